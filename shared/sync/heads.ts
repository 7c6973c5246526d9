import type { Fact } from './fact.ts';

/**
 * The observations of one thing that no later observer had seen: usually one, several when people who did not know of
 * each other said something. `past`: of phones whose word has been replaced by somebody else's, the count of that word,
 * so that an older one of the same phone that comes late is known to be old.
 */
export interface Heads<T> {
  heads: Fact<T>[];
  past: Readonly<Record<string, number>>;
}

export const noHeads: Heads<never> = { heads: [], past: {} };

/**
 * Takes one more observation in. Whoever had seen an observation and said something after it has replaced it, whatever
 * the clocks say; so has a phone's own later word. The order of arrival does not matter, and once is as good as twice.
 */
export function observe<T>(known: Heads<T>, next: Fact<T>): Heads<T> {
  if (known.heads.some((head) => head.op === next.op)) return known;
  const replacing = known.heads.filter((head) => saw(head, next));
  const left = known.heads.filter((head) => replacing.includes(head) || !saw(next, { ver: 0, ...head }));
  const isOld = replacing.length > 0 || isPassed(known.past, next);
  const heads = isOld ? left : [...left, next];
  const gone = [...known.heads.filter((head) => !left.includes(head)), ...(isOld ? [next] : [])];
  return { heads: heads.sort((a, b) => (a.op < b.op ? -1 : 1)), past: pastAfter(known.past, gone, heads) };
}

/** Whether the author of `later` had seen `earlier`, or made both on one phone. What is on no server nobody else has seen. */
function saw(later: Fact<unknown>, earlier: Fact<unknown>): boolean {
  if (earlier.ver !== undefined && earlier.ver <= later.bv) return true;
  if (later.device === undefined || later.device !== earlier.device) return false;
  const hasSeenLater = later.ver !== undefined && later.ver <= earlier.bv;
  return (later.seq ?? 0) > (earlier.seq ?? 0) && !hasSeenLater;
}

function isPassed(past: Heads<unknown>['past'], { device, seq = 0 }: Fact<unknown>): boolean {
  return device !== undefined && seq <= (past[device] ?? -1);
}

/** The last word of each phone, unless it still stands among the heads. */
function pastAfter(before: Heads<unknown>['past'], gone: Fact<unknown>[], heads: Fact<unknown>[]): Heads<unknown>['past'] {
  const past: Record<string, number> = { ...before };
  for (const { device, seq = 0 } of gone) if (device !== undefined) past[device] = Math.max(past[device] ?? 0, seq);
  for (const { device, seq = 0 } of heads) if (device !== undefined && (past[device] ?? 0) <= seq) delete past[device];
  return past;
}

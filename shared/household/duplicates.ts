import { fold } from '#shared/base/text.ts';

/** What is compared to tell whether two entries may be one household. */
export interface Candidate {
  headName: string;
  address: string | null;
  phone: string | null;
}

export type Likeness = 'same-phone' | 'same-name' | 'similar-name' | 'same-address';

export interface LikelyDuplicate<T> {
  household: T;
  why: Likeness[];
  /** 1 to 10; shown first when greater. */
  score: number;
}

const weight = { 'same-phone': 4, 'same-name': 4, 'similar-name': 2, 'same-address': 2 } satisfies Record<Likeness, number>;

/**
 * The duplicate rule: households that may be the one about to be registered, most likely first. A shared phone or a
 * name that folds alike is enough; a similar name (one word or one letter apart) only together with the address.
 */
export function likelyDuplicates<T extends Candidate>(candidate: Candidate, households: readonly T[]): LikelyDuplicate<T>[] {
  return households
    .map((household) => ({ household, why: likenesses(candidate, household) }))
    .map((one) => ({ ...one, score: one.why.reduce((sum, why) => sum + weight[why], 0) }))
    .filter((one) => one.score >= 4)
    .sort((a, b) => b.score - a.score);
}

function likenesses(a: Candidate, b: Candidate): Likeness[] {
  const why: Likeness[] = [];
  if (a.phone !== null && a.phone === b.phone) why.push('same-phone');
  const [nameA, nameB] = [fold(a.headName), fold(b.headName)];
  if (nameA !== '' && nameA === nameB) why.push('same-name');
  else if (areSimilar(nameA, nameB)) why.push('similar-name');
  const [addressA, addressB] = [fold(a.address ?? ''), fold(b.address ?? '')];
  if (addressA !== '' && addressA === addressB) why.push('same-address');
  return why;
}

function areSimilar(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (editDistanceAtMostOne(a, b)) return true;
  const [short, long] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]];
  return short.length >= 2 && long.length - short.length === 1 && short.every((word) => long.includes(word));
}

function editDistanceAtMostOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

/** An entry that may stand twice, with what somebody has already said of it. */
export interface Entry extends Candidate {
  id: string;
  /** Entries that somebody has found to be other households. */
  distinctFrom: readonly string[];
}

export interface LikelyPair<T> {
  a: T;
  b: T;
  why: Likeness[];
  score: number;
}

/**
 * Entries that may be one household, most likely first; each pair once. Only entries that share a telephone, a name or an
 * address without marks are compared, so that a commune of ten thousand is looked through in a moment.
 */
export function likelyPairs<T extends Entry>(entries: readonly T[]): LikelyPair<T>[] {
  const pairs = new Map<string, LikelyPair<T>>();
  for (const block of blocksOf(entries)) {
    for (const [index, a] of block.entries()) {
      for (const { household: b, why, score } of likelyDuplicates(a, block.slice(index + 1))) {
        if (!a.distinctFrom.includes(b.id) && !b.distinctFrom.includes(a.id)) pairs.set(`${a.id} ${b.id}`, { a, b, why, score });
      }
    }
  }
  return [...pairs.values()].sort((one, other) => other.score - one.score || (one.a.id < other.a.id ? -1 : 1));
}

function blocksOf<T extends Entry>(entries: readonly T[]): T[][] {
  const blocks = new Map<string, T[]>();
  for (const entry of entries) {
    for (const key of [entry.phone, `name ${fold(entry.headName)}`, `at ${fold(entry.address ?? '')}`]) {
      if (key === null || key === 'name ' || key === 'at ') continue;
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [entry]);
      else block.push(entry);
    }
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

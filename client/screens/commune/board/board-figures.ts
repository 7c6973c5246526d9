import { compareWords } from '#shared/base/text.ts';
import type { Tally } from '#shared/coverage/tally.ts';
import { canonical } from '#shared/sync/canonical.ts';

/** One hamlet of the board: numbers of all its households and the moment of the last visit. */
export interface BoardHamlet {
  scope: number;
  name: string;
  tally: Tally;
  lastVisitAt: string | null;
}

/** Most doors nobody has been to first; then most doors that stayed closed; then the name. A copy is returned. */
export function mostClosedFirst<T extends BoardHamlet>(hamlets: readonly T[]): T[] {
  return [...hamlets].sort(
    (a, b) =>
      b.tally.notVisited - a.tally.notVisited || b.tally.notMet - a.tally.notMet || compareWords(a.name, b.name),
  );
}

/** Everything of a hamlet that the board shows, as one text: another text means that it changed. */
export function printOf(hamlet: BoardHamlet): string {
  return canonical([hamlet.name, hamlet.lastVisitAt, hamlet.tally]);
}

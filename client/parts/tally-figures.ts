import { addTally, emptyTally, type Tally } from '#shared/coverage/tally.ts';

/** The numbers of several places together: the sum of their tallies. */
export function sumOf(places: readonly { tally: Tally }[]): Tally {
  return places.reduce((sum, place) => addTally(sum, place.tally), emptyTally);
}

/** Households where somebody was met and agreed to talk, covered or not yet. */
export function metOf(tally: Tally): number {
  return tally.visited + tally.covered;
}

import type { RosterEntry } from '#client/store/roster-entry.ts';

export interface HamletProgress {
  houses: number;
  visited: number;
  covered: number;
}

/** How far the work has come. Visited: somebody went, whether or not anybody was met. */
export function progressOf(entries: readonly RosterEntry[]): HamletProgress {
  return {
    houses: entries.length,
    visited: entries.filter(({ coverage, lastVisit }) => coverage.kind !== 'not-visited' || lastVisit !== null).length,
    covered: entries.filter(({ coverage }) => coverage.kind === 'covered').length,
  };
}

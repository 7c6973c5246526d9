import { type Day, dayOf, daysBetween } from '#shared/base/day.ts';
import { compareWords } from '#shared/base/text.ts';
import type { Dispute } from '#shared/household/disputes.ts';
import type { Skill } from '#shared/member/skills.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';

/** Why a house is worth going to now. */
export type Reason =
  | { kind: 'promised'; on: Day; daysLate: number }
  /** A lead or an official asked that somebody look. */
  | { kind: 'check'; about: readonly Dispute[] }
  | { kind: 'not-visited' }
  | { kind: 'not-met'; lastOn: Day }
  | { kind: 'missing'; skills: readonly Skill[] };

export interface Suggestion {
  entry: RosterEntry;
  reason: Reason;
}

/**
 * What to do next, best first: houses where a lead or an official asked for a look, for they are few and somebody waits;
 * promises that are due, the latest one last; houses never visited, neighbours together; houses where nobody was met, the
 * longest ago first; then houses that lack something, those nearest to "đạt" first. A house promised for a later day
 * waits for that day, and a house where somebody was met today has had its turn.
 */
export function suggestionsOf(entries: readonly RosterEntry[], today: Day): Suggestion[] {
  return entries
    .flatMap((entry) => {
      const reason = reasonOf(entry, today);
      return reason === null ? [] : [{ entry, reason }];
    })
    .sort((a, b) => rank[a.reason.kind] - rank[b.reason.kind] || compareAlike(a, b) || compareDoors(a.entry, b.entry));
}

const rank = { check: 0, promised: 1, 'not-visited': 2, 'not-met': 3, missing: 4 } as const satisfies Record<Reason['kind'], number>;

function reasonOf(entry: RosterEntry, today: Day): Reason | null {
  const { coverage, revisitOn, lastVisit } = entry;
  if (coverage.kind === 'moved') return null;
  const daysLate = revisitOn === null ? null : daysBetween(revisitOn, today);
  if (daysLate !== null && daysLate < 0) return null;
  const about = toCheck(entry, today);
  if (about.length > 0) return { kind: 'check', about };
  if (revisitOn !== null && daysLate !== null) return { kind: 'promised', on: revisitOn, daysLate };
  const lastOn = lastVisit === null ? null : dayOf(lastVisit.at);
  switch (coverage.kind) {
    case 'not-visited':
      return { kind: 'not-visited' };
    case 'not-met':
      return lastOn === null ? null : { kind: 'not-met', lastOn };
    case 'visited':
      return lastOn === today ? null : { kind: 'missing', skills: coverage.missing };
    case 'refused':
    case 'covered':
      return null;
  }
}

/** What somebody is to look at; a house where somebody went today after it was asked has had its turn. */
function toCheck({ disputes, lastVisit }: RosterEntry, today: Day): Dispute[] {
  const wentToday = lastVisit !== null && dayOf(lastVisit.at) === today ? lastVisit.at : '';
  return disputes.filter(({ check }) => check !== null && check.at > wentToday);
}

function compareAlike({ reason: a }: Suggestion, { reason: b }: Suggestion): number {
  if (a.kind === 'promised' && b.kind === 'promised') return b.daysLate - a.daysLate;
  if (a.kind === 'not-met' && b.kind === 'not-met') return compareWords(a.lastOn, b.lastOn);
  if (a.kind === 'missing' && b.kind === 'missing') return a.skills.length - b.skills.length;
  return 0;
}

function compareDoors(a: RosterEntry, b: RosterEntry): number {
  return (
    compareWords(a.hamletName, b.hamletName) ||
    compareWords(a.particulars.address ?? '', b.particulars.address ?? '') ||
    (a.file.id < b.file.id ? -1 : 1)
  );
}

import { scopeKey } from '#shared/sync/scope.ts';
import { type RosterEntry, searchEntries } from '#client/store/roster-entry.ts';

export const listFilters = ['all', 'not-visited', 'promised', 'not-covered', 'covered'] as const;
export type ListFilter = (typeof listFilters)[number];

/** The houses a filter keeps. `not-covered`: somebody went there and it is not yet "đạt". */
function keptBy(filter: ListFilter, { coverage, revisitOn }: RosterEntry): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'not-visited':
      return coverage.kind === 'not-visited';
    case 'promised':
      return revisitOn !== null;
    case 'not-covered':
      return coverage.kind === 'visited' || coverage.kind === 'not-met' || coverage.kind === 'refused';
    case 'covered':
      return coverage.kind === 'covered';
  }
}

/** The houses to show: by words of a name or address, with or without marks, or by any digits of a phone number. */
export function findHouseholds(entries: readonly RosterEntry[], filter: ListFilter, query: string): RosterEntry[] {
  const kept = entries.filter((entry) => keptBy(filter, entry));
  const digits = query.replace(/[\s.]/g, '');
  if (!/^\d{3,}$/.test(digits)) return searchEntries(kept, query);
  const byPhone = kept.filter(({ particulars }) => particulars.phone?.includes(digits));
  return [...new Set([...byPhone, ...searchEntries(kept, query)])];
}

export interface HamletGroup {
  name: string;
  entries: RosterEntry[];
}

/** The houses under the hamlets they stand in, hamlets and houses in the order they came. */
export function byHamlet(entries: readonly RosterEntry[]): HamletGroup[] {
  const groups = new Map<string, HamletGroup>();
  for (const entry of entries) {
    const key = scopeKey(entry.scope);
    const group = groups.get(key) ?? { name: entry.hamletName, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

import type { Day } from '#shared/base/day.ts';
import { type Coverage, coverageOf, revisitOf } from '#shared/coverage/coverage.ts';
import { type HouseholdFile, membersOf, visitsOf } from '#shared/household/household-file.ts';
import { type Particulars, particularsOf } from '#shared/household/household.ts';
import { fitOf, type SearchKey, searchKeyOf } from '#shared/household/search.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Visit } from '#shared/visit/visit.ts';

/** One household as the phone shows it: the commune's page with this phone's own pending work laid over it. */
export interface RosterEntry {
  scope: Scope;
  hamletName: string;
  file: HouseholdFile;
  particulars: Particulars;
  coverage: Coverage;
  revisitOn: Day | null;
  lastVisit: Visit | null;
  /** Something of it has not yet reached the commune. */
  waiting: boolean;
  searchKey: SearchKey;
}

export function entryOf(hamlet: GrantedScope, file: HouseholdFile, waiting: boolean): RosterEntry {
  const particulars = particularsOf(file.household);
  const names = membersOf(file).map((member) => member.identity.value.name);
  return {
    scope: { commune: hamlet.commune, scope: hamlet.scope },
    hamletName: hamlet.hamletName,
    file,
    particulars,
    coverage: coverageOf(file),
    revisitOn: revisitOf(file),
    lastVisit: visitsOf(file)[0] ?? null,
    waiting,
    searchKey: searchKeyOf([particulars.headName, particulars.address, particulars.phone, ...names]),
  };
}

/** The entries that fit what was typed, those with the same marks first; an empty query keeps them all as they are. */
export function searchEntries(entries: readonly RosterEntry[], query: string): RosterEntry[] {
  if (query.trim() === '') return [...entries];
  const fits = entries.map((entry) => ({ entry, fit: fitOf(query, entry.searchKey) }));
  return fits
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ entry }) => entry);
}

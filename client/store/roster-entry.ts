import type { Day } from '#shared/base/day.ts';
import { type Coverage, coverageOf, revisitOf } from '#shared/coverage/coverage.ts';
import { type Dispute, disputesOf } from '#shared/household/disputes.ts';
import { type HouseholdFile, membersOf, visitsOf } from '#shared/household/household-file.ts';
import { type Particulars, particularsOf } from '#shared/household/household.ts';
import type { OtherName } from '#shared/household/merge.ts';
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
  /** About what people say different things. */
  disputes: Dispute[];
  /** Entries that somebody has said to be this household too. */
  names: readonly OtherName[];
  searchKey: SearchKey;
}

export function entryOf(
  hamlet: GrantedScope,
  file: HouseholdFile,
  { waiting, names }: Pick<RosterEntry, 'waiting' | 'names'>,
): RosterEntry {
  const particulars = particularsOf(file.household);
  const people = membersOf(file).map((member) => member.identity.value.name);
  const heads = names.map(({ household }) => particularsOf(household).headName);
  return {
    scope: { commune: hamlet.commune, scope: hamlet.scope },
    hamletName: hamlet.hamletName,
    file,
    particulars,
    coverage: coverageOf(file),
    revisitOn: revisitOf(file),
    lastVisit: visitsOf(file)[0] ?? null,
    waiting,
    disputes: disputesOf(file),
    names,
    searchKey: searchKeyOf([particulars.headName, particulars.address, particulars.phone, ...heads, ...people]),
  };
}

/** Whether the household goes by this id: its own, or that of an entry joined with it. */
export function goesBy({ file, names }: RosterEntry, householdId: string): boolean {
  return file.id === householdId || names.some(({ id }) => id === householdId);
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

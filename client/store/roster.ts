import { sameScope } from '#shared/sync/scope.ts';
import { useLiveValue } from './live-value.ts';
import { goesBy, type RosterEntry } from './roster-entry.ts';
import type { Roster } from './roster-view.ts';
import { thisPhone } from './this-phone.ts';

/** Every hamlet granted to this phone and every household known in it, by hamlet and then by given name. */
export function useRoster(): Roster {
  return useLiveValue(thisPhone.roster);
}

/** The household that goes by this id, also when it is now only another name of it. */
export function useRosterEntry(householdId: string): RosterEntry | null {
  return useRoster().entries.find((entry) => goesBy(entry, householdId)) ?? null;
}

/** Where a household of this phone's hamlets has gone: a hamlet of this person's, another of the commune, or elsewhere. */
export type WhereGone = { kind: 'hamlet'; name: string } | { kind: 'other-hamlet' } | { kind: 'away' };

/** `null` when the phone knows of no departure. */
export function useWhereGone(householdId: string): WhereGone | null {
  const { departures, hamlets } = useRoster();
  const departure = departures.get(householdId);
  if (departure === undefined) return null;
  const { commune, movedTo } = departure;
  if (movedTo === null) return { kind: 'away' };
  const hamlet = hamlets.find((one) => sameScope(one, { commune, scope: movedTo }));
  return hamlet === undefined ? { kind: 'other-hamlet' } : { kind: 'hamlet', name: hamlet.hamletName };
}

/** Whether the list was not on the phone when it was opened, and is not yet here whole again. */
export function useListIsMissing(): boolean {
  const { hamlets } = useRoster();
  return useLiveValue(thisPhone.openedWithoutPages) && hamlets.some(({ complete }) => !complete);
}

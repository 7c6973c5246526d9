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

import { useLiveValue } from './live-value.ts';
import type { RosterEntry } from './roster-entry.ts';
import type { Roster } from './roster-view.ts';
import { thisPhone } from './this-phone.ts';


/** Every hamlet granted to this phone and every household known in it, by hamlet and then by given name. */
export function useRoster(): Roster {
  return useLiveValue(thisPhone.roster);
}

export function useRosterEntry(householdId: string): RosterEntry | null {
  return useRoster().entries.find((entry) => entry.file.id === householdId) ?? null;
}

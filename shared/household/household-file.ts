import type { Member } from '#shared/member/member.ts';
import type { Visit } from '#shared/visit/visit.ts';
import type { Household } from './household.ts';

/** Everything kept of one household: the aggregate that an operation changes. */
export interface HouseholdFile {
  id: string;
  household: Household;
  members: Record<string, Member>;
  visits: Record<string, Visit>;
}

export function emptyFile(id: string): HouseholdFile {
  return { id, household: { id }, members: {}, visits: {} };
}

/** Whether the household has been listed or registered, and has not left; until then only operations about it have arrived. */
export function isFounded({ household }: HouseholdFile): boolean {
  return household.gone === undefined && (household.listing !== undefined || household.registration !== undefined);
}

/** The household's people, as first written down (their ids carry the time). */
export function membersOf(file: HouseholdFile): Member[] {
  return Object.values(file.members).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Newest first. */
export function visitsOf(file: HouseholdFile): Visit[] {
  return Object.values(file.visits).sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

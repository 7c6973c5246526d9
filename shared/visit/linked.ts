import { dayOf } from '#shared/base/day.ts';
import { type HouseholdFile, visitsOf } from '#shared/household/household-file.ts';
import type { Visit } from './visit.ts';

/**
 * Visits of other people to the same household on the same day (of Vietnam): two volunteers went together, or did not
 * know of each other. They are shown beside each other and stay two visits.
 */
export function sameDayVisits(file: HouseholdFile, visit: Visit): Visit[] {
  const day = dayOf(visit.at);
  return visitsOf(file).filter((other) => other.by.id !== visit.by.id && dayOf(other.at) === day);
}

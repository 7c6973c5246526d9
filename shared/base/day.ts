/** A calendar day as `YYYY-MM-DD`. */
export type Day = string;

/** A moment as ISO 8601 in UTC, e.g. `2026-11-22T07:05:00.000Z`. */
export type Instant = string;

// Vietnam keeps UTC+7 all year: no daylight saving to reckon with.
const offsetMs = 7 * 60 * 60 * 1000;

/** The day on the wall calendar in Vietnam at a moment. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 10);
}

/** The year on the wall calendar in Vietnam at a moment. Asked of every skill of every person, so without a `Date`. */
export function yearOf(instant: Instant): number {
  const year = Number(instant.slice(0, 4));
  return instant.slice(5, 13) >= '12-31T17' ? year + 1 : year;
}

/** The day `days` after (or before, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000);
}

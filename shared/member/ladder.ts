/**
 * The ladder of a person towards doing it alone. Level 2 is issued only in person by the police; a volunteer can help
 * with everything else (Decree 69/2024/NĐ-CP). Unknown is the absence of a rung, never the lowest one.
 */
export const rungs = [
  'no-card',
  'no-account',
  'level-1',
  'level-2-inactive',
  'activated',
  'portal-login',
  'submitted',
] as const;
export type Rung = (typeof rungs)[number];

/** 0 for the lowest rung to 6 for the highest. */
export function heightOf(rung: Rung): number {
  return rungs.indexOf(rung);
}

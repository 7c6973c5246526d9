import { disputesOf } from '#shared/household/disputes.ts';
import { type HouseholdFile, isFounded } from '#shared/household/household-file.ts';
import { particularsOf } from '#shared/household/household.ts';
import { type CoverageKind, coverageOf } from './coverage.ts';

/**
 * What is counted of households, hamlet by hamlet. The numbers of a place are the sum over its households, so a board
 * is kept right by adding, in the writing transaction, the difference between a household's tally before and after.
 */
export const tallyKeys = [
  'households',
  'notVisited',
  'notMet',
  'refused',
  'moved',
  'visited',
  'covered',
  'visits',
  /** Poor and near-poor: on the list → reviewed (somebody said whether there is a smartphone) → without one. */
  'poorListed',
  'poorReviewed',
  'poorWithoutSmartphone',
  'nearPoorListed',
  'nearPoorReviewed',
  'nearPoorWithoutSmartphone',
  /** Where two people say different things. */
  'disputed',
  'smartphoneKnown',
  'smartphoneYes',
] as const;
export type TallyKey = (typeof tallyKeys)[number];
export type Tally = Record<TallyKey, number>;

export const emptyTally: Tally = Object.fromEntries(tallyKeys.map((key) => [key, 0])) as Tally;

const coverageKey = {
  'not-visited': 'notVisited',
  'not-met': 'notMet',
  refused: 'refused',
  moved: 'moved',
  visited: 'visited',
  covered: 'covered',
} as const satisfies Record<CoverageKind, TallyKey>;

/** What one household adds to its hamlet's numbers. */
export function tallyOf(file: HouseholdFile): Tally {
  if (!isFounded(file)) return emptyTally;
  const tally = { ...emptyTally, households: 1, visits: Object.keys(file.visits).length };
  tally[coverageKey[coverageOf(file).kind]] = 1;
  if (disputesOf(file).length > 0) tally.disputed = 1;
  const smartphone = file.household.smartphone?.value;
  if (smartphone !== undefined) tally.smartphoneKnown = 1;
  if (smartphone === 'yes') tally.smartphoneYes = 1;
  const { poverty } = particularsOf(file.household);
  if (poverty === 'poor' || poverty === 'near-poor') {
    const group = poverty === 'poor' ? 'poor' : 'nearPoor';
    tally[`${group}Listed`] = 1;
    if (smartphone !== undefined) tally[`${group}Reviewed`] = 1;
    if (smartphone === 'no') tally[`${group}WithoutSmartphone`] = 1;
  }
  return tally;
}

/** `a + sign · b`, key by key. */
export function addTally(a: Tally, b: Tally, sign: 1 | -1 = 1): Tally {
  const sum = { ...a };
  for (const key of tallyKeys) sum[key] += sign * b[key];
  return sum;
}

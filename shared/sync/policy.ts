import { heightOf, type Rung } from '#shared/member/ladder.ts';
import { type Fact, latest } from './fact.ts';

/**
 * How each fact comes by its current value, and when two people who did not know of each other are said to disagree.
 * `latest`: the later observation. `authority`: only the commune's list says it, the later list wins. `monotone`: the
 * highest rung. `disputedWithinDays`: another value, observed no longer before the current one than this, is a second
 * opinion; longer ago, things have simply changed. `null`: nobody needs to settle it.
 */
export const policies = {
  listing: { current: 'authority', disputedWithinDays: null },
  registration: { current: 'latest', disputedWithinDays: null },
  consent: { current: 'latest', disputedWithinDays: null },
  signal: { current: 'latest', disputedWithinDays: null },
  smartphone: { current: 'latest', disputedWithinDays: 180 },
  broadband: { current: 'latest', disputedWithinDays: 180 },
  mergedInto: { current: 'latest', disputedWithinDays: null },
  identity: { current: 'latest', disputedWithinDays: null },
  phone: { current: 'latest', disputedWithinDays: 180 },
  simOwn: { current: 'latest', disputedWithinDays: 180 },
  rung: { current: 'monotone', disputedWithinDays: null },
  // People learn: what somebody could not do last month says little of today.
  account: { current: 'latest', disputedWithinDays: 30 },
  login: { current: 'latest', disputedWithinDays: 30 },
  service: { current: 'latest', disputedWithinDays: 30 },
} as const satisfies Record<string, { current: 'latest' | 'authority' | 'monotone'; disputedWithinDays: number | null }>;

export type FactField = keyof typeof policies;

/** Facts about which two opinions are possible, of the house and of a person. */
export const houseQuestions = ['smartphone', 'broadband'] as const satisfies FactField[];
export const memberQuestions = ['phone', 'simOwn', 'account', 'login', 'service'] as const satisfies FactField[];
export type Question = (typeof houseQuestions)[number] | (typeof memberQuestions)[number];

/** The current value among observations that stand side by side; `undefined` when there is none. */
export function currentOf<T>(field: FactField, standing: readonly Fact<T>[]): Fact<T> | undefined {
  return standing.reduce<Fact<T> | undefined>((best, one) => {
    const isHigher = policies[field].current === 'monotone' && best !== undefined ? height(one) - height(best) : 0;
    if (isHigher !== 0) return isHigher > 0 ? one : best;
    return latest(best, one);
  }, undefined);
}

function height(fact: Fact<unknown>): number {
  return heightOf(fact.value as Rung);
}

const dayMs = 24 * 60 * 60 * 1000;

/** Those of the observations that say something else than the current one, near enough in time to be a second opinion. */
export function dissentersFrom<T>(field: FactField, current: Fact<T>, standing: readonly Fact<T>[]): Fact<T>[] {
  const { disputedWithinDays } = policies[field];
  if (disputedWithinDays === null) return [];
  const since = Date.parse(current.at) - disputedWithinDays * dayMs;
  return standing.filter((one) => one.value !== current.value && Date.parse(one.at) >= since);
}

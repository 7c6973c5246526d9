import { type Mutant, mutants } from './mutants.ts';
import { type Plan, planOf } from './plan.ts';
import { type Outcome, play } from './run.ts';

export { mutants, planOf };

export type Broken = NonNullable<Outcome['violation']>;

/** What many worlds came to, together. */
export interface Totals {
  seeds: number;
  saved: number;
  acked: number;
  events: number;
  faults: Record<string, number>;
}

export function emptyTotals(): Totals {
  return { seeds: 0, saved: 0, acked: 0, events: 0, faults: {} };
}

export function addTotals(into: Totals, one: Totals): void {
  for (const key of ['seeds', 'saved', 'acked', 'events'] as const) into[key] += one[key];
  for (const [fault, times] of Object.entries(one.faults)) into.faults[fault] = (into.faults[fault] ?? 0) + times;
}

/** Plays one world after the other; tells of each that broke a promise. */
export async function playPlans(plans: Iterable<Plan>, hear: (plan: Plan, broken: Broken) => void): Promise<Totals> {
  const totals = emptyTotals();
  for (const plan of plans) {
    const { violation, saved, acked, events, faults } = await play(plan);
    addTotals(totals, { seeds: 1, saved, acked, events, faults });
    if (violation !== null) hear(plan, violation);
  }
  return totals;
}

/** After how many worlds a mistake is found, and which promise it broke; `null` when it lives through them all. */
export async function catchMutant({ bend }: Mutant, life: number): Promise<{ invariant: string; seeds: number } | null> {
  for (let seed = 1; seed <= life; seed += 1) {
    const { violation } = await play(planOf(seed), { bend });
    if (violation !== null) return { invariant: violation.invariant, seeds: seed };
  }
  return null;
}

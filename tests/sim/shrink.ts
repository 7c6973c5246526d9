import type { Plan, Step } from './plan.ts';
import { type Outcome, play } from './run.ts';
import type { Bend } from './world.ts';

/** The plan with every step left out that the same violation does without. */
async function shrink(plan: Plan, invariant: string, bend: Bend, budget = 400): Promise<Plan> {
  let [least, left] = [plan, budget];

  async function stillFails(steps: Step[]): Promise<boolean> {
    left -= 1;
    const { violation } = await play({ ...least, steps }, { bend });
    return violation?.invariant === invariant;
  }

  for (let part = Math.ceil(least.steps.length / 2); part >= 1 && left > 0; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let from = 0; from < least.steps.length && left > 0; ) {
      const steps = least.steps.toSpliced(from, part);
      if (await stillFails(steps)) least = { ...least, steps };
      else from += part;
    }
  }
  return least;
}

/** The story of a failed plan, short enough to read. */
export async function storyOf(plan: Plan, violation: NonNullable<Outcome['violation']>, bend: Bend): Promise<{ text: string; least: Plan }> {
  const least = await shrink(plan, violation.invariant, bend);
  const { lines, violation: still } = await play(least, { bend, isTold: true });
  const text = [
    `seed ${plan.seed} breaks ${violation.what}`,
    `${least.steps.length} of ${plan.steps.length} steps are enough (world: ${JSON.stringify(least.shape)}):`,
    ...lines,
    `=> ${still?.what ?? 'the shortened story no longer breaks it'}`,
    `Again: npm run sim -- --seed ${plan.seed}`,
  ].join('\n');
  return { text, least };
}

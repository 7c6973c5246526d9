import { scopeKey } from '#shared/sync/scope.ts';
import { Oracle } from './oracle.ts';
import type { Tab } from './phone.ts';
import type { Plan } from './plan.ts';
import { comeToRest } from './rest.ts';
import { drained } from './scheduler.ts';
import { doStep } from './steps.ts';
import { Violation } from './violation.ts';
import { type Bend, World } from './world.ts';

/** What one world came to. */
export interface Outcome {
  violation: { invariant: string; what: string } | null;
  saved: number;
  acked: number;
  events: number;
  faults: Record<string, number>;
  /** Only when it was asked to tell. */
  lines: string[];
}

/** Plays a plan from its beginning to rest. */
export async function play(plan: Plan, { bend = {}, isTold = false }: { bend?: Bend; isTold?: boolean } = {}): Promise<Outcome> {
  // Nobody reads the stacks of Problems that are a part of the story.
  Error.stackTraceLimit = isTold ? 20 : 0;
  const oracle = new Oracle();
  const world = new World(plan, oracle, bend, isTold);
  const unheard = (fault: unknown) => {
    world.violation ??= new Violation('I8', `nobody caught ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  };
  process.on('unhandledRejection', unheard);
  try {
    await begin(world, plan);
    for (const step of plan.steps) {
      await world.scheduler.runUntil(world.scheduler.now + step.wait);
      doStep(world, step);
      await drained();
      look(world);
      if (world.violation !== null) break;
    }
    if (world.violation === null) {
      const rest = await comeToRest(world);
      world.check((judge) => judge.judge(rest));
    }
  } finally {
    process.off('unhandledRejection', unheard);
  }
  const { violation } = world;
  return {
    violation: violation === null ? null : { invariant: violation.invariant, what: violation.message },
    saved: oracle.saved.size,
    acked: oracle.acked.size,
    events: world.scheduler.events,
    faults: world.counts,
    lines: world.lines ?? [],
  };
}

async function begin(world: World, { shape }: Plan): Promise<void> {
  for (let hamlet = 0; hamlet < shape.hamlets; hamlet += 1) {
    for (let household = 0; household < shape.listed; household += 1) {
      doStep(world, { kind: 'office', wait: 0, hamlet, household, look: household });
    }
  }
  await world.scheduler.runUntil(world.scheduler.now + 1_000);
  world.backups.push(world.storage.contents);
  for (const phone of world.phones) phone.openTab();
  await world.scheduler.runUntil(world.scheduler.now + 1_000);
}

/** What every open tab says at this moment. */
function look(world: World): void {
  for (const tab of world.phones.flatMap((phone) => phone.tabs)) {
    if (!tab.isOpen) continue;
    for (const { op, state } of tab.store.outbox.get()) {
      // What no door takes can come by hand alone, and once more only when somebody carries it once more.
      if (state.kind === 'arrived' && !world.poisoned.has(op.id)) world.oracle.acked.set(op.id, tab.phone.name);
    }
    const view = viewOf(tab);
    world.check((oracle) => oracle.shows(tab.phone.name, underWay(world, tab), view));
  }
}

function viewOf(tab: Tab): Map<string, Set<string>> {
  const { entries } = tab.store.roster.get();
  return new Map(entries.map(({ file, scope }) => [`${scopeKey(scope)} ${file.id}`, new Set(Object.keys(file.visits))]));
}

function underWay({ oracle, leftTheCommune }: World, tab: Tab): { id: string; visit: string; household: string }[] {
  return tab.store.outbox.get().flatMap(({ op, scope, state, householdId }) => {
    const isSaved = oracle.saved.has(op.id) && state.kind !== 'quarantined';
    if (!isSaved || op.t !== 'visit.log' || leftTheCommune.has(householdId)) return [];
    return [{ id: op.id, visit: op.b.visitId, household: `${scopeKey(scope)} ${householdId}` }];
  });
}

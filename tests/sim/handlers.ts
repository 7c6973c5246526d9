import { Problem } from '#shared/base/problem.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { said } from './facts.ts';
import type { SimPhone, Tab } from './phone.ts';
import type { StepKind, StepKinds } from './plan.ts';
import { ids } from './stand-ins/uuid.ts';
import type { World } from './world.ts';

/** How each kind of step is done. */
export type Handlers = { [K in StepKind]: (world: World, step: StepKinds[K]) => void };

export function operationsOn(phone: SimPhone): Set<string> {
  return new Set(phone.disk.journal['operations']?.keys() ?? []);
}

export function openTabOf(phone: SimPhone, which: number): Tab | undefined {
  return at(openTabs(phone), which);
}

export function openTabs(phone: SimPhone): Tab[] {
  return phone.tabs.filter((tab) => tab.isOpen);
}

export function phoneAt(world: World, number: number): SimPhone {
  return at(world.phones, number) as SimPhone;
}

export function at<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

export function householdsOn(tab: Tab, hamlet: Scope): string[] {
  return tab.store.roster.get().entries.filter(({ scope }) => sameScope(scope, hamlet)).map(({ file }) => file.id);
}

/** A person on this phone is done with something: the oracle hears what was meant, and of it when the phone says that it is saved. */
export async function save(world: World, tab: Tab, hamlet: Scope, body: OperationBody): Promise<void> {
  const { phone } = tab;
  const [serverIds, seen] = [ids.next, phone.now().toISOString()];
  ids.next = () => phone.world.bend.ids?.(tab) ?? world.idFor(phone);
  const saving = tab.store.saveOperation({ commune: hamlet.commune, scope: hamlet.scope }, body);
  ids.next = serverIds;
  const id = ids.last;
  const key = scopeKey(hamlet);
  if (!world.oracle.said.has(id)) world.oracle.said.set(id, said(id, key, seen, body));
  if (world.poisonedPhones.delete(phone)) {
    world.count('work that no door takes');
    world.poisoned.add(id);
  }
  try {
    await saving;
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    return;
  }
  world.tell(`${phone.name} saved ${id.slice(-4)} ${body.t}`);
  world.oracle.saved.set(id, phone.name);
}

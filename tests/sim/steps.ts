import type { Envelope } from '#shared/sync/operation.ts';
import { communeSteps } from './commune-steps.ts';
import { courierSteps } from './courier-steps.ts';
import { householdId, registration, visit } from './facts.ts';
import { at, type Handlers, householdsOn, openTabOf, openTabs, operationsOn, phoneAt, save } from './handlers.ts';
import { mayBeLost } from './hearing.ts';
import type { SimPhone } from './phone.ts';
import type { Step, StepKind, StepKinds } from './plan.ts';
import { forEver } from './scheduler.ts';
import type { World } from './world.ts';

/** Does one step of a plan; what makes no sense in the world as it is does nothing. */
export function doStep(world: World, step: Step): void {
  world.tell(`· ${JSON.stringify(step)}`);
  const handle = handlers[step.kind] as (world: World, step: StepKinds[StepKind]) => void;
  handle(world, step);
}

const handlers: Handlers = {
  ...communeSteps,
  ...courierSteps,
  save(world, { phone: number, hamlet: which, household, what, visit: nth, look }) {
    const tab = openTabOf(phoneAt(world, number), look);
    const hamlet = tab === undefined ? undefined : at(tab.granted(), which);
    if (tab === undefined || hamlet === undefined) return;
    const { scope } = hamlet;
    // A visit begins at a household that the phone shows, also one that came from elsewhere; what no list has is registered.
    const shown = householdsOn(tab, hamlet);
    const own = householdId(scope, household);
    const known = shown.includes(own) ? own : at(shown.filter((id) => !id.startsWith(own.slice(0, -4))), look);
    const body = what === 'register' || known === undefined ? registration(scope, household, look) : visit(known, nth, look, what === 'met');
    void save(world, tab, hamlet, body);
  },
  sync: (world, { phone }) => openTabs(phoneAt(world, phone)).forEach((tab) => tab.loop.syncNow()),
  open(world, { phone: number }) {
    const phone = phoneAt(world, number);
    if (phone.tabs.length < 2) phone.openTab();
  },
  kill(world, { phone: number, whole }) {
    const phone = phoneAt(world, number);
    const [first] = phone.tabs;
    if (first === undefined) return;
    world.count(whole ? 'browser killed' : 'tab killed');
    if (whole) phone.killAll();
    else phone.kill(first);
    world.scheduler.after(world.chance.between(500, 30_000), forEver, () => phone.tabs.length === 0 && phone.openTab());
  },
  offline(world, { phone, seconds }) {
    world.count('offline');
    phoneAt(world, phone).onlineFrom = world.scheduler.now + seconds * 1_000;
  },
  hide: (world, { phone }) => void (phoneAt(world, phone).isVisible = false),
  show(world, { phone: number }) {
    const phone = phoneAt(world, number);
    phone.isVisible = true;
    for (const tab of openTabs(phone)) tab.loop.syncNow();
  },
  net: (world, { phone, fault }) => void phoneAt(world, phone).netFaults.push(fault),
  disk: (world, { phone, fault, database }) => void phoneAt(world, phone).diskFaults.push({ fault, database }),
  poison: (world, { phone }) => void world.poisonedPhones.add(phoneAt(world, phone)),
  clock(world, { phone, hours }) {
    world.count('clock wrong');
    phoneAt(world, phone).clockAhead = hours * 3_600_000;
  },
  evict: (world, { phone }) => restarted(world, phoneAt(world, phone), 'cache evicted', (one) => one.disk.evictCache()),
  power: (world, { phone, lost }) => restarted(world, phoneAt(world, phone), 'power cut', (one) => one.disk.cutPower(lost)),
  image: (world, { phone }) => void (phoneAt(world, phone).savedImage = phoneAt(world, phone).disk.image()),
  reimage(world, { phone: number }) {
    const phone = phoneAt(world, number);
    const { savedImage } = phone;
    if (savedImage === null) return;
    const before = operationsOn(phone);
    restarted(world, phone, 'profile restored', (one) => (one.disk = savedImage.image()));
    const after = operationsOn(phone);
    mayBeLost(world, [...before].filter((id) => !after.has(id)));
  },
  clone(world, { phone: number }) {
    if (world.phones.length >= 5) return;
    world.count('device cloned');
    const { account, token, outboxKey, disk } = phoneAt(world, number);
    world.addPhone({ account, token, outboxKey, disk: disk.image() }).openTab();
  },
  tamper(world, { phone: number }) {
    const phone = phoneAt(world, number);
    const [row] = [...phone.disk.journal['operations']?.values() ?? []].reverse() as { sealed: Envelope; scopeKey: string }[];
    // Before the true one has arrived nobody could tell which of them is true.
    if (row === undefined || world.storage.contents.hamlets.get(row.scopeKey)?.journal.has(row.sealed.id) !== true) return;
    world.count('body changed under a used id');
    const { id, seq, at: done } = row.sealed;
    const [commune = '', scope] = row.scopeKey.split('/');
    const body = registration(Number(scope), 9, 3);
    const op = { id, seq, v: 1, bv: 0, at: done, ...body };
    const request = { proto: 1, nonce: null, groups: [{ commune, scope: Number(scope), ops: [op] }] };
    phone.world.serve(phone, 'push', request).catch(() => undefined);
  },
  crash: (world, { statements, seconds }) => world.crashLater(statements, seconds * 1_000),
  failure: (world, { statements }) => void (world.storage.failIn = statements),
  lag(world, { commits, seconds }) {
    world.count('replica behind');
    world.lag = commits;
    world.scheduler.after(seconds * 1_000, forEver, () => (world.lag = 0));
  },
  backup: (world) => void world.backups.push(world.storage.contents),
  restore(world, { which, how }) {
    const backup = at(world.backups, which);
    if (backup === undefined) return;
    world.count(`server restored (${how})`);
    world.restore(backup, how);
  },
};

function restarted(world: World, phone: SimPhone, fault: string, change: (phone: SimPhone) => void): void {
  world.count(fault);
  phone.killAll();
  change(phone);
  world.scheduler.after(world.chance.between(500, 30_000), forEver, () => phone.tabs.length === 0 && phone.openTab());
}

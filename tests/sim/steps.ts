import { scopeKey } from '#shared/sync/scope.ts';
import { Problem } from '#shared/base/problem.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import { decide } from '#server/sync/review.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { contentOf, householdId, listing, registration, said, visit } from './facts.ts';
import type { SimPhone, Tab } from './phone.ts';
import type { Step, StepKind, StepKinds } from './plan.ts';
import { forEver } from './scheduler.ts';
import { ids, uuidv7 } from './stand-ins/uuid.ts';
import { office, type World } from './world.ts';

type Handlers = { [K in StepKind]: (world: World, step: StepKinds[K]) => void };

/** Does one step of a plan; what makes no sense in the world as it is does nothing. */
export function doStep(world: World, step: Step): void {
  world.tell(`· ${JSON.stringify(step)}`);
  const handle = handlers[step.kind] as (world: World, step: StepKinds[StepKind]) => void;
  handle(world, step);
}

const handlers: Handlers = {
  save(world, { phone: number, hamlet: which, household, what, visit: nth, look }) {
    const tab = openTabOf(phoneAt(world, number), look);
    const hamlet = tab === undefined ? undefined : at(tab.granted(), which);
    if (tab === undefined || hamlet === undefined) return;
    const { scope } = hamlet;
    const isKnown = tab.store.roster.get().entries.some(({ file }) => file.id === householdId(scope, household));
    // A visit begins at a household that the phone shows; what no list has is registered first.
    const body = what === 'register' || !isKnown ? registration(scope, household, look) : visit(scope, household, nth, look, what === 'met');
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
    const elsewhere = new Set(world.phones.filter((one) => one !== phone).flatMap((one) => [...operationsOn(one)]));
    const journals = [...world.storage.contents.hamlets.values()].map((rows) => rows.journal);
    const lost = [...before].filter((id) => !after.has(id) && !elsewhere.has(id));
    world.oracle.lost(lost, (id) => journals.some((journal) => journal.has(id)));
  },
  clone(world, { phone: number }) {
    if (world.phones.length >= 5) return;
    world.count('device cloned');
    const { account, token, disk } = phoneAt(world, number);
    world.addPhone({ account, token, disk: disk.image() }).openTab();
  },
  grant: (world, { phone, hamlet }) => regrant(world, phone, hamlet, true),
  revoke: (world, { phone, hamlet }) => regrant(world, phone, hamlet, false),
  office(world, { hamlet: which, household, look }) {
    const hamlet = at(world.hamlets, which);
    if (hamlet === undefined) return;
    const body = listing(hamlet.scope, household, look);
    const envelope = { id: uuidv7(), seq: 0, v: 1, bv: 0, at: new Date(world.scheduler.now).toISOString(), ...body };
    world.oracle.said.set(envelope.id, said(envelope.id, scopeKey(hamlet), envelope.at, body));
    void world.enlist({ commune: hamlet.commune, scope: hamlet.scope }, envelope);
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
  decide(world, { which, decision }) {
    const aside = [...world.storage.contents.hamlets].flatMap(([key, rows]) => [...rows.quarantine.values()].map((one) => ({ key, one })));
    const chosen = at(aside, which);
    if (chosen === undefined) return;
    const [commune = '', scope] = chosen.key.split('/');
    const { envelope, sha } = chosen.one.arrival;
    // What came under a used id is nobody's work in this world.
    const isNobodys = world.oracle.said.get(envelope.id)?.content !== contentOf(envelope);
    const about = { commune, scope: Number(scope), opId: envelope.id, sha, decision: isNobodys ? ('dismissed' as const) : decision };
    const request = { ...about, by: office.id, at: new Date(world.scheduler.now) };
    void world.atTheOffice((storage) => decide(storage as never, request));
  },
};

async function save(world: World, tab: Tab, hamlet: { commune: string; scope: number }, body: OperationBody): Promise<void> {
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

function regrant(world: World, number: number, which: number, isGranted: boolean): void {
  const hamlet = at(world.hamlets, which);
  const phone = phoneAt(world, number);
  if (hamlet === undefined) return;
  const { contents } = world.storage;
  const others = (contents.grants.get(phone.account.id) ?? []).filter((one) => one.scope !== hamlet.scope);
  const granted = isGranted ? [...others, hamlet].sort((a, b) => a.scope - b.scope) : others;
  world.count(isGranted ? 'hamlet granted' : 'hamlet revoked');
  world.storage.contents = { ...contents, grants: new Map(contents.grants).set(phone.account.id, granted) };
}

function restarted(world: World, phone: SimPhone, fault: string, change: (phone: SimPhone) => void): void {
  world.count(fault);
  phone.killAll();
  change(phone);
  world.scheduler.after(world.chance.between(500, 30_000), forEver, () => phone.tabs.length === 0 && phone.openTab());
}

function operationsOn(phone: SimPhone): Set<string> {
  return new Set(phone.disk.journal['operations']?.keys() ?? []);
}

function openTabOf(phone: SimPhone, which: number): Tab | undefined {
  return at(openTabs(phone), which);
}

function openTabs(phone: SimPhone): Tab[] {
  return phone.tabs.filter((tab) => tab.isOpen);
}

function phoneAt(world: World, number: number): SimPhone {
  return at(world.phones, number) as SimPhone;
}

function at<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

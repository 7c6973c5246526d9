import { type HouseholdFile, isFounded } from '#shared/household/household-file.ts';
import { houseFact } from '#shared/sync/contested.ts';
import { headsOf } from '#shared/sync/opinions.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import { Problem } from '#shared/base/problem.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Doer } from '#server/access/actor.ts';
import { mergeHamlets, moveBetweenHamlets, splitHamlet } from '#server/place/hamlet-changes.ts';
import { decide } from '#server/sync/review.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { contentOf, filesFrom, householdId, listing, merger, registration, said, settlement, visit } from './facts.ts';
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
  move(world, { hamlet: which, household, to: where, away }) {
    const hamlet = at(world.hamlets, which);
    const [id, other] = [hamlet && at(listedIn(world, hamlet), household), at(besides(world, hamlet), where)];
    if (hamlet === undefined || id === undefined || (other === undefined && !away)) return;
    world.count(away ? 'household left the commune' : 'household moved');
    const move = { commune: hamlet.commune, from: hamlet.scope, to: away ? null : (other?.scope ?? null), households: [id] };
    changePlaces(world, (storage, office) => moveBetweenHamlets(storage, { ...office, ...move }));
  },
  split(world, { hamlet: which }) {
    const hamlet = at(world.hamlets, which);
    if (hamlet === undefined || world.hamlets.length >= 5) return;
    world.count('hamlet split');
    const households = listedIn(world, hamlet).filter((_id, index) => index % 2 === 0);
    const split = { commune: hamlet.commune, from: hamlet.scope, name: 'Thôn mới', households };
    changePlaces(world, (storage, office) => splitHamlet(storage, { ...office, ...split }));
  },
  join(world, { hamlet: which, into: where }) {
    const hamlet = at(world.hamlets, which);
    const into = at(besides(world, hamlet), where);
    if (hamlet === undefined || into === undefined) return;
    world.count('hamlet became a part of another');
    changePlaces(world, (storage, office) => mergeHamlets(storage, { ...office, commune: hamlet.commune, from: hamlet.scope, into: into.scope }));
  },
  merge(world, { phone, hamlet: which, household, into: other, undo, desk }) {
    const tab = deciding(world, phone, desk);
    const hamlet = at(desk ? world.hamlets : (tab?.granted() ?? []), which);
    const shown = hamlet === undefined ? [] : desk ? listedIn(world, hamlet) : householdsOn(tab as Tab, hamlet);
    const id = at(shown, household);
    const into = at(shown.filter((one) => one !== id), other);
    if (hamlet === undefined || id === undefined || (into === undefined && !undo)) return;
    decided(world, tab, hamlet, merger(id, undo ? null : (into ?? null)));
  },
  settle(world, { phone, hamlet: which, household, verdict, look, desk }) {
    const tab = deciding(world, phone, desk);
    const hamlet = at(desk ? world.hamlets : (tab?.granted() ?? []), which);
    if (hamlet === undefined) return;
    const files = desk ? filesIn(world, hamlet) : (tab?.store.roster.get().entries ?? []).filter(({ scope }) => sameScope(scope, hamlet)).map(({ file }) => file);
    const opinions = files.map(({ id, household: house }) => ({ id, covers: headsOf(houseFact(house, 'smartphone')).heads.map(({ op }) => op) }));
    const disputed = opinions.filter(({ covers }) => covers.length > 1);
    const about = at(disputed.length > 0 ? disputed : opinions.filter(({ covers }) => covers.length > 0), household);
    if (about !== undefined) decided(world, tab, hamlet, settlement(about.id, verdict, about.covers, look));
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

function changePlaces(world: World, change: (storage: never, by: { author: Doer; now: Date; newId: () => string }) => Promise<unknown>): void {
  const by = { author: office, now: new Date(world.scheduler.now), newId: uuidv7 };
  void world.atTheOffice((storage) => change(storage as never, by));
}

/** Other hamlets of the same commune. */
function besides(world: World, hamlet: Scope | undefined): Scope[] {
  return world.hamlets.filter((one) => hamlet !== undefined && one.commune === hamlet.commune && one.scope !== hamlet.scope);
}

/** A phone of somebody who decides, or `undefined` for the desk and where there is nobody. */
function deciding(world: World, number: number, desk: boolean): Tab | undefined {
  const leads = world.phones.filter(({ account }) => account.role === 'lead').flatMap(openTabs);
  return desk ? undefined : at(leads, number);
}

/** On a phone when there is a tab, else at the office, by somebody who sees what the commune has at this moment. */
function decided(world: World, tab: Tab | undefined, hamlet: Scope, body: OperationBody): void {
  const { commune, scope } = hamlet;
  if (tab !== undefined) return void save(world, tab, { commune, scope }, body);
  const bv = world.storage.contents.hamlets.get(scopeKey(hamlet))?.ver ?? 0;
  const envelope = { id: uuidv7(), seq: 0, v: 1, bv, at: new Date(world.scheduler.now).toISOString(), ...body };
  world.oracle.said.set(envelope.id, said(envelope.id, scopeKey(hamlet), envelope.at, body));
  void world.write({ commune, scope }, envelope);
}

function householdsOn(tab: Tab, hamlet: Scope): string[] {
  return tab.store.roster.get().entries.filter(({ scope }) => sameScope(scope, hamlet)).map(({ file }) => file.id);
}

/** What the office's list of a hamlet has, other names as well. */
function listedIn(world: World, hamlet: Scope): string[] {
  return filesIn(world, hamlet).map(({ id }) => id);
}

function filesIn(world: World, hamlet: Scope): HouseholdFile[] {
  return filesFrom(world.storage.contents.hamlets.get(scopeKey(hamlet))?.rows.values() ?? []).filter(isFounded);
}

function regrant(world: World, number: number, which: number, isGranted: boolean): void {
  const hamlet = at(world.hamlets, which);
  const phone = phoneAt(world, number);
  if (hamlet === undefined) return;
  const { contents } = world.storage;
  const others = (contents.grants.get(phone.account.id) ?? []).filter((one) => !sameScope(one, hamlet));
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

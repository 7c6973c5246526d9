import { isFounded } from '#shared/household/household-file.ts';
import { combined } from '#shared/household/merge.ts';
import type { Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import { pullScope } from '#server/sync/pull.ts';
import { mergeRows } from '#client/store/page.ts';
import { scopeOfKey } from '#client/store/scope-of-key.ts';
import type { HamletRows, JournalRow } from './contents.ts';
import { bring } from './courier-steps.ts';
import { contentOf, derivedFrom, filesFrom, inOrder } from './facts.ts';
import type { AtRest, Journalled } from './at-rest.ts';
import type { SimPhone, Tab } from './phone.ts';
import { warnings } from './stand-ins/trpc.ts';
import { Reads } from './storage.ts';
import type { World } from './world.ts';

/** After the last fault: how long people wait, in all, before they say that it is stuck. */
const patience = 15 * 60_000;

/** Takes every obstacle away and lets the world come to rest; says what is there. */
export async function comeToRest(world: World): Promise<AtRest> {
  heal(world);
  const healedAt = world.scheduler.now;
  let unsettled: string | null = 'the server is down';
  let isListedAgain = false;
  for (let waited = 0; waited < patience && unsettled !== null && world.violation === null; waited += 20_000) {
    if (world.isUp && !isListedAgain) {
      // Some of what was carried comes now, some never.
      for (const bundle of world.bundles) if (!bundle.isIn && world.chance.happens(0.5)) void bring(world, bundle, 'whole');
      world.enlistAgain();
      isListedAgain = true;
    }
    await world.scheduler.runUntil(world.scheduler.now + 20_000);
    reopen(world);
    if (isListedAgain) unsettled = whatIsUnsettled(world, healedAt);
  }
  // Whoever opens the app asks once more what has become of work that was held or set aside.
  for (const tab of tabsOf(world)) tab.loop.askAgain();
  await world.scheduler.runUntil(world.scheduler.now + 10_000);
  // Some of it may be taken now: its household has come to another hamlet meanwhile.
  for (const tab of tabsOf(world)) tab.loop.syncNow();
  await world.scheduler.runUntil(world.scheduler.now + 10_000);
  const carried = world.bundles.filter(({ isIn }) => !isIn).flatMap(({ ids }) => ids);
  const { strays } = world.storage.contents;
  const rest: AtRest = { unsettled, carried, strays, failures: [...world.storage.failures, ...warnings], hamlets: await hamletsOf(world), phones: world.phones.map((phone) => phoneAtRest(world, phone)) };
  if (unsettled !== null || world.violation !== null) return rest;
  // What a phone shows it must also have on its disk: the app is closed, and opened without any network.
  for (const phone of world.phones) {
    phone.onlineFrom = Number.POSITIVE_INFINITY;
    phone.killAll();
    phone.openTab();
  }
  await world.scheduler.runUntil(world.scheduler.now + 2_000);
  return { ...rest, phones: [...rest.phones, ...world.phones.map((phone) => phoneAtRest(world, phone))] };
}

function tabsOf(world: World): Tab[] {
  return world.phones.flatMap((phone) => phone.tabs);
}

function heal(world: World): void {
  world.tell('· from here on nothing goes wrong any more');
  Object.assign(world.storage, { crashIn: null, failIn: null });
  world.lag = 0;
  for (const phone of world.phones) {
    Object.assign(phone, { netFaults: [], diskFaults: [], onlineFrom: 0, isVisible: true });
    if (world.chance.happens(0.5)) phone.killAll();
    for (const tab of phone.tabs) tab.loop.askAgain();
  }
  world.poisonedPhones.clear();
  reopen(world);
}

function reopen(world: World): void {
  for (const phone of world.phones) if (phone.tabs.length === 0) phone.openTab();
}

function whatIsUnsettled(world: World, healedAt: number): string | null {
  for (const phone of world.phones) {
    // Until then it may still wait for something that was lost or slow before.
    if (phone.answeredAt <= healedAt) return `${phone.name} has heard nothing`;
    const open = phone.tabs.filter((tab) => tab.isOpen);
    if (open.length === 0) return `${phone.name} does not open`;
    for (const tab of open) {
      const unsettled = unsettledIn(world, tab);
      if (unsettled !== null) return `${phone.name} ${unsettled}`;
    }
  }
  return null;
}

function unsettledIn(world: World, { phone, store: { sync } }: Tab): string | null {
  const known = sync.standings().map(({ granted }) => scopeKey(granted)).sort();
  const granted = world.grantedTo(phone).sort();
  if (known.join() !== granted.join()) return `knows of ${known.join()}, has ${granted.join()}`;
  const waiting = sync.waiting().filter(({ op }) => !world.poisoned.has(op.id));
  if (waiting.length > 0) return `waits with ${waiting.map(({ op }) => op.id).join(', ')}`;
  for (const { granted, epoch, cursor, complete } of sync.standings()) {
    const hamlet = world.storage.contents.hamlets.get(scopeKey(granted));
    if (hamlet?.epoch !== epoch || hamlet.ver !== cursor) {
      return `stands at ${cursor} of ${epoch} in ${scopeKey(granted)}, the server at ${hamlet?.ver} of ${hamlet?.epoch}`;
    }
    if (!complete) return `does not know that it has ${scopeKey(granted)} whole`;
  }
  return null;
}

function phoneAtRest(world: World, phone: SimPhone): AtRest['phones'][number] {
  const tab = phone.tabs.find((one) => one.isOpen);
  const outbox = tab?.store.outbox.get() ?? [];
  const { hamlets, entries } = tab?.store.roster.get() ?? { hamlets: [], entries: [] };
  const underWay = outbox.filter(({ state }) => state.kind === 'waiting' || state.kind === 'held');
  const unsettled = new Set(underWay.flatMap(({ op, householdId }) => (op.t === 'household.merge' ? [householdId, op.b.into ?? ''] : [householdId])));
  const views = hamlets.map((hamlet) => {
    const scope = scopeKey(hamlet);
    return {
      scope,
      households: Object.fromEntries(
        entries.filter((entry) => scopeKey(entry.scope) === scope).map(({ file }) => [file.id, inOrder(file)]),
      ),
      unsettled: namesOf(world, hamlet, unsettled),
    };
  });
  return {
    name: phone.name,
    granted: world.grantedTo(phone),
    pages: [...(phone.disk.cache['pages']?.keys() ?? [])],
    outbox: outbox.map(({ op, state }) => ({ id: op.id, state: state.kind })),
    views,
  };
}

/** With all names that these households have, or may have once what is under way has arrived. */
function namesOf(world: World, scope: Scope, households: ReadonlySet<string>): string[] {
  const files = filesFrom(world.storage.contents.hamlets.get(scopeKey(scope))?.rows.values() ?? []);
  const pairs = files.flatMap(({ id, household }) => (household.mergedInto?.value ? [[id, household.mergedInto.value]] : []));
  const names = new Set(households);
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const pair of pairs) if (pair.some((id) => names.has(id))) for (const id of pair) names.add(id);
  }
  return [...names];
}

async function hamletsOf(world: World): Promise<AtRest['hamlets']> {
  const hamlets: AtRest['hamlets'] = [];
  for (const [scope, rows] of world.storage.contents.hamlets) {
    const hamlet = scopeOfKey(scope);
    const files = filesFrom(rows.rows.values()).filter(isFounded);
    const shown = combined(new Map(files.map((file) => [file.id, file])));
    hamlets.push({
      scope,
      isEnded: world.storage.contents.became.has(scope),
      head: rows.ver,
      journal: [...rows.journal.values()].map((row) => journalled(hamlet, row)),
      keptAside: [...rows.quarantine.values(), ...rows.held.values()].map(({ arrival }) => arrival.envelope.id),
      derived: derivedFrom(rows.rows.values()),
      tally: rows.tally,
      households: Object.fromEntries([...shown].map(([id, file]) => [id, inOrder(file)])),
      readings: [await readIn(world, hamlet, 9), ...readByFile(rows)],
      whole: linesOf(rows.rows.values()),
    });
  }
  return hamlets;
}

function journalled({ commune }: Scope, { envelope, ver, deviceId, doneAt, receivedAt }: JournalRow): Journalled {
  const { id, bv, seq, t, b } = envelope;
  const { householdId: household, to = null, from = null } = b as { householdId: string; to?: number | null; from?: number };
  const isOut = t === 'household.depart';
  const other = isOut ? to : from;
  const move = isOut || t === 'household.arrive' ? { isOut, other: other === null ? null : scopeKey({ commune, scope: other }) } : null;
  // What moved is judged by what it was made of.
  const content = move === null ? contentOf(envelope) : t;
  return { id, ver, bv, device: deviceId, seq, doneAt, receivedAt: receivedAt.toISOString(), content, household, move };
}

/** The hamlet, read from each of its files and what came after. */
function readByFile({ epoch, rows, snapshots }: HamletRows): string[][] {
  const files = [...snapshots.values()].filter((file) => file.epoch === epoch);
  return files.map(({ ver, bytes }) => {
    const before = JSON.parse(new TextDecoder().decode(bytes)) as Row[];
    return linesOf(mergeRows(before, [...rows.values()].filter((row) => row.ver > ver)));
  });
}

function linesOf(rows: Iterable<Row>): string[] {
  return [...rows].map((row) => `${row.ver} ${row.kind} ${row.id}`).sort();
}

/** The hamlet, read a few rows at a time. */
async function readIn(world: World, scope: { commune: string; scope: number }, page: number): Promise<string[]> {
  const read: Row[] = [];
  for (let cursor = 0; ; ) {
    const asked = { commune: scope.commune, scope: scope.scope, epoch: null, cursor };
    const answer = await pullScope(new Reads(world.storage, 0, page) as never, asked, page);
    if (answer.kind !== 'rows') return [answer.kind];
    read.push(...answer.rows);
    cursor = answer.to;
    if (answer.to === answer.head) return linesOf(read);
  }
}

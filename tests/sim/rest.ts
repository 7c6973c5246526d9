import { isFounded } from '#shared/household/household-file.ts';
import type { Row } from '#shared/sync/pull.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import { pullScope } from '#server/sync/pull.ts';
import { mergeRows } from '#client/store/page.ts';
import type { HamletRows } from './contents.ts';
import { contentOf, derivedFrom, filesFrom, inOrder } from './facts.ts';
import type { AtRest } from './at-rest.ts';
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
      world.enlistAgain();
      isListedAgain = true;
    }
    await world.scheduler.runUntil(world.scheduler.now + 20_000);
    reopen(world);
    if (isListedAgain) unsettled = whatIsUnsettled(world, healedAt);
  }
  // Whoever opens the app asks once more what has become of work that was held or set aside.
  for (const tab of world.phones.flatMap((phone) => phone.tabs)) tab.loop.askAgain();
  await world.scheduler.runUntil(world.scheduler.now + 10_000);
  const rest: AtRest = { unsettled, failures: [...world.storage.failures, ...warnings], hamlets: await hamletsOf(world), phones: world.phones.map((phone) => phoneAtRest(world, phone)) };
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
  const views = hamlets.map((hamlet) => {
    const scope = scopeKey(hamlet);
    return {
      scope,
      households: Object.fromEntries(
        entries.filter((entry) => scopeKey(entry.scope) === scope).map(({ file }) => [file.id, inOrder(file)]),
      ),
      unsettled: outbox.filter(({ state }) => state.kind === 'waiting' || state.kind === 'held').map((item) => item.householdId),
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

async function hamletsOf(world: World): Promise<AtRest['hamlets']> {
  const hamlets: AtRest['hamlets'] = [];
  for (const hamlet of world.hamlets) {
    const scope = scopeKey(hamlet);
    const rows = world.storage.contents.hamlets.get(scope);
    if (rows === undefined) continue;
    const files = filesFrom(rows.rows.values()).filter(isFounded);
    hamlets.push({
      scope,
      head: rows.ver,
      journal: [...rows.journal.values()].map(({ envelope, ver, deviceId, doneAt, receivedAt }) => ({
        id: envelope.id,
        ver,
        bv: envelope.bv,
        device: deviceId,
        seq: envelope.seq,
        doneAt,
        receivedAt: receivedAt.toISOString(),
        content: contentOf(envelope),
      })),
      keptAside: [...rows.quarantine.values(), ...rows.held.values()].map(({ arrival }) => arrival.envelope.id),
      derived: derivedFrom(rows.rows.values()),
      tally: rows.tally,
      households: Object.fromEntries(files.map((file) => [file.id, inOrder(file)])),
      readings: [await readIn(world, hamlet, 6), ...readByFile(rows)],
      whole: linesOf(rows.rows.values()),
    });
  }
  return hamlets;
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

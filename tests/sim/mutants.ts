import type { PushRequest } from '#shared/sync/push.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import { Problem } from '#shared/base/problem.ts';
import type { PhoneStore } from '#client/store/phone-store.ts';
import type { SyncSide } from '#client/store/sync-side.ts';
import { idOf } from './facts.ts';
import type { Tab } from './phone.ts';
import type { Storage } from './storage.ts';
import type { Bend } from './world.ts';

/** A mistake that others have made, put into the world from outside: the simulator must find each. */
export interface Mutant {
  name: string;
  mistake: string;
  bend: Bend;
}

/** When every piece of work is old and in every backup. */
const longAfter = '2099-01-01T00:00:00.000Z';

export const mutants: Mutant[] = [
  {
    name: 'naive cursor',
    mistake: 'versions come from a counter that nobody waits for, so that a later one may be committed first',
    bend: { quirks: { lockless: true } },
  },
  {
    name: 'stale dedupe',
    mistake: 'lock and look for duplicates in one statement: the look is at what stood before the wait',
    bend: { quirks: { staleDedupe: true } },
  },
  {
    name: 'no epoch',
    mistake: 'a restored server goes on as if nothing had happened',
    bend: { quirks: { keepsEpoch: true } },
  },
  {
    name: 'prune on ack',
    mistake: 'the phone forgets work as soon as it has arrived',
    bend: { phone: { store: (store) => withSync(store, { letGo: (real) => () => real.letGo({ serverTime: longAfter, safeAt: longAfter }) }) } },
  },
  {
    name: 'numbers in memory',
    mistake: 'ids are made from a number that begins anew when the app is started',
    bend: { phone: { ids: numberedId } },
  },
  {
    name: 'purge by narrowing',
    mistake: 'with a hamlet that is taken away goes the unsent work in it',
    bend: { phone: { store: (store, tab) => withSync(store, { grant: (real) => purging(real, tab) }) } },
  },
  {
    name: 'pull gated on push',
    mistake: 'nothing is fetched while anything waits to be sent',
    bend: {
      phone: {
        transport: (road, tab) => ({
          ...road,
          pull: (request) =>
            tab.store.sync.waiting().length > 0 ? Promise.reject(new Problem('server.unreachable')) : road.pull(request),
        }),
      },
    },
  },
  {
    name: 'answer before commit',
    mistake: 'the server says that work has arrived before it is on its disk',
    bend: { quirks: { answersBeforeCommit: true } },
  },
  {
    name: 'saved before disk',
    mistake: 'the phone says "saved" before the work is on its disk',
    bend: { phone: { store: sayingSavedAtOnce } },
  },
  {
    name: 'duplicate applied again',
    mistake: 'the server does not look whether it has an operation already',
    bend: { quirks: { forgetsIds: true } },
  },
  {
    name: 'body ignored',
    mistake: 'whatever comes under a known id is taken for the same',
    bend: { request: withKnownBodies },
  },
  {
    name: 'overlay dropped at ack',
    mistake: 'own work is no longer shown once it has arrived, before it has come back with the page',
    bend: { phone: { store: withoutArrived } },
  },
  {
    name: 'homes forgotten',
    mistake: 'of a household that moved it is not looked at what the hamlet it came from has already',
    bend: { quirks: { forgetsHomes: true } },
  },
  {
    name: 'the clock decides',
    mistake: 'who corrects what they saw loses to whose clock was ahead',
    bend: { quirks: { clockDecides: true } },
  },
  {
    name: 'verdict by arrival',
    mistake: 'of two verdicts given without knowledge of each other, the one counts that arrived last',
    bend: { quirks: { lastVerdictWins: true } },
  },
  {
    name: 'unsigned receipt',
    mistake: 'whatever looks like a receipt is believed',
    bend: { phone: { believesUnsigned: true } },
  },
  {
    name: 'handed is arrived',
    mistake: 'work counts as arrived when somebody has taken it along',
    bend: { phone: { store: believingCouriers } },
  },
];

/** The store with some of what the sync may do done wrongly. */
function withSync(store: PhoneStore, wrong: { [K in keyof SyncSide]?: (real: SyncSide) => SyncSide[K] }): PhoneStore {
  const sync = { ...store.sync };
  for (const key of Object.keys(wrong) as (keyof SyncSide)[]) Object.assign(sync, { [key]: wrong[key]?.(store.sync) });
  return { ...store, sync };
}

const numbers = new WeakMap<Tab, number>();

function numberedId(tab: Tab): string {
  const number = (numbers.get(tab) ?? 0) + 1;
  numbers.set(tab, number);
  return idOf(100, Number(tab.phone.name.slice(-1)), number);
}

function purging(real: SyncSide, { phone }: Tab): SyncSide['grant'] {
  return async (granted) => {
    await real.grant(granted);
    const operations = (phone.disk.journal['operations'] ?? new Map()) as Map<string, { scopeKey: string; state: { kind: string } }>;
    const kept = new Set(granted.map(scopeKey));
    const purged = [...operations].filter(([, row]) => row.state.kind === 'waiting' && !kept.has(row.scopeKey));
    for (const [id] of purged) operations.delete(id);
    // What is in memory goes with the app.
    if (purged.length > 0) phone.killAll();
  };
}

function sayingSavedAtOnce(store: PhoneStore, tab: Tab): PhoneStore {
  const saveOperation: PhoneStore['saveOperation'] = (...work) => {
    store.saveOperation(...work).catch(() => undefined);
    return tab.phone.world.scheduler.sleep(0, tab);
  };
  return { ...store, saveOperation };
}

function withKnownBodies(request: PushRequest, { contents }: Storage): PushRequest {
  const known = (scope: Scope, id: string) => contents.hamlets.get(scopeKey(scope))?.journal.get(id)?.envelope;
  return {
    ...request,
    groups: request.groups.map((group) => ({ ...group, ops: group.ops.map((op) => ({ ...op, ...bodyOf(known(group, op.id)) })) })),
  };
}

function bodyOf(known: { t: string; v: number; b: unknown } | undefined) {
  return known === undefined ? {} : { t: known.t, v: known.v, b: known.b };
}

function believingCouriers(store: PhoneStore): PhoneStore {
  const markHanded: PhoneStore['courier']['markHanded'] = (ids, at) => {
    const epoch = store.sync.standings()[0]?.epoch ?? '';
    return store.courier.applyAnswers(ids.map((id) => ({ id, kind: 'ok', ver: 1, epoch, at })));
  };
  return { ...store, courier: { ...store.courier, markHanded } };
}

function withoutArrived(store: PhoneStore, { phone }: Tab): PhoneStore {
  const { roster } = store;

  /** Whether the page does not yet have what this operation did. */
  function isOnTheWayBack(scope: Scope, op: string): boolean {
    const row = phone.disk.journal['operations']?.get(op) as { state: { kind: string; ver?: number } } | undefined;
    const standing = store.sync.standings().find(({ granted }) => sameScope(granted, scope));
    return row?.state.kind === 'arrived' && (row.state.ver ?? 0) > (standing?.cursor ?? 0);
  }

  function get() {
    const { entries, ...rest } = roster.get();
    const shown = entries.map((entry) => {
      const visits = Object.entries(entry.file.visits).filter(([, { op }]) => !isOnTheWayBack(entry.scope, op));
      return { ...entry, file: { ...entry.file, visits: Object.fromEntries(visits) } };
    });
    return { ...rest, entries: shown };
  }

  return { ...store, roster: { ...roster, get } };
}

import { addTally, type Tally } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { digestOf, rowKey } from '#shared/sync/digest.ts';
import type { GrantedScope, Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { ChangedRows, LoadedFiles } from '#server/household/file-queries.ts';
import type { Head } from '#server/sync/gate-queries.ts';
import type { Shown } from '#server/account/device-queries.ts';
import type { HistoryState } from '#server/sync/history-queries.ts';
import type { RowsAfter } from '#server/sync/pull-queries.ts';
import type { KeptAside } from '#server/sync/review-queries.ts';
import { type Admitted, type Arrival, decisionKey, type JournalEntry, type Refused, type Work } from '#server/sync/work.ts';
import { type Contents, type DeviceRow, Reads, Storage, Transaction } from '../storage.ts';

/**
 * In place of the server's modules of SQL: the same questions asked of a database in memory. Whoever adds a question to
 * the gate adds its answer here.
 */
type Asked = Storage | Transaction | Reads;

function storageOf(asked: Asked): Storage {
  return asked instanceof Storage ? asked : asked.storage;
}

function rowsOf(asked: Asked, scope: Scope) {
  const key = scopeKey(scope);
  return asked instanceof Transaction ? asked.rows(key) : storageOf(asked).behind(key, asked instanceof Reads ? asked.lag : 0);
}

function contentsOf(asked: Asked): Contents {
  return asked instanceof Transaction ? asked.seen() : storageOf(asked).contents;
}

async function within<T>(asked: Asked, work: (tx: Transaction) => T): Promise<T> {
  const storage = storageOf(asked);
  if (asked instanceof Transaction) {
    await storage.statement();
    return work(asked);
  }
  return storage.begin((tx) => Promise.resolve(work(tx)));
}

async function ask<T>(asked: Asked, work: () => T): Promise<T> {
  await storageOf(asked).statement();
  return work();
}

export function inTransaction<T>(sql: Storage, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return sql.begin(work);
}

// The gate.

export async function lockScope(tx: Transaction, scope: Scope): Promise<Head | null> {
  const key = scopeKey(scope);
  const { storage } = tx;
  await storage.statement();
  const before = tx.rows(key);
  if (before === undefined) return null;
  tx.asked.set(key, before);
  await storage.lock(tx, key);
  await storage.scheduler.sleep(storage.chance.between(0, 20), tx.process);
  const { ver, epoch, digest } = tx.rows(key) ?? before;
  return { epoch, ver: storage.quirks.lockless === true ? storage.takeNumbers(key, ver, 1) : ver, digest };
}

export function sumDigest(tx: Asked, scope: Scope): Promise<string> {
  return ask(tx, () => digestOf(rowsOf(tx, scope)?.rows.values() ?? []));
}

export async function mendDigest(tx: Transaction, scope: Scope): Promise<boolean> {
  const head = await lockScope(tx, scope);
  if (head === null) return true;
  const digest = await sumDigest(tx, scope);
  if (digest !== head.digest) await setHead(tx, scope, { ver: head.ver, digest });
  return digest === head.digest;
}

export function alreadyAdmitted(tx: Transaction, scope: Scope, wanted: string[]) {
  const { quirks } = tx.storage;
  return ask(tx, () => {
    const { epoch = '' } = rowsOf(tx, scope) ?? {};
    // Both mistakes are the gate's: what is only refused has asked for no lock.
    const asked = tx.asked.get(scopeKey(scope));
    if (quirks.forgetsIds === true && asked !== undefined) return new Map<string, Admitted>();
    const rows = quirks.staleDedupe === true && asked !== undefined ? asked : rowsOf(tx, scope);
    const known = new Map<string, Admitted>();
    for (const id of wanted) {
      const row = rows?.journal.get(id);
      if (row !== undefined) known.set(id, { ver: row.ver, epoch, sha: row.sha, receivedAt: row.receivedAt });
    }
    return known;
  });
}

export function decisionsOn(tx: Asked, scope: Scope, wanted: string[]): Promise<Map<string, 'accepted' | 'dismissed'>> {
  return ask(tx, () => {
    const aside = [...(rowsOf(tx, scope)?.quarantine.values() ?? [])];
    return new Map(
      aside.flatMap(({ arrival, decision }) =>
        decision !== null && wanted.includes(arrival.envelope.id)
          ? [[decisionKey(arrival.envelope.id, arrival.sha), decision] as const]
          : [],
      ),
    );
  });
}

export function appendToJournal(
  tx: Transaction,
  scope: Scope,
  entries: JournalEntry[],
  road: { via: 'net' | 'office'; receivedAt: Date },
): Promise<void> {
  const key = scopeKey(scope);
  const { quirks } = tx.storage;
  return within(tx, () => {
    const rows = entries.map((entry) => ({ ...entry, ...road }));
    const there = tx.storage.contents.hamlets.get(key)?.journal;
    for (const { envelope } of rows) {
      if (quirks.forgetsIds !== true && there?.has(envelope.id) === true) throw new Error('23505 duplicate key');
    }
    tx.written.set(key, [...(tx.written.get(key) ?? []), ...rows]);
    tx.change(key, ({ journal }) => {
      for (const row of rows) journal.set(journal.has(row.envelope.id) ? `${row.envelope.id} ${row.ver}` : row.envelope.id, row);
    });
  });
}

export function setHead(tx: Transaction, scope: Scope, head: { ver: number; digest: string }): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(scope), (rows) => {
      rows.ver = Math.max(rows.ver, head.ver);
      rows.digest = head.digest;
    }),
  );
}

export function quarantine(asked: Asked, scope: Scope, refused: Refused[], _receivedAt: Date): Promise<void> {
  if (refused.length === 0) return Promise.resolve();
  return within(asked, (tx) =>
    tx.change(scopeKey(scope), ({ quarantine: aside }) => {
      for (const one of refused) {
        const key = `${one.arrival.envelope.id} ${one.arrival.sha}`;
        if (!aside.has(key)) aside.set(key, { ...one, decision: null });
      }
    }),
  );
}

export function settleApplied(tx: Transaction, scope: Scope, entries: JournalEntry[], _now: Date): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(scope), ({ quarantine: aside }) => {
      for (const { envelope, sha } of entries) {
        const key = `${envelope.id} ${sha}`;
        const one = aside.get(key);
        if (one?.decision === null) aside.set(key, { ...one, decision: 'accepted' });
      }
    }),
  );
}

export function heldFor(tx: Asked, scope: Scope, households: string[]): Promise<Arrival[]> {
  return ask(tx, () => {
    const held = [...(rowsOf(tx, scope)?.held.values() ?? [])];
    const meant = held.filter(({ householdId }) => householdId !== null && households.includes(householdId));
    return meant.map(({ arrival }) => arrival).sort((a, b) => (a.envelope.id < b.envelope.id ? -1 : 1));
  });
}

export function hold(asked: Asked, scope: Scope, held: Work['held'], _receivedAt: Date): Promise<void> {
  if (held.length === 0) return Promise.resolve();
  return within(asked, (tx) =>
    tx.change(scopeKey(scope), (rows) => {
      for (const one of held) {
        const key = `${one.arrival.envelope.id} ${one.arrival.sha}`;
        if (!rows.held.has(key)) rows.held.set(key, one);
      }
    }),
  );
}

export function dropHeld(tx: Transaction, scope: Scope, dropped: string[]): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(scope), ({ held }) => {
      for (const [key, { arrival }] of held) if (dropped.includes(arrival.envelope.id)) held.delete(key);
    }),
  );
}

export function announce(tx: Transaction, { ver, ...scope }: Scope & { ver: number }): Promise<void> {
  return within(tx, () => void tx.announced.set(scopeKey(scope), ver));
}

// Households.

export function loadVersionedFiles(tx: Asked, scope: Scope, wanted: string[]): Promise<LoadedFiles> {
  return ask(tx, () => {
    const files = new Map<string, HouseholdFile>();
    const versions = new Map<string, number>();
    for (const row of rowsOf(tx, scope)?.rows.values() ?? []) {
      const household = row.kind === 'household' ? row.id : row.body.householdId;
      if (!wanted.includes(household)) continue;
      const file = files.get(household) ?? emptyFile(household);
      files.set(household, file);
      versions.set(rowKey(row.kind, household, row.id), row.ver);
      if (row.kind === 'household') file.household = row.body;
      else if (row.kind === 'member') file.members[row.id] = row.body;
      else file.visits[row.id] = row.body;
    }
    return { files, versions };
  });
}

export function saveRows(tx: Transaction, scope: Scope, changed: ChangedRows): Promise<void> {
  const rows: Row[] = [
    ...changed.files.map(({ ver, body }) => ({ kind: 'household' as const, id: body.id, ver, body: body.household })),
    ...changed.members.map(({ ver, body }) => ({ kind: 'member' as const, id: body.id, ver, body })),
    ...changed.visits.map(({ ver, body }) => ({ kind: 'visit' as const, id: body.id, ver, body })),
  ];
  return within(tx, () =>
    tx.change(scopeKey(scope), ({ rows: table }) => {
      for (const row of rows) table.set(`${row.kind}/${row.kind === 'household' ? row.id : row.body.householdId}/${row.id}`, row);
    }),
  );
}

export function addToTally(tx: Transaction, scope: Scope, difference: Tally, _lastVisitAt: string | null): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(scope), (rows) => {
      rows.tally = addTally(rows.tally, difference);
    }),
  );
}

export function rowsAfter(asked: Asked, scope: Scope, cursor: number, limit: number): Promise<RowsAfter | null> {
  return ask(asked, () => {
    const hamlet = rowsOf(asked, scope);
    if (hamlet === undefined) return null;
    const after = [...hamlet.rows.values()].filter((row) => row.ver > cursor).sort((a, b) => a.ver - b.ver);
    return { epoch: hamlet.epoch, head: hamlet.ver, digest: hamlet.digest, rows: after.slice(0, limit) };
  });
}

// Which history this is.

export function historyState(asked: Asked): Promise<HistoryState> {
  return ask(asked, () => {
    const { knownAs } = contentsOf(asked);
    const { identity } = storageOf(asked);
    return { isWrittenDown: knownAs !== null, isSame: knownAs === identity, isForked: knownAs !== null && knownAs !== identity, isTold: true };
  });
}

export async function lockHistory(tx: Transaction): Promise<void> {
  await tx.storage.statement();
  await tx.storage.lock(tx, 'history');
}

export function writeDownHistory(tx: Transaction): Promise<void> {
  const { identity } = tx.storage;
  return within(tx, () => void tx.wide.push((contents) => ({ ...contents, knownAs: identity })));
}

export async function lockEveryScope(tx: Transaction): Promise<void> {
  await tx.storage.statement();
  for (const key of tx.storage.contents.hamlets.keys()) await tx.storage.lock(tx, key);
}

export function writeForks(tx: Transaction): Promise<void> {
  return within(tx, () => {
    for (const key of tx.storage.contents.hamlets.keys()) tx.change(key, (rows) => rows.forks.set(rows.epoch, rows.ver));
  });
}

export function beginEpoch(tx: Transaction, newEpoch: string): Promise<void> {
  return within(tx, () => {
    for (const key of tx.storage.contents.hamlets.keys()) tx.change(key, (rows) => void (rows.epoch = newEpoch));
  });
}

export function forkVersion(asked: Asked, scope: Scope, epoch: string): Promise<number | null> {
  return ask(asked, () => rowsOf(asked, scope)?.forks.get(epoch) ?? null);
}

export function writeSafe(asked: Asked, safe: Date): Promise<void> {
  return within(asked, (tx) => void tx.wide.push((contents) => ({ ...contents, safeAt: safe })));
}

export function safeAt(asked: Asked): Promise<string | null> {
  return ask(asked, () => contentsOf(asked).safeAt?.toISOString() ?? null);
}

// Places, accounts, phones, rights.

export function grantedScopes(asked: Asked, accountId: string): Promise<GrantedScope[]> {
  return ask(asked, () => [...(contentsOf(asked).grants.get(accountId) ?? [])]);
}

export async function grantedScopeKeys(asked: Asked, { id }: { id: string }): Promise<Set<string>> {
  return new Set((await grantedScopes(asked, id)).map(scopeKey));
}

export function keepDevice(tx: Transaction, { deviceId }: { deviceId: string }): Promise<void> {
  return within(tx, () => putDevice(tx, deviceId, { nonce: null, nonceBefore: null }));
}

export function moveSession(tx: Transaction, token: string, deviceId: string): Promise<void> {
  return within(tx, () => {
    tx.wide.push((contents) => {
      const session = contents.sessions.get(token);
      if (session === undefined) return contents;
      return { ...contents, sessions: new Map(contents.sessions).set(token, { ...session, deviceId }) };
    });
  });
}

export async function renewNonce(tx: Transaction, shown: Shown, next: { nonce: string }): Promise<string | null> {
  await tx.storage.statement();
  await tx.storage.lock(tx, `device ${shown.deviceId}`);
  const device = tx.seen().devices.get(shown.deviceId);
  if (device === undefined) return null;
  const { nonce, nonceBefore } = device;
  if (nonce !== null && nonce !== shown.nonce && nonceBefore !== shown.nonce) return null;
  const now = nonce === null || nonce === shown.nonce ? next.nonce : nonce;
  putDevice(tx, shown.deviceId, { nonce: now, nonceBefore: shown.nonce });
  return now;
}

export function forgetNonces(tx: Transaction): Promise<void> {
  return within(tx, () => {
    for (const deviceId of tx.seen().devices.keys()) putDevice(tx, deviceId, { nonce: null, nonceBefore: null });
  });
}

function putDevice(tx: Transaction, deviceId: string, row: DeviceRow): void {
  tx.wide.push((contents) => ({ ...contents, devices: new Map(contents.devices).set(deviceId, row) }));
}

export function demandCommune(): Promise<void> {
  return Promise.resolve();
}

// What the desk asks: no official sits in the simulator.

export function keptAsideIn(): Promise<never[]> {
  return Promise.resolve([]);
}

/** `null`: decided already, or nothing of the kind. */
export async function lockUndecided(tx: Transaction, { commune, scope, opId, sha }: Named): Promise<KeptAside | null> {
  await tx.storage.statement();
  await tx.storage.lock(tx, `aside ${opId}`);
  const kept = tx.rows(scopeKey({ commune, scope }))?.quarantine.get(`${opId} ${sha}`);
  if (kept === undefined || kept.decision !== null) return null;
  const { author, deviceId, envelope } = kept.arrival;
  return { commune, scope, hamletName: null, opId, sha, code: kept.code, author, deviceId, envelope, receivedAt: new Date(0) };
}

export function writeDecision(tx: Transaction, named: Named, { decision }: { decision: 'accepted' | 'dismissed' }): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(named), ({ quarantine: aside }) => {
      const key = `${named.opId} ${named.sha}`;
      const kept = aside.get(key);
      if (kept !== undefined) aside.set(key, { ...kept, decision });
    }),
  );
}

type Named = Scope & { opId: string; sha: string };

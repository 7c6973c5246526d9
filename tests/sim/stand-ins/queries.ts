import { addTally, type Tally } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { digestOf, isGone, rowKey } from '#shared/sync/digest.ts';
import type { Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { ChangedRows, LoadedFiles } from '#server/household/file-queries.ts';
import type { Head } from '#server/sync/gate-queries.ts';
import type { RowsAfter } from '#server/sync/pull-queries.ts';
import { type Admitted, type Arrival, decisionKey, type JournalEntry, type Refused, type Work } from '#server/sync/work.ts';
import type { Quirks } from '../contents.ts';
import type { Storage, Transaction } from '../storage.ts';
import { ask, type Asked, rowsOf, within } from './asking.ts';

/**
 * In place of the server's modules of SQL: the same questions asked of a database in memory. Whoever adds a question to
 * the gate adds its answer here.
 */
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

export function alreadyAdmitted(tx: Transaction, { commune, scope }: Scope, wanted: string[], homes: number[] = []) {
  const { quirks } = tx.storage;
  return ask(tx, () => {
    const known = new Map<string, Admitted>();
    // Both mistakes are the gate's: what is only refused has asked for no lock.
    const asked = tx.asked.get(scopeKey({ commune, scope }));
    if (quirks.forgetsIds === true && asked !== undefined) return known;
    for (const home of quirks.forgetsHomes === true ? [scope] : [scope, ...homes]) {
      const now = rowsOf(tx, { commune, scope: home });
      const rows = quirks.staleDedupe === true && home === scope && asked !== undefined ? asked : now;
      for (const id of wanted) {
        const row = rows?.journal.get(id);
        if (row !== undefined) known.set(id, { scope: home, ver: row.ver, epoch: now?.epoch ?? '', sha: row.sha, receivedAt: row.receivedAt });
      }
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
  road: { via: 'net' | 'courier' | 'office'; receivedAt: Date },
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
  return within(asked, (tx) => {
    const ids = refused.map(({ arrival }) => arrival.envelope.id);
    if (tx.rows(scopeKey(scope)) === undefined) tx.wide.push((contents) => ({ ...contents, strays: [...contents.strays, ...ids] }));
    tx.change(scopeKey(scope), ({ quarantine: aside }) => {
      for (const one of refused) {
        const key = `${one.arrival.envelope.id} ${one.arrival.sha}`;
        if (!aside.has(key)) aside.set(key, { ...one, decision: null });
      }
    });
  });
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
    const ids = withOtherNames(rowsOf(tx, scope)?.rows.values() ?? [], wanted);
    for (const row of rowsOf(tx, scope)?.rows.values() ?? []) {
      const household = row.kind === 'household' ? row.id : row.body.householdId;
      if (!ids.has(household)) continue;
      const file = files.get(household) ?? emptyFile(household);
      files.set(household, file);
      if (!isGone(row)) versions.set(rowKey(row.kind, household, row.id), row.ver);
      if (row.kind === 'household') file.household = row.body;
      else if (row.kind === 'member') file.members[row.id] = row.body;
      else file.visits[row.id] = row.body;
    }
    return { files, versions };
  });
}

function withOtherNames(rows: Iterable<Row>, wanted: string[]): Set<string> {
  const pairs = [...rows].flatMap((row) => (row.kind === 'household' && row.body.mergedInto?.value ? [[row.id, row.body.mergedInto.value]] : []));
  const ids = new Set(wanted);
  for (let before = -1; before < ids.size; ) {
    before = ids.size;
    for (const pair of pairs) if (pair.some((id) => ids.has(id))) for (const id of pair) ids.add(id);
  }
  return ids;
}

export function saveRows(tx: Transaction, scope: Scope, changed: ChangedRows): Promise<void> {
  const rows: Row[] = [
    ...changed.files.map(({ ver, body }) => ({ kind: 'household' as const, id: body.id, ver, body })),
    ...changed.members.map(({ ver, body }) => ({ kind: 'member' as const, id: body.id, ver, body })),
    ...changed.visits.map(({ ver, body }) => ({ kind: 'visit' as const, id: body.id, ver, body })),
  ];
  return within(tx, () =>
    tx.change(scopeKey(scope), ({ rows: table }) => {
      for (const row of rows) {
        const key = rowKey(row.kind, row.kind === 'household' ? row.id : row.body.householdId, row.id);
        table.set(key, mistaken(tx.storage.quirks, row, table.get(key)));
      }
    }),
  );
}

function mistaken({ clockDecides, lastVerdictWins }: Quirks, row: Row, before: Row | undefined): Row {
  if (row.kind !== 'household' || (clockDecides !== true && lastVerdictWins !== true)) return row;
  const { smartphone, opinions } = row.body;
  const was = before?.kind === 'household' ? before.body.smartphone : undefined;
  if (clockDecides === true && smartphone && was && was.at > smartphone.at) return { ...row, body: { ...row.body, smartphone: was } };
  const heads = opinions?.smartphone?.verdicts?.heads ?? [];
  if (lastVerdictWins !== true || heads.length < 2) return row;
  const last = heads.reduce((a, b) => ((a.ver ?? 0) > (b.ver ?? 0) ? a : b));
  return { ...row, body: { ...row.body, opinions: { ...opinions, smartphone: { ...opinions?.smartphone, verdicts: { heads: [last] } } } } };
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
    return { epoch: hamlet.epoch, head: hamlet.ver, digest: hamlet.digest, tombVer: hamlet.tombVer, rows: after.slice(0, limit) };
  });
}

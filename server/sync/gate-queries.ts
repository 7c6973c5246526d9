import { digestOf } from '#shared/sync/digest.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';
import { rowsAfter } from './pull-queries.ts';
import { type Admitted, decisionKey, type JournalEntry, type Refused } from './work.ts';

/** Where a hamlet stands. */
export interface Head {
  ver: number;
  epoch: string;
  digest: string | null;
}

/** Locks the hamlet's version row until the transaction ends: writers of one hamlet stand in line, others do not. */
export async function lockScope(sql: Queryable, scope: Scope): Promise<Head | null> {
  const rows = await sql<Head[]>`
    select ver, epoch, digest from sync_scope where commune_code = ${scope.commune} and scope_id = ${scope.scope} for update`;
  return rows[0] ?? null;
}

/** The hamlet's digest summed from its rows, for a hamlet written before digests were kept. */
export async function sumDigest(sql: Queryable, scope: Scope): Promise<string> {
  const found = await rowsAfter(sql, scope, 0, 2_147_483_647);
  return digestOf(found?.rows ?? []);
}

/** Sums a hamlet's digest anew. Call in a transaction. Returns whether the one kept was right. */
export async function mendDigest(tx: Queryable, scope: Scope): Promise<boolean> {
  const head = await lockScope(tx, scope);
  if (head === null) return true;
  const digest = await sumDigest(tx, scope);
  if (digest !== head.digest) await setHead(tx, scope, { ver: head.ver, digest });
  return digest === head.digest;
}

/**
 * Which of these operations the hamlet already has, or one of the `homes` that households of it came from. A statement of its own, after the lock: in one statement with it
 * the look would be at what stood before the wait for the lock.
 */
export async function alreadyAdmitted(
  sql: Queryable,
  scope: Scope,
  ids: string[],
  homes: number[] = [],
): Promise<Map<string, Admitted>> {
  const rows = await sql<(Admitted & { opId: string })[]>`
    select o.op_id, o.scope_id as scope, o.ver, s.epoch, encode(o.body_sha, 'hex') as sha, o.received_at
    from sync_op o join sync_scope s using (commune_code, scope_id)
    where o.commune_code = ${scope.commune} and o.scope_id = any(${[scope.scope, ...homes]}::int[]) and o.op_id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.opId, row]));
}

/** What people decided about operations set aside, by `decisionKey`. */
export async function decisionsOn(sql: Queryable, scope: Scope, ids: string[]): Promise<Map<string, 'accepted' | 'dismissed'>> {
  const rows = await sql<{ opId: string; sha: string; decision: 'accepted' | 'dismissed' }[]>`
    select op_id, encode(body_sha, 'hex') as sha, decision from sync_quarantine
    where commune_code = ${scope.commune} and scope_id = ${scope.scope} and op_id = any(${ids}::uuid[])
      and decision is not null`;
  return new Map(rows.map((row) => [decisionKey(row.opId, row.sha), row.decision]));
}

export async function appendToJournal(
  sql: Queryable,
  scope: Scope,
  entries: JournalEntry[],
  road: { via: 'net' | 'courier' | 'office'; receivedAt: Date },
): Promise<void> {
  const rows = entries.map(({ ver, envelope, sha, doneAt, author, deviceId }) => ({
    ...envelope,
    at: doneAt,
    ver,
    sha,
    account: author.id,
    device: deviceId,
  }));
  await sql`
    insert into sync_op (commune_code, scope_id, op_id, ver, account_id, device_id, dev_seq, op_type, op_v, base_ver,
      done_at, received_at, via, body, body_sha)
    select ${scope.commune}, ${scope.scope}, r.id, r.ver, r.account, r.device, r.seq, r.t, r.v,
      r.bv, r.at, ${road.receivedAt}, ${road.via}, r.b, decode(r.sha, 'hex')
    from jsonb_to_recordset(${sql.json(rows as never)}) as r(id uuid, ver bigint, account uuid, device uuid, seq bigint,
      t text, v int, bv bigint, at timestamptz, b jsonb, sha text)`;
}

export async function setHead(sql: Queryable, scope: Scope, head: { ver: number; digest: string }): Promise<void> {
  await sql`
    update sync_scope set ver = ${head.ver}, digest = ${head.digest}
    where commune_code = ${scope.commune} and scope_id = ${scope.scope}`;
}

/** What had been set aside and has been applied after all waits for nobody any more. */
export async function settleApplied(sql: Queryable, scope: Scope, entries: JournalEntry[], now: Date): Promise<void> {
  const applied = entries.map(({ envelope, sha }) => ({ id: envelope.id, sha }));
  await sql`
    update sync_quarantine q set decision = 'accepted', decided_at = ${now}
    from jsonb_to_recordset(${sql.json(applied)}) as r(id uuid, sha text)
    where q.commune_code = ${scope.commune} and q.scope_id = ${scope.scope} and q.op_id = r.id
      and q.body_sha = decode(r.sha, 'hex') and q.decision is null`;
}

/** Keeps what could not be applied. The same operation sent again finds itself there. */
export async function quarantine(sql: Queryable, scope: Scope, refused: Refused[], receivedAt: Date): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ arrival: { envelope, sha, author, deviceId }, code }) => ({
    id: envelope.id,
    sha,
    account: author.id,
    device: deviceId,
    code,
    envelope: JSON.stringify(envelope),
  }));
  await sql`
    insert into sync_quarantine (commune_code, scope_id, op_id, body_sha, account_id, device_id, code, envelope, received_at)
    select ${scope.commune}, ${scope.scope}, r.id, decode(r.sha, 'hex'), r.account, r.device, r.code, r.envelope, ${receivedAt}
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, sha text, account uuid, device uuid, code text, envelope text)
    on conflict do nothing`;
}

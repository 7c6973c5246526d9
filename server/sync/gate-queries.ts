import type { Envelope } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import type { Queryable } from '#server/db/connect.ts';

export interface JournalEntry {
  ver: number;
  envelope: Envelope;
  sha: string;
  doneAt: string;
}

/** Locks the hamlet's version row until the transaction ends: writers of one hamlet stand in line, others do not. */
export async function lockScope(sql: Queryable, scope: Scope): Promise<number | null> {
  const rows = await sql<{ ver: number }[]>`
    select ver from sync_scope where commune_code = ${scope.commune} and scope_id = ${scope.scope} for update`;
  return rows[0]?.ver ?? null;
}

/**
 * Which of these operations the hamlet already has. A statement of its own, after the lock: in one statement with it
 * the look would be at what stood before the wait for the lock.
 */
export async function alreadyAdmitted(
  sql: Queryable,
  scope: Scope,
  ids: string[],
): Promise<Map<string, { ver: number; sha: string; receivedAt: Date }>> {
  const rows = await sql<{ opId: string; ver: number; sha: string; receivedAt: Date }[]>`
    select op_id, ver, encode(body_sha, 'hex') as sha, received_at from sync_op
    where commune_code = ${scope.commune} and scope_id = ${scope.scope} and op_id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.opId, row]));
}

export async function appendToJournal(
  sql: Queryable,
  scope: Scope,
  sender: { accountId: string; deviceId: string | null; via: 'net' | 'office'; receivedAt: Date },
  entries: JournalEntry[],
): Promise<void> {
  const rows = entries.map(({ ver, envelope, sha, doneAt }) => ({ ...envelope, at: doneAt, ver, sha }));
  await sql`
    insert into sync_op (commune_code, scope_id, op_id, ver, account_id, device_id, dev_seq, op_type, op_v, base_ver,
      done_at, received_at, via, body, body_sha)
    select ${scope.commune}, ${scope.scope}, r.id, r.ver, ${sender.accountId}, ${sender.deviceId}::uuid, r.seq, r.t, r.v,
      r.bv, r.at, ${sender.receivedAt}, ${sender.via}, r.b, decode(r.sha, 'hex')
    from jsonb_to_recordset(${sql.json(rows as never)}) as r(id uuid, ver bigint, seq bigint, t text, v int, bv bigint,
      at timestamptz, b jsonb, sha text)`;
}

export async function setVersion(sql: Queryable, scope: Scope, ver: number): Promise<void> {
  await sql`
    update sync_scope set ver = ${ver} where commune_code = ${scope.commune} and scope_id = ${scope.scope}`;
}

export interface Quarantined {
  envelope: Envelope;
  sha: string;
  code: ProblemCode;
}

/** Keeps what could not be applied. The same operation sent again finds itself there. */
export async function quarantine(
  sql: Queryable,
  scope: Scope,
  sender: { accountId: string; deviceId: string | null; receivedAt: Date },
  refused: Quarantined[],
): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ envelope, sha, code }) => ({ id: envelope.id, sha, code, envelope: JSON.stringify(envelope) }));
  await sql`
    insert into sync_quarantine (commune_code, scope_id, op_id, body_sha, account_id, device_id, code, envelope, received_at)
    select ${scope.commune}, ${scope.scope}, r.id, decode(r.sha, 'hex'), ${sender.accountId},
      ${sender.deviceId}::uuid, r.code, r.envelope, ${sender.receivedAt}
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, sha text, code text, envelope text)
    on conflict do nothing`;
}

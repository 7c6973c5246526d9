import type { Role } from '#shared/account/role.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Queryable } from '#server/db/connect.ts';

/** An operation that the server keeps and has not applied. */
export interface KeptAside {
  commune: string;
  scope: number;
  hamletName: string | null;
  opId: string;
  /** Hexadecimal; two different bodies may stand under one id. */
  sha: string;
  /** Why a person must look, or null when it only waits for its household or for a newer server. */
  code: ProblemCode | null;
  author: Doer;
  deviceId: string | null;
  envelope: Envelope;
  receivedAt: Date;
}

type KeptRow = Omit<KeptAside, 'author' | 'envelope'> & { authorId: string; authorName: string; authorRole: Role; envelope: string };

/** What waits for a decision in a commune, and what is held, oldest first. */
export async function keptAsideIn(sql: Queryable, communeCode: string): Promise<KeptAside[]> {
  const rows = await sql<KeptRow[]>`
    select q.commune_code as commune, q.scope_id as scope, h.name as hamlet_name, q.op_id, encode(q.body_sha, 'hex') as sha,
      q.code, a.account_id as author_id, a.name as author_name, a.role as author_role, q.device_id, q.envelope, q.received_at
    from (
      select commune_code, scope_id, op_id, body_sha, code, account_id, device_id, envelope, received_at
      from sync_quarantine where commune_code = ${communeCode} and decision is null
      union all
      select commune_code, scope_id, op_id, body_sha, null, account_id, device_id, envelope, received_at
      from sync_held where commune_code = ${communeCode}
    ) q
    join account a using (account_id)
    left join hamlet h on h.commune_code = q.commune_code and h.scope_id = q.scope_id
    order by q.received_at, q.op_id limit 500`;
  return rows.map(withAuthor);
}

/** One that waits for a decision, locked until the transaction ends; null when there is none, or no longer. */
export async function lockUndecided(
  tx: Queryable,
  named: { commune: string; scope: number; opId: string; sha: string },
): Promise<KeptAside | null> {
  const rows = await tx<KeptRow[]>`
    select q.commune_code as commune, q.scope_id as scope, null as hamlet_name, q.op_id, encode(q.body_sha, 'hex') as sha,
      q.code, a.account_id as author_id, a.name as author_name, a.role as author_role, q.device_id, q.envelope, q.received_at
    from sync_quarantine q join account a using (account_id)
    where q.commune_code = ${named.commune} and q.scope_id = ${named.scope} and q.op_id = ${named.opId}
      and q.body_sha = decode(${named.sha}, 'hex') and q.decision is null
    for update of q`;
  return rows[0] === undefined ? null : withAuthor(rows[0]);
}

export async function writeDecision(
  tx: Queryable,
  kept: KeptAside,
  decision: { decision: 'accepted' | 'dismissed'; by: string; at: Date },
): Promise<void> {
  await tx`
    update sync_quarantine set decision = ${decision.decision}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where commune_code = ${kept.commune} and scope_id = ${kept.scope} and op_id = ${kept.opId}
      and body_sha = decode(${kept.sha}, 'hex')`;
}

function withAuthor({ authorId, authorName, authorRole, envelope, ...row }: KeptRow): KeptAside {
  return { ...row, author: { id: authorId, name: authorName, role: authorRole }, envelope: JSON.parse(envelope) as Envelope };
}

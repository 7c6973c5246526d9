import type { Role } from '#shared/account/role.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';
import type { Arrival, Work } from './work.ts';

type ReadEnvelope = (envelope: Envelope) => Pick<Arrival, 'envelope' | 'sha' | 'reading'>;

/** What waits for these households, oldest first, as if it arrived now. */
export async function heldFor(sql: Queryable, scope: Scope, households: string[], read: ReadEnvelope): Promise<Arrival[]> {
  if (households.length === 0) return [];
  const rows = await sql<HeldRow[]>`
    select h.envelope, h.account_id, a.name, a.role, h.device_id from sync_held h join account a using (account_id)
    where h.commune_code = ${scope.commune} and h.scope_id = ${scope.scope} and h.household_id = any(${households}::uuid[])
    order by h.op_id`;
  return rows.map((row) => arrivalOf(row, read));
}

/** What waits for a newer server anywhere, by hamlet in ascending order. */
export async function heldForServer(sql: Queryable, read: ReadEnvelope): Promise<{ scope: Scope; arrivals: Arrival[] }[]> {
  const rows = await sql<(HeldRow & { communeCode: string; scopeId: number })[]>`
    select h.commune_code, h.scope_id, h.envelope, h.account_id, a.name, a.role, h.device_id
    from sync_held h join account a using (account_id)
    where h.household_id is null order by h.commune_code, h.scope_id, h.op_id`;
  const groups = new Map<string, { scope: Scope; arrivals: Arrival[] }>();
  for (const row of rows) {
    const key = `${row.communeCode}/${row.scopeId}`;
    const group = groups.get(key) ?? { scope: { commune: row.communeCode, scope: row.scopeId }, arrivals: [] };
    group.arrivals.push(arrivalOf(row, read));
    groups.set(key, group);
  }
  return [...groups.values()];
}

export async function hold(sql: Queryable, scope: Scope, held: Work['held'], receivedAt: Date): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map(({ arrival: { envelope, sha, author, deviceId }, householdId }) => ({
    id: envelope.id,
    sha,
    household: householdId,
    account: author.id,
    device: deviceId,
    envelope: JSON.stringify(envelope),
  }));
  await sql`
    insert into sync_held (commune_code, scope_id, op_id, body_sha, household_id, account_id, device_id, envelope, received_at)
    select ${scope.commune}, ${scope.scope}, r.id, decode(r.sha, 'hex'), r.household, r.account, r.device, r.envelope, ${receivedAt}
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, sha text, household uuid, account uuid, device uuid, envelope text)
    on conflict do nothing`;
}

/** These have been applied: they wait no more. */
export async function dropHeld(sql: Queryable, scope: Scope, ids: string[]): Promise<void> {
  await sql`
    delete from sync_held
    where commune_code = ${scope.commune} and scope_id = ${scope.scope} and op_id = any(${ids}::uuid[])`;
}

interface HeldRow {
  envelope: string;
  accountId: string;
  name: string;
  role: Role;
  deviceId: string | null;
}

function arrivalOf({ envelope, accountId, name, role, deviceId }: HeldRow, read: ReadEnvelope): Arrival {
  return { ...read(JSON.parse(envelope) as Envelope), author: { id: accountId, name, role }, deviceId };
}

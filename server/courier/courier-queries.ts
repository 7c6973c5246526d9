import type { Doer } from '#server/access/actor.ts';
import type { Queryable } from '#server/db/connect.ts';

/** The server key in use, by id; `null` before the first start. No other process begins one until the transaction ends. */
export async function lockServerKey(tx: Queryable): Promise<string | null> {
  await tx`lock table server_key in share row exclusive mode`;
  const rows = await tx<{ keyId: string }[]>`select key_id from server_key order by begun_at desc limit 1`;
  return rows[0]?.keyId ?? null;
}

export async function beginServerKey(tx: Queryable, keyId: string, now: Date): Promise<void> {
  await tx`insert into server_key (key_id, begun_at) values (${keyId}, ${now}) on conflict do nothing`;
}

/** A phone's outbox key, sealed to the server, and whose it is. */
export interface OutboxKey {
  keyId: string;
  accountId: string;
  deviceId: string;
  serverKey: string;
  wrapped: Uint8Array;
}

/**
 * Writes down a phone's outbox key. The same key again, sealed to a newer server key, takes the place of the old form;
 * an id that another account has registered stays that account's.
 */
export async function keepOutboxKey(sql: Queryable, key: OutboxKey, now: Date): Promise<void> {
  await sql`
    insert into outbox_key (key_id, account_id, device_id, server_key, wrapped, registered_at)
    values (${key.keyId}, ${key.accountId}, ${key.deviceId}, ${key.serverKey}, ${key.wrapped}, ${now})
    on conflict (key_id) do update set server_key = excluded.server_key, wrapped = excluded.wrapped
      where outbox_key.account_id = excluded.account_id and outbox_key.server_key <> excluded.server_key`;
}

export async function outboxKeyOf(sql: Queryable, keyId: string): Promise<OutboxKey | null> {
  const rows = await sql<OutboxKey[]>`
    select key_id, account_id, device_id, server_key, wrapped from outbox_key where key_id = ${keyId}`;
  return rows[0] ?? null;
}

/** Whose work a phone's outbox holds, and whether they may still work here. */
export async function authorOf(sql: Queryable, accountId: string): Promise<(Doer & { isActive: boolean }) | null> {
  const rows = await sql<(Doer & { isActive: boolean })[]>`
    select account_id as id, name, role, state = 'active' as is_active from account where account_id = ${accountId}`;
  return rows[0] ?? null;
}

/** Writes down that a bundle came. Returns when it came first, if that was not now. */
export async function keepBundle(
  sql: Queryable,
  bundle: { sha: Uint8Array; keyId: string; operations: number; broughtBy: string | null; now: Date },
): Promise<Date | null> {
  const rows = await sql<{ firstAt: Date; times: number }[]>`
    insert into courier_bundle (sha, key_id, operations, first_at, last_at, times, brought_by)
    values (${bundle.sha}, ${bundle.keyId}, ${bundle.operations}, ${bundle.now}, ${bundle.now}, 1, ${bundle.broughtBy})
    on conflict (sha) do update set last_at = excluded.last_at, times = courier_bundle.times + 1
    returning first_at, times`;
  const [row] = rows;
  return row === undefined || row.times === 1 ? null : row.firstAt;
}

import type { Queryable } from '#server/db/connect.ts';

/** Writes down a phone; the same phone enrolling again keeps its row. */
export async function keepDevice(
  sql: Queryable,
  device: { deviceId: string; accountId: string; label: string; now: Date },
): Promise<void> {
  await sql`
    insert into device (device_id, account_id, label, enrolled_at, last_seen_at)
    values (${device.deviceId}, ${device.accountId}, ${device.label}, ${device.now}, ${device.now})
    on conflict (device_id) do update set last_seen_at = excluded.last_seen_at`;
}

/** How a phone shows that it is itself and not a copy of itself. */
export interface Shown {
  deviceId: string;
  nonce: string | null;
}

/**
 * Checks the nonce that a phone shows at a push and gives it the one to show next; `null` when the phone that shows it
 * is a copy, or was restored from one: another has gone on under this name. A phone whose last answer was lost shows the
 * nonce before, and is given the same next one again.
 */
export async function renewNonce(
  sql: Queryable,
  shown: Shown,
  next: { nonce: string; highestSeq: number; now: Date },
): Promise<string | null> {
  const rows = await sql<{ nonce: string }[]>`
    update device set
      nonce = case when nonce is null or nonce = ${shown.nonce}::uuid then ${next.nonce}::uuid else nonce end,
      nonce_before = ${shown.nonce}::uuid,
      highest_seq = greatest(highest_seq, ${next.highestSeq}),
      last_seen_at = ${next.now}
    where device_id = ${shown.deviceId}
      and (nonce is null or nonce = ${shown.nonce}::uuid or nonce_before is not distinct from ${shown.nonce}::uuid)
    returning nonce`;
  return rows[0]?.nonce ?? null;
}

/** After a restore the server remembers older nonces than the phones: all may introduce themselves again. */
export async function forgetNonces(sql: Queryable): Promise<void> {
  await sql`update device set nonce = null, nonce_before = null`;
}

/** When this phone was last heard of: at its enrolment or a push; `null` for one that is not known. */
export async function lastHeardOf(sql: Queryable, deviceId: string): Promise<Date | null> {
  const rows = await sql<{ lastSeenAt: Date | null }[]>`select last_seen_at from device where device_id = ${deviceId}`;
  return rows[0]?.lastSeenAt ?? null;
}

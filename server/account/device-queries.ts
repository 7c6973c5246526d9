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

export async function touchDevice(sql: Queryable, deviceId: string, now: Date): Promise<void> {
  await sql`update device set last_seen_at = ${now} where device_id = ${deviceId}`;
}

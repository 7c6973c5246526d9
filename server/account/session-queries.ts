import type { Role } from '#shared/account/role.ts';
import type { Actor } from '#server/access/actor.ts';
import type { Queryable } from '#server/db/connect.ts';
import { hashSecret, newSecret } from './secret.ts';

const hours = 60 * 60 * 1000;

/** A working day at a desk; half a year for a phone that may lie in a village without signal. */
const sessionLength = { desk: 12 * hours, phone: 180 * 24 * hours };

/** Begins a session and returns the token for the cookie, which is kept nowhere else. */
export async function beginSession(
  sql: Queryable,
  session: { accountId: string; deviceId: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret();
  const length = session.deviceId === null ? sessionLength.desk : sessionLength.phone;
  const expiresAt = new Date(session.now.getTime() + length);
  await sql`
    insert into session (token_hash, account_id, device_id, created_at, expires_at)
    values (${hashSecret(token)}, ${session.accountId}, ${session.deviceId}, ${session.now}, ${expiresAt})`;
  return { token, expiresAt };
}

/** The session goes on as that of another phone: a copy that was found out becomes a device of its own. */
export async function moveSession(sql: Queryable, token: string, deviceId: string): Promise<void> {
  await sql`update session set device_id = ${deviceId} where token_hash = ${hashSecret(token)}`;
}

export async function endSession(sql: Queryable, token: string): Promise<void> {
  await sql`delete from session where token_hash = ${hashSecret(token)}`;
}

/** Who holds this token now, if it is still worth something and the account is active. */
export async function actorOf(sql: Queryable, token: string, now: Date): Promise<Actor | null> {
  const rows = await sql<{ id: string; name: string; role: Role; communeCode: string | null; provinceCode: string | null; deviceId: string | null }[]>`
    select a.account_id as id, a.name, a.role, a.commune_code, a.province_code, s.device_id
    from session s join account a using (account_id)
    where s.token_hash = ${hashSecret(token)} and s.expires_at > ${now} and a.state = 'active'`;
  return rows[0] ?? null;
}

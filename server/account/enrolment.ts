import { Problem } from '#shared/base/problem.ts';
import type { Queryable } from '#server/db/connect.ts';
import { keepDevice } from './device-queries.ts';
import { hashSecret, newSecret } from './secret.ts';

const linkLastsMs = 7 * 24 * 60 * 60 * 1000;

/** Makes a one-time code that turns a phone into this volunteer's; good for seven days. */
export async function createEnrolment(
  sql: Queryable,
  enrolment: { accountId: string; createdBy: string | null; now: Date },
): Promise<{ code: string; expiresAt: Date }> {
  const code = newSecret();
  const expiresAt = new Date(enrolment.now.getTime() + linkLastsMs);
  await sql`
    insert into enrolment (code_hash, account_id, created_by, created_at, expires_at)
    values (${hashSecret(code)}, ${enrolment.accountId}, ${enrolment.createdBy}, ${enrolment.now}, ${expiresAt})`;
  return { code, expiresAt };
}

/** The address a volunteer opens. The code stands behind `#`, which browsers never send: no log ever holds it. */
export function enrolmentLink(origin: string, code: string): string {
  return `${origin}/bat-dau#${code}`;
}

/**
 * Whose link this is, without using it up.
 * @throws Problem account.enrolment-unknown, -used or -expired
 */
export async function readEnrolment(sql: Queryable, code: string, now: Date): Promise<{ accountId: string }> {
  return { accountId: (await findOpen(sql, code, now, null)).accountId };
}

/**
 * Uses the link for a phone. The phone that used it may ask again, for when the answer was lost on the way.
 * @throws Problem account.enrolment-unknown, -used or -expired
 */
export async function useEnrolment(
  tx: Queryable,
  use: { code: string; deviceId: string; label: string; now: Date },
): Promise<{ accountId: string }> {
  const { accountId } = await findOpen(tx, use.code, use.now, use.deviceId);
  await Promise.all([
    keepDevice(tx, { deviceId: use.deviceId, accountId, label: use.label, now: use.now }),
    tx`
      update enrolment set used_at = coalesce(used_at, ${use.now}), device_id = ${use.deviceId}
      where code_hash = ${hashSecret(use.code)}`,
  ]);
  return { accountId };
}

async function findOpen(sql: Queryable, code: string, now: Date, deviceId: string | null): Promise<{ accountId: string }> {
  const rows = await sql<{ accountId: string; expiresAt: Date; usedAt: Date | null; deviceId: string | null }[]>`
    select e.account_id, e.expires_at, e.used_at, e.device_id
    from enrolment e join account a using (account_id)
    where e.code_hash = ${hashSecret(code)} and a.state = 'active'
    for update of e`;
  const found = rows[0];
  if (found === undefined) throw new Problem('account.enrolment-unknown');
  if (found.usedAt !== null && found.deviceId !== deviceId) throw new Problem('account.enrolment-used');
  if (found.expiresAt <= now) throw new Problem('account.enrolment-expired');
  return found;
}

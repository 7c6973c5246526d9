import type { Role } from '#shared/account/role.ts';
import { createEnrolment, enrolmentLink } from '#server/account/enrolment.ts';
import type { Clock } from '#server/clock.ts';
import type { Sql } from '#server/db/connect.ts';
import { desks, lan } from './cast.ts';
import { volunteerNamed } from './demo-queries.ts';

/** How to sign in to the demonstration, and the link that makes a phone Lan's. */
export interface DemoSummary {
  accounts: { role: Role; username: string; password: string; name: string }[];
  enrolmentLink: string;
}

/**
 * The demonstration as it is now, with a fresh enrolment link, since a link works once.
 * @returns `null` when this database does not hold the demonstration
 */
export async function demoSummary(
  sql: Sql,
  { clock, origin }: { clock: Clock; origin: string },
): Promise<DemoSummary | null> {
  const accountId = await volunteerNamed(sql, lan.communeCode, lan.name);
  if (accountId === null) return null;
  const { code } = await createEnrolment(sql, { accountId, createdBy: null, now: clock() });
  const accounts = desks.map(({ role, username, password, name }) => ({ role, username, password, name }));
  return { accounts, enrolmentLink: enrolmentLink(origin, code) };
}

import type { Queryable } from '#server/db/connect.ts';

/** The oldest active volunteer of that name in a commune. */
export async function volunteerNamed(sql: Queryable, communeCode: string, name: string): Promise<string | null> {
  const rows = await sql<{ id: string }[]>`
    select account_id as id from account
    where commune_code = ${communeCode} and name = ${name} and role = 'volunteer' and state = 'active'
    order by account_id limit 1`;
  return rows[0]?.id ?? null;
}

import { type Household, particularsOf } from '#shared/household/household.ts';
import type { CurrentHousehold } from '#shared/household/roster-plan.ts';
import type { Queryable } from '#server/db/connect.ts';

interface Found {
  id: string;
  scope: number;
  listing: NonNullable<Household['listing']> | null;
  registration: NonNullable<Household['registration']> | null;
}

/** The households of these hamlets as a list would call them, oldest first; without what visits found in them. */
export async function currentHouseholds(
  sql: Queryable,
  communeCode: string,
  scopes: number[],
): Promise<CurrentHousehold[]> {
  const rows = await sql<Found[]>`
    select household_id as id, scope_id as scope, body->'listing' as listing, body->'registration' as registration
    from household where commune_code = ${communeCode} and scope_id = any(${scopes}::int[]) and is_shown
    order by household_id`;
  return rows.map(({ id, scope, listing, registration }) => ({
    id,
    scope,
    ...particularsOf({ id, ...(listing && { listing }), ...(registration && { registration }) }),
  }));
}

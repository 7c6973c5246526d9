import { type Household, particularsOf } from '#shared/household/household.ts';
import type { CurrentHousehold } from '#shared/household/roster-plan.ts';
import type { Queryable } from '#server/db/connect.ts';

interface Found {
  id: string;
  scope: number;
  hamletName: string;
  homes: number[];
  listing: NonNullable<Household['listing']> | null;
  registration: NonNullable<Household['registration']> | null;
}

/**
 * The households that a list of these hamlets may speak of, as a list would call them, oldest first: those that are there
 * and those that came from there. Without what visits found in them.
 */
export async function currentHouseholds(
  sql: Queryable,
  communeCode: string,
  scopes: number[],
): Promise<CurrentHousehold[]> {
  const rows = await sql<Found[]>`
    select household_id as id, scope_id as scope, p.name as hamlet_name, coalesce(body->'homes', '[]') as homes,
      body->'listing' as listing, body->'registration' as registration
    from household join hamlet p using (commune_code, scope_id)
    where commune_code = ${communeCode} and is_shown and (
      scope_id = any(${scopes}::int[])
      or exists (select 1 from jsonb_array_elements_text(body->'homes') home where home::int = any(${scopes}::int[])))
    order by household_id`;
  return rows.map(({ id, scope, hamletName, homes, listing, registration }) => ({
    id,
    scope,
    hamletName,
    formerly: homes.filter((home) => home !== scope),
    ...particularsOf({ id, ...(listing && { listing }), ...(registration && { registration }) }),
  }));
}

import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';

/** A hamlet in which a household is, or has been. */
export interface HouseholdPlace {
  scope: number;
  isGone: boolean;
}

/** The hamlet that this one has become a part of, however often; itself while it stands. */
export async function standingHamlet(sql: Queryable, { commune, scope }: Scope): Promise<number> {
  const rows = await sql<{ scopeId: number }[]>`
    with recursive becoming(scope_id, merged_into) as (
      select scope_id, merged_into from hamlet where commune_code = ${commune} and scope_id = ${scope}
      union
      select h.scope_id, h.merged_into from becoming b join hamlet h on h.commune_code = ${commune} and h.scope_id = b.merged_into
    ) select scope_id from becoming where merged_into is null`;
  return rows[0]?.scopeId ?? scope;
}

/** Where in the commune these households are and have been, by id. */
export async function householdPlaces(sql: Queryable, commune: string, ids: string[]): Promise<Map<string, HouseholdPlace[]>> {
  const rows = await sql<(HouseholdPlace & { id: string })[]>`
    select household_id as id, scope_id as scope, gone_at is not null as is_gone from household
    where commune_code = ${commune} and household_id = any(${ids}::uuid[])`;
  const places = new Map<string, HouseholdPlace[]>();
  for (const { id, ...place } of rows) places.set(id, [...(places.get(id) ?? []), place]);
  return places;
}

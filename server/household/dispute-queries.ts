import type { Queryable } from '#server/db/connect.ts';

/** The households of a hamlet about which people say different things. */
export interface Disputed {
  scope: number;
  hamletName: string;
  ids: string[];
}

/** Those of a commune, hamlet by hamlet; 200 households at most. */
export function disputedIn(sql: Queryable, communeCode: string): Promise<Disputed[]> {
  return sql<Disputed[]>`
    select scope_id as scope, p.name as hamlet_name, array_agg(d.household_id order by d.household_id) as ids
    from (
      select commune_code, scope_id, household_id from household
      where commune_code = ${communeCode} and disputes > 0 and is_shown
      order by scope_id, household_id limit 200
    ) d
    join hamlet p using (commune_code, scope_id)
    group by scope_id, p.name order by scope_id`;
}

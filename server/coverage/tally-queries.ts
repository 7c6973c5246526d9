import { type Tally, tallyKeys } from '#shared/coverage/tally.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';

/** Adds a difference to a hamlet's numbers. The hamlet's version row must be locked: that is what keeps sums right. */
export async function addToTally(sql: Queryable, scope: Scope, difference: Tally, lastVisitAt: string | null): Promise<void> {
  await sql`
    update hamlet_tally t
    set numbers = (
          select jsonb_object_agg(d.key, coalesce((t.numbers->>d.key)::int, 0) + d.value::int)
          from jsonb_each_text(${sql.json(difference)}) d),
        last_visit_at = greatest(t.last_visit_at, ${lastVisitAt}::timestamptz)
    where commune_code = ${scope.commune} and scope_id = ${scope.scope}`;
}

export interface HamletTally {
  scope: number;
  name: string;
  tally: Tally;
  lastVisitAt: Date | null;
}

/** The numbers of each hamlet of a commune. */
export function hamletTallies(sql: Queryable, communeCode: string): Promise<HamletTally[]> {
  return sql<HamletTally[]>`
    select h.scope_id as scope, h.name, t.numbers as tally, t.last_visit_at
    from hamlet h join hamlet_tally t using (commune_code, scope_id)
    where h.commune_code = ${communeCode} and h.ended_at is null order by h.scope_id`;
}

export interface CommuneTally {
  code: string;
  name: string;
  hamlets: number;
  tally: Tally;
  lastVisitAt: Date | null;
}

/** The numbers of each commune of a province: the sum over its hamlets' rows, never over households. */
export async function communeTallies(sql: Queryable, provinceCode: string): Promise<CommuneTally[]> {
  const sums = tallyKeys.map((key) => sql`coalesce(sum((t.numbers->>${key})::int), 0)::int`);
  const pairs = tallyKeys.map((key, index) => sql`${key}::text, ${sums[index] as never}`);
  const listed = pairs.reduce((all, pair) => sql`${all as never}, ${pair as never}`);
  return sql<CommuneTally[]>`
    select c.commune_code as code, c.name, count(h.scope_id) filter (where h.ended_at is null) as hamlets,
      jsonb_build_object(${listed as never}) as tally, max(t.last_visit_at) as last_visit_at
    from commune c
    left join hamlet_tally t using (commune_code) left join hamlet h using (commune_code, scope_id)
    where c.province_code = ${provinceCode}
    group by c.commune_code, c.name order by c.commune_code`;
}

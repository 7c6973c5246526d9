import type { CoverageKind } from '#shared/coverage/coverage.ts';
import type { Entry } from '#shared/household/duplicates.ts';
import type { Author } from '#shared/sync/fact.ts';
import type { Queryable } from '#server/db/connect.ts';

/** An entry of a hamlet, as two are laid side by side. */
export interface ListedEntry extends Entry {
  scope: number;
  hamletName: string;
  people: number | null;
  /** On the commune's list, or only written down at a door. */
  isListed: boolean;
  coverage: CoverageKind;
  lastVisitAt: Date | null;
  lastVisitBy: string | null;
}

/** Every entry of a commune that stands for a household, for the duplicate rule. */
export function entriesIn(sql: Queryable, communeCode: string): Promise<ListedEntry[]> {
  return sql<ListedEntry[]>`
    select h.scope_id as scope, p.name as hamlet_name, h.household_id as id, h.head_name, h.address, h.coverage,
      h.last_visit_at, h.last_visit_by, h.body ? 'listing' as is_listed,
      coalesce(h.body #>> '{listing,value,phone}', h.body #>> '{registration,value,phone}') as phone,
      coalesce(h.body #>> '{listing,value,people}', h.body #>> '{registration,value,people}')::int as people,
      array(
        select jsonb_array_elements_text(coalesce(h.body -> 'distinctFrom', '[]'))
        union select jsonb_array_elements_text(coalesce(h.body #> '{registration,value,notTheSameAs}', '[]'))
      ) as distinct_from
    from household h join hamlet p using (commune_code, scope_id)
    where h.commune_code = ${communeCode} and h.is_shown`;
}

/** An entry that was joined with a household. */
export interface JoinedEntry {
  scope: number;
  hamletName: string;
  id: string;
  headName: string;
  address: string | null;
  at: string;
  by: Author;
  /** The entry that it was said to be another name of. */
  intoName: string;
}

/** What was joined in a commune, the latest first; 200 at most. */
export function joinedIn(sql: Queryable, communeCode: string): Promise<JoinedEntry[]> {
  return sql<JoinedEntry[]>`
    select h.scope_id as scope, p.name as hamlet_name, h.household_id as id, h.head_name, h.address,
      h.body #>> '{mergedInto,at}' as at, h.body #> '{mergedInto,by}' as by, i.head_name as into_name
    from household h
    join hamlet p using (commune_code, scope_id)
    join household i on i.commune_code = h.commune_code and i.scope_id = h.scope_id and i.household_id = h.merged_into
    where h.commune_code = ${communeCode} and h.merged_into is not null and not h.is_shown
    order by h.body #>> '{mergedInto,at}' desc limit 200`;
}

/** How far the history of each hamlet of a commune has come. */
export async function versionsIn(sql: Queryable, communeCode: string): Promise<Map<number, number>> {
  const rows = await sql<{ scope: number; ver: number }[]>`
    select scope_id as scope, ver from sync_scope where commune_code = ${communeCode}`;
  return new Map(rows.map(({ scope, ver }) => [scope, ver]));
}

import type { CoverageKind } from '#shared/coverage/coverage.ts';
import type { PovertyClass } from '#shared/household/household.ts';
import type { Skill } from '#shared/member/skills.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Outcome } from '#shared/visit/visit.ts';
import type { Queryable } from '#server/db/connect.ts';

/** One household as a line of a list. */
export interface HouseholdLine {
  scope: number;
  hamletName: string;
  id: string;
  headName: string;
  address: string | null;
  coverage: CoverageKind;
  missing: Skill[];
  poverty: PovertyClass | null;
  lastVisitAt: Date | null;
  lastVisitBy: string | null;
  lastOutcome: Outcome | null;
  /** About how many things people say different things. */
  disputes: number;
}

export interface HouseholdFilter {
  commune: string;
  scope: number | null;
  coverage: CoverageKind | null;
  poverty: PovertyClass | null;
  /** Only those about which people say different things. */
  disputed?: boolean | undefined;
}

/** Every household of a hamlet, by id, without those that are only another name of one. */
export async function allHouseholds(sql: Queryable, { commune, scope }: Scope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select household_id as id from household
    where commune_code = ${commune} and scope_id = ${scope} and is_shown order by household_id`;
  return rows.map(({ id }) => id);
}

/** The households of a commune that pass the filter, in no order. */
export function householdLines(sql: Queryable, filter: HouseholdFilter): Promise<HouseholdLine[]> {
  return sql<HouseholdLine[]>`
    select h.scope_id as scope, p.name as hamlet_name, h.household_id as id, h.head_name, h.address, h.coverage, h.missing,
      h.poverty, h.last_visit_at, h.last_visit_by, h.last_outcome, h.disputes
    from household h join hamlet p using (commune_code, scope_id)
    where h.commune_code = ${filter.commune} and h.is_shown
      and (${filter.scope}::int is null or h.scope_id = ${filter.scope})
      and (${filter.coverage}::text is null or h.coverage = ${filter.coverage})
      and (${filter.poverty}::text is null or h.poverty = ${filter.poverty})
      and (${filter.disputed !== true} or h.disputes > 0)`;
}

/** How far the history of a hamlet has come; 0 of one that is not there. */
export async function versionOf(sql: Queryable, { commune, scope }: Scope): Promise<number> {
  const rows = await sql<{ ver: number }[]>`
    select ver from sync_scope where commune_code = ${commune} and scope_id = ${scope}`;
  return rows[0]?.ver ?? 0;
}

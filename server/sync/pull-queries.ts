import type { Household } from '#shared/household/household.ts';
import type { Member } from '#shared/member/member.ts';
import type { Row } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Visit } from '#shared/visit/visit.ts';
import type { Queryable } from '#server/db/connect.ts';

/** Rows of one hamlet after a version, and where the hamlet stands, as of one moment. */
export interface RowsAfter {
  epoch: string;
  head: number;
  digest: string | null;
  /** Households that left at this version or before may have left nothing behind. */
  tombVer: number;
  rows: Row[];
}

interface Found {
  epoch: string;
  head: number;
  digest: string | null;
  tombVer: number;
  kind: Row['kind'] | null;
  id: string;
  ver: number;
  body: Household & Member & Visit;
}

/**
 * Head and rows from one statement, so that they cannot disagree. `null`: no such hamlet. At most `limit` rows, lowest
 * version first; when as many come back, the last version may be cut and must be dropped by the caller.
 */
export async function rowsAfter(sql: Queryable, scope: Scope, cursor: number, limit: number): Promise<RowsAfter | null> {
  const at = sql`commune_code = ${scope.commune} and scope_id = ${scope.scope} and ver > ${cursor} order by ver limit ${limit}`;
  const found = await sql<Found[]>`
    with head as (
      select epoch, ver, digest, tomb_ver from sync_scope where commune_code = ${scope.commune} and scope_id = ${scope.scope}
    )
    select head.epoch, head.ver as head, head.digest, head.tomb_ver, r.kind, r.id, r.ver, r.body
    from head left join lateral (
      (select 'household' as kind, household_id as id, ver, body from household where ${at})
      union all (select 'member', member_id, ver, body from member where ${at})
      union all (select 'visit', visit_id, ver, body from visit where ${at})
      order by ver limit ${limit}
    ) r on true`;
  const first = found[0];
  if (first === undefined) return null;
  const rows = found.filter((row): row is Found & { kind: Row['kind'] } => row.kind !== null);
  const { epoch, head, digest, tombVer } = first;
  return { epoch, head, digest, tombVer, rows: rows.map(({ kind, id, ver, body }) => ({ kind, id, ver, body })) };
}

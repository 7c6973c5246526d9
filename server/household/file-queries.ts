import { coverageOf, missingSkills } from '#shared/coverage/coverage.ts';
import type { Gone } from '#server/sync/tombstone-queries.ts';
import { disputesOf } from '#shared/household/disputes.ts';
import { emptyFile, type HouseholdFile, visitsOf } from '#shared/household/household-file.ts';
import { mergedInto } from '#shared/household/merge.ts';
import { type Household, particularsOf } from '#shared/household/household.ts';
import type { Member } from '#shared/member/member.ts';
import { rowKey } from '#shared/sync/digest.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Visit } from '#shared/visit/visit.ts';
import type { Queryable } from '#server/db/connect.ts';

/** A row of one household's file, with the version that it is to be stamped with. */
export interface Stamped<T> {
  ver: number;
  body: T;
}

/** What of the files has changed, ready to be written. */
export interface ChangedRows {
  /** `shown`: the household with all its names together; `null` when it is only another name of one. */
  files: (Stamped<Household> & { shown: HouseholdFile | null })[];
  members: Stamped<Member>[];
  visits: Stamped<Visit>[];
  /** Households that have left. */
  gone: Gone[];
}

/** Files as they stand, with the version of each row that is summed (`Digest`) by its key (`rowKey`). */
export interface LoadedFiles {
  files: Map<string, HouseholdFile>;
  versions: Map<string, number>;
}

/** The files of these households as they stand; ids that are not there are missing from the map. */
export async function loadFiles(sql: Queryable, scope: Scope, ids: string[]): Promise<Map<string, HouseholdFile>> {
  return (await loadVersionedFiles(sql, scope, ids)).files;
}

/** The same with the version of each row, and with every other name of these households. */
export async function loadVersionedFiles(sql: Queryable, scope: Scope, wanted: string[]): Promise<LoadedFiles> {
  if (wanted.length === 0) return { files: new Map(), versions: new Map() };
  const [ids, loaded] = await Promise.all([withOtherNames(sql, scope, wanted), loadRows(sql, scope, wanted)]);
  const asked = new Set(wanted);
  // Hardly any household has another name: only then is asked again.
  return ids.some((id) => !asked.has(id)) ? loadRows(sql, scope, ids) : loaded;
}

async function loadRows(sql: Queryable, scope: Scope, ids: string[]): Promise<LoadedFiles> {
  const at = sql`commune_code = ${scope.commune} and scope_id = ${scope.scope} and household_id = any(${ids}::uuid[])`;
  const [households, members, visits] = await Promise.all([
    sql<Stamped<Household>[]>`select ver, body from household where ${at}`,
    sql<Stamped<Member>[]>`select ver, body from member where ${at}`,
    sql<Stamped<Visit>[]>`select ver, body from visit where ${at}`,
  ]);
  const files = new Map<string, HouseholdFile>();
  const versions = new Map<string, number>();
  for (const { body, ver } of households) {
    files.set(body.id, { ...emptyFile(body.id), household: body });
    if (body.gone === undefined) versions.set(rowKey('household', body.id, body.id), ver);
  }
  for (const { body, ver } of members) {
    const file = files.get(body.householdId);
    if (file !== undefined) file.members[body.id] = body;
    versions.set(rowKey('member', body.householdId, body.id), ver);
  }
  for (const { body, ver } of visits) {
    const file = files.get(body.householdId);
    if (file !== undefined) file.visits[body.id] = body;
    versions.set(rowKey('visit', body.householdId, body.id), ver);
  }
  return { files, versions };
}

/** These households and all that are names of the same ones, however many steps away. */
async function withOtherNames(sql: Queryable, scope: Scope, ids: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive named(id) as (
      select unnest(${ids}::uuid[])
      union
      select case when h.household_id = n.id then h.merged_into else h.household_id end
      from named n join household h on h.commune_code = ${scope.commune} and h.scope_id = ${scope.scope}
        and h.merged_into is not null and (h.household_id = n.id or h.merged_into = n.id)
    ) select id from named`;
  return rows.map(({ id }) => id);
}

/** Writes changed rows, one statement a table whatever their number. */
export async function saveRows(sql: Queryable, scope: Scope, changed: ChangedRows): Promise<void> {
  await Promise.all([saveHouseholds(sql, scope, changed.files), saveMembers(sql, scope, changed.members), saveVisits(sql, scope, changed.visits)]);
}

async function saveHouseholds(sql: Queryable, scope: Scope, files: ChangedRows['files']): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ ver, body, shown }) => ({
    ver,
    body,
    merged_into: mergedInto(body),
    is_shown: shown !== null,
    ...lineOf(shown ?? { ...emptyFile(body.id), household: body }),
  }));
  await sql`
    insert into household (commune_code, scope_id, household_id, ver, body, head_name, address, coverage, missing,
      last_visit_at, last_visit_by, last_outcome, poverty, merged_into, is_shown, disputes)
    select ${scope.commune}, ${scope.scope}, r.id, r.ver, r.body, r.head_name, r.address, r.coverage,
      array(select jsonb_array_elements_text(r.missing)), r.last_visit_at, r.last_visit_by, r.last_outcome, r.poverty,
      r.merged_into, r.is_shown, r.disputes
    from jsonb_to_recordset(${sql.json(rows as never)}) as r(id uuid, ver bigint, body jsonb, head_name text,
      address text, coverage text, missing jsonb, last_visit_at timestamptz, last_visit_by text, last_outcome text,
      poverty text, merged_into uuid, is_shown boolean, disputes int)
    on conflict (commune_code, scope_id, household_id) do update set ver = excluded.ver, body = excluded.body,
      head_name = excluded.head_name, address = excluded.address, coverage = excluded.coverage,
      missing = excluded.missing, last_visit_at = excluded.last_visit_at, last_visit_by = excluded.last_visit_by,
      last_outcome = excluded.last_outcome, poverty = excluded.poverty, merged_into = excluded.merged_into,
      is_shown = excluded.is_shown, disputes = excluded.disputes, gone_at = null`;
}

async function saveMembers(sql: Queryable, scope: Scope, members: ChangedRows['members']): Promise<void> {
  if (members.length === 0) return;
  await sql`
    insert into member (commune_code, scope_id, member_id, household_id, ver, body)
    select ${scope.commune}, ${scope.scope}, (r.body->>'id')::uuid, (r.body->>'householdId')::uuid, r.ver, r.body
    from jsonb_to_recordset(${sql.json(members as never)}) as r(ver bigint, body jsonb)
    on conflict (commune_code, scope_id, household_id, member_id) do update set ver = excluded.ver, body = excluded.body`;
}

async function saveVisits(sql: Queryable, scope: Scope, visits: ChangedRows['visits']): Promise<void> {
  if (visits.length === 0) return;
  await sql`
    insert into visit (commune_code, scope_id, visit_id, household_id, ver, body)
    select ${scope.commune}, ${scope.scope}, (r.body->>'id')::uuid, (r.body->>'householdId')::uuid, r.ver, r.body
    from jsonb_to_recordset(${sql.json(visits as never)}) as r(ver bigint, body jsonb)
    on conflict (commune_code, scope_id, household_id, visit_id) do update set ver = excluded.ver, body = excluded.body`;
}

function lineOf(file: HouseholdFile) {
  const { headName, address, poverty } = particularsOf(file.household);
  const coverage = coverageOf(file);
  const last = visitsOf(file)[0];
  return {
    id: file.id,
    head_name: headName,
    address,
    poverty,
    coverage: coverage.kind,
    missing: missingSkills(coverage),
    last_visit_at: last?.at ?? null,
    last_visit_by: last?.by.name ?? null,
    last_outcome: last?.outcome ?? null,
    disputes: disputesOf(file).length,
  };
}

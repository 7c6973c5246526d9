import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';

/** A household that leaves its hamlet, at a version of that hamlet. */
export interface Gone {
  id: string;
  ver: number;
  /** The hamlet of the commune that it went to; `null`: elsewhere. */
  movedTo: number | null;
}

/**
 * Leaves of households that have left nothing but where they went: their people and their visits go, and so does whatever
 * names them. The caller keeps the digest: each row that stood is removed from it, and what remains is not summed.
 */
export async function writeGone(sql: Queryable, scope: Scope, gone: Gone[], at: Date): Promise<void> {
  if (gone.length === 0) return;
  const rows = gone.map(({ id, ver, movedTo }) => ({ id, ver, body: { id, gone: { movedTo } } }));
  const ids = gone.map(({ id }) => id);
  const theirs = sql`commune_code = ${scope.commune} and scope_id = ${scope.scope} and household_id = any(${ids}::uuid[])`;
  await sql`
    update household h set ver = r.ver, body = r.body, is_shown = false, merged_into = null, disputes = 0, gone_at = ${at}, head_name = '', address = null,
      coverage = 'not-visited', missing = '{}', last_visit_at = null, last_visit_by = null, last_outcome = null, poverty = null
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, ver bigint, body jsonb)
    where h.commune_code = ${scope.commune} and h.scope_id = ${scope.scope} and h.household_id = r.id`;
  await sql`delete from member where ${theirs}`;
  await sql`delete from visit where ${theirs}`;
}

/** Hamlets that a household left before a moment. */
export function hamletsWithGone(sql: Queryable, before: Date): Promise<Scope[]> {
  return sql<Scope[]>`
    select distinct commune_code as commune, scope_id as scope from household where gone_at < ${before}
    order by commune_code, scope_id`;
}

/** Forgets them and writes down up to which version; files from before that are of no more use. The hamlet must be locked. */
export async function purgeGone(sql: Queryable, { commune, scope }: Scope, before: Date): Promise<number> {
  const purged = await sql<{ ver: number }[]>`
    delete from household where commune_code = ${commune} and scope_id = ${scope} and gone_at < ${before} returning ver`;
  const last = Math.max(0, ...purged.map(({ ver }) => ver));
  await sql`
    update sync_scope set tomb_ver = greatest(tomb_ver, ${last})
    where commune_code = ${commune} and scope_id = ${scope}`;
  await sql`delete from snapshot where commune_code = ${commune} and scope_id = ${scope} and ver < ${last}`;
  return purged.length;
}

import { isFieldRole } from '#shared/account/role.ts';
import { Problem } from '#shared/base/problem.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';
import type { Actor } from './actor.ts';

/** What can be done to a commune from a desk. */
export type Deed =
  /** See its boards and its households. */
  | 'look'
  /** Import its roster. */
  | 'import'
  /** Add volunteers and make enrolment links. */
  | 'staff';

/**
 * Whether a person at a desk may do this to this commune. Officials and leaders act in their own commune; a department
 * looks at every commune of its province and changes nothing there; an administrator may do everything.
 * "No" and "no such commune" are the same answer: access.denied.
 * @throws Problem access.denied
 */
export async function demandCommune(sql: Queryable, actor: Actor, deed: Deed, communeCode: string): Promise<void> {
  if (!(await mayCommune(sql, actor, deed, communeCode))) throw new Problem('access.denied');
}

/** @throws Problem access.denied unless the actor belongs to a department or administers */
export function demandProvince(actor: Actor): string {
  if (actor.role !== 'department' || actor.provinceCode === null) throw new Problem('access.denied');
  return actor.provinceCode;
}

/** The hamlets that this person works in now, as keys (`scopeKey`). */
export async function grantedScopeKeys(sql: Queryable, actor: Pick<Actor, 'id'>, now: Date): Promise<Set<string>> {
  const rows = await sql<{ communeCode: string; scopeId: number }[]>`
    select commune_code, scope_id from scope_grant
    where account_id = ${actor.id} and from_at <= ${now} and (to_at is null or to_at > ${now})`;
  return new Set(rows.map((row) => scopeKey({ commune: row.communeCode, scope: row.scopeId })));
}

/** Whether a change in this hamlet is this actor's to hear of. Volunteers hear of their own hamlets only. */
export async function hearingOf(sql: Queryable, actor: Actor, now: Date): Promise<(scope: Scope) => boolean> {
  if (isFieldRole(actor.role)) {
    const granted = await grantedScopeKeys(sql, actor, now);
    return (scope) => granted.has(scopeKey(scope));
  }
  const communes = new Set((await communesOf(sql, actor)).map((commune) => commune.code));
  return (scope) => communes.has(scope.commune);
}

/** The communes that a person at a desk may look at, by code. */
export function communesOf(sql: Queryable, actor: Actor): Promise<{ code: string; name: string }[]> {
  const { role, communeCode, provinceCode } = actor;
  if (role === 'admin') return sql`select commune_code as code, name from commune order by commune_code`;
  if (role === 'department') {
    return sql`select commune_code as code, name from commune where province_code = ${provinceCode} order by commune_code`;
  }
  if (role === 'official' || role === 'leader') {
    return sql`select commune_code as code, name from commune where commune_code = ${communeCode}`;
  }
  return Promise.resolve([]);
}

async function mayCommune(sql: Queryable, actor: Actor, deed: Deed, communeCode: string): Promise<boolean> {
  if (deed !== 'look' && actor.role === 'department') return false;
  return (await communesOf(sql, actor)).some((commune) => commune.code === communeCode);
}

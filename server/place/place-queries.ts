import { uuidv7 } from 'uuidv7';
import { fold } from '#shared/base/text.ts';
import { emptyTally } from '#shared/coverage/tally.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable, Tx } from '#server/db/connect.ts';

export interface HamletRow {
  scopeId: number;
  name: string;
}

/** Adds provinces; those that are there stay as they are. */
export async function insertProvince(sql: Queryable, province: { code: string; name: string }): Promise<void> {
  await sql`insert into province (province_code, name) values (${province.code}, ${province.name}) on conflict do nothing`;
}

export async function insertCommune(
  sql: Queryable,
  commune: { code: string; provinceCode: string; name: string },
): Promise<void> {
  await sql`
    insert into commune (commune_code, province_code, name)
    values (${commune.code}, ${commune.provinceCode}, ${commune.name}) on conflict do nothing`;
}

/** Adds hamlets to a commune, each with its version row at 0 and its empty numbers; existing ones are left alone. */
export async function insertHamlets(sql: Queryable, communeCode: string, hamlets: HamletRow[]): Promise<void> {
  for (const { scopeId, name } of hamlets) {
    await sql`
      insert into hamlet (commune_code, scope_id, name, name_fold)
      values (${communeCode}, ${scopeId}, ${name}, ${fold(name)}) on conflict do nothing`;
    await sql`
      insert into sync_scope (commune_code, scope_id, epoch, ver)
      values (${communeCode}, ${scopeId}, ${uuidv7()}, 0) on conflict do nothing`;
    await sql`
      insert into hamlet_tally (commune_code, scope_id, numbers)
      values (${communeCode}, ${scopeId}, ${sql.json(emptyTally)}) on conflict do nothing`;
  }
}

export async function hamletsOf(sql: Queryable, communeCode: string): Promise<HamletRow[]> {
  return sql<HamletRow[]>`
    select scope_id, name from hamlet where commune_code = ${communeCode} and ended_at is null order by scope_id`;
}

/** A hamlet as people at a desk see it: how many households, and who works there now. */
export interface HamletLine {
  scope: number;
  name: string;
  households: number;
  people: { name: string; isLead: boolean }[];
}

/** The standing hamlets of a commune. */
export function hamletLines(sql: Queryable, commune: string, now: Date): Promise<HamletLine[]> {
  return sql<HamletLine[]>`
    select h.scope_id as scope, h.name, (t.numbers->>'households')::int as households,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', w.name, 'isLead', w.role = 'lead') order by w.role, w.name)
        from (
          select distinct a.account_id, a.name, a.role from scope_grant g join account a using (account_id)
          where g.commune_code = h.commune_code and g.scope_id = h.scope_id and a.state = 'active'
            and g.from_at <= ${now} and (g.to_at is null or g.to_at > ${now})) w), '[]') as people
    from hamlet h join hamlet_tally t using (commune_code, scope_id)
    where h.commune_code = ${commune} and h.ended_at is null order by h.scope_id`;
}

/** A hamlet that is no more, and the one it is a part of now: the last of the chain, where that one was merged too. */
export interface EndedHamlet {
  name: string;
  endedAt: Date;
  into: HamletRow;
}

/** The hamlets of a commune that have become a part of others, the latest first. */
export async function endedHamlets(sql: Queryable, commune: string): Promise<EndedHamlet[]> {
  const rows = await sql<{ name: string; endedAt: Date; intoScope: number; intoName: string }[]>`
    with recursive becoming(scope_id, at) as (
      select scope_id, merged_into from hamlet where commune_code = ${commune} and ended_at is not null
      union
      select b.scope_id, h.merged_into from becoming b
      join hamlet h on h.commune_code = ${commune} and h.scope_id = b.at where h.merged_into is not null
    )
    select e.name, e.ended_at, i.scope_id as into_scope, i.name as into_name
    from becoming b
    join hamlet e on e.commune_code = ${commune} and e.scope_id = b.scope_id
    join hamlet i on i.commune_code = ${commune} and i.scope_id = b.at and i.ended_at is null
    order by e.ended_at desc, e.scope_id`;
  return rows.map(({ name, endedAt, intoScope, intoName }) => ({ name, endedAt, into: { scopeId: intoScope, name: intoName } }));
}

/** Whether there is such a hamlet, and it has not become a part of another. */
export async function isStanding(sql: Queryable, { commune, scope }: Scope): Promise<boolean> {
  const rows = await sql`select 1 from hamlet where commune_code = ${commune} and scope_id = ${scope} and ended_at is null`;
  return rows.length > 0;
}

/** Whether the commune has, or had, a hamlet of this name: marks and case do not tell two names apart. */
export async function isHamletName(sql: Queryable, commune: string, name: string): Promise<boolean> {
  const rows = await sql`select 1 from hamlet where commune_code = ${commune} and name_fold = ${fold(name)}`;
  return rows.length > 0;
}

/** 0 in a commune without hamlets. Numbers of hamlets that have ended are not given again. */
export async function highestScope(sql: Queryable, commune: string): Promise<number> {
  const rows = await sql<{ highest: number }[]>`
    select coalesce(max(scope_id), 0)::int as highest from hamlet where commune_code = ${commune}`;
  return rows[0]?.highest ?? 0;
}

/** Until the transaction ends nobody else changes which hamlets the commune has. Call before looking at them. */
export async function beginHamletChange(tx: Tx, commune: string): Promise<void> {
  await tx`select 1 from commune where commune_code = ${commune} for no key update`;
}

/** Until the transaction ends the hamlets of the commune stay as they are. Call before looking at them. */
export async function holdHamlets(tx: Tx, commune: string): Promise<void> {
  await tx`select 1 from commune where commune_code = ${commune} for share`;
}

/** The hamlet is a part of another from now on. */
export async function endHamlet(tx: Queryable, { commune, scope, into, now }: Scope & { into: number; now: Date }): Promise<void> {
  await tx`
    update hamlet set merged_into = ${into}, ended_at = ${now} where commune_code = ${commune} and scope_id = ${scope}`;
}

/** Whoever works in one hamlet works in the other as well from now on. */
export async function copyGrants(
  tx: Queryable,
  { commune, from, to, now }: { commune: string; from: number; to: number; now: Date },
): Promise<void> {
  await tx`
    insert into scope_grant (commune_code, scope_id, account_id, from_at)
    select distinct commune_code, ${to}::int, account_id, ${now}::timestamptz from scope_grant g
    where commune_code = ${commune} and scope_id = ${from} and from_at <= ${now} and (to_at is null or to_at > ${now})
      and not exists (
        select 1 from scope_grant there
        where there.commune_code = g.commune_code and there.scope_id = ${to} and there.account_id = g.account_id
          and there.from_at <= ${now} and (there.to_at is null or there.to_at > ${now}))
    on conflict do nothing`;
}

/** Nobody works in this hamlet any more. */
export async function endGrants(tx: Queryable, { commune, scope }: Scope, now: Date): Promise<void> {
  await tx`
    update scope_grant set to_at = ${now}
    where commune_code = ${commune} and scope_id = ${scope} and (to_at is null or to_at > ${now})`;
}

/** Every hamlet that an account works in now, with the names a phone shows; own hamlet, the one granted first, first. */
export function grantedScopes(sql: Queryable, accountId: string, now: Date): Promise<GrantedScope[]> {
  return sql<GrantedScope[]>`
    select h.commune_code as commune, h.scope_id as scope, h.name as hamlet_name, c.name as commune_name
    from scope_grant g
    join hamlet h using (commune_code, scope_id)
    join commune c using (commune_code)
    where g.account_id = ${accountId} and g.from_at <= ${now} and (g.to_at is null or g.to_at > ${now})
    group by h.commune_code, h.scope_id, h.name, c.name
    order by min(g.from_at), h.commune_code, h.scope_id`;
}

export async function hasPlaces(sql: Queryable): Promise<boolean> {
  const rows = await sql`select 1 from province limit 1`;
  return rows.length > 0;
}

/** Whether the commune and the province named are both there; one that is not named is not asked for. */
export async function isPlace(sql: Queryable, named: { commune?: string | undefined; province?: string | undefined }): Promise<boolean> {
  const rows = await sql<{ there: boolean }[]>`
    select (${named.commune ?? null}::text is null or exists (select 1 from commune where commune_code = ${named.commune ?? null}))
      and (${named.province ?? null}::text is null or exists (select 1 from province where province_code = ${named.province ?? null}))
      as there`;
  return rows[0]?.there === true;
}

import type { Role } from '#shared/account/role.ts';
import type { Queryable } from '#server/db/connect.ts';

export interface NewAccount {
  id: string;
  role: Role;
  name: string;
  username: string | null;
  passwordHash: string | null;
  provinceCode: string | null;
  communeCode: string | null;
}

export async function insertAccount(sql: Queryable, account: NewAccount): Promise<void> {
  await sql`
    insert into account (account_id, role, name, username, password_hash, province_code, commune_code)
    values (${account.id}, ${account.role}, ${account.name}, ${account.username}, ${account.passwordHash},
      ${account.provinceCode}, ${account.communeCode})`;
}

export async function credentialsOf(
  sql: Queryable,
  username: string,
): Promise<{ id: string; passwordHash: string | null } | null> {
  const rows = await sql<{ id: string; passwordHash: string | null }[]>`
    select account_id as id, password_hash from account where username = ${username} and state = 'active'`;
  return rows[0] ?? null;
}

export async function isUsernameTaken(sql: Queryable, username: string): Promise<boolean> {
  const rows = await sql`select 1 from account where username = ${username}`;
  return rows.length > 0;
}

/** The signed-in person with the names of their place. */
export interface Me {
  id: string;
  name: string;
  role: Role;
  communeCode: string | null;
  communeName: string | null;
  provinceCode: string | null;
  provinceName: string | null;
}

export async function meOf(sql: Queryable, accountId: string): Promise<Me | null> {
  const rows = await sql<Me[]>`
    select a.account_id as id, a.name, a.role, a.commune_code, c.name as commune_name,
      p.province_code, p.name as province_name
    from account a
    left join commune c on c.commune_code = a.commune_code
    left join province p on p.province_code = coalesce(a.province_code, c.province_code)
    where a.account_id = ${accountId}`;
  return rows[0] ?? null;
}

export interface VolunteerLine {
  id: string;
  name: string;
  role: Role;
  hamlets: string[];
  phones: number;
  lastSeenAt: Date | null;
  linkOpenUntil: Date | null;
}

/** Volunteers and team leads of a commune, with their hamlets now, their phones, and a link not yet used. */
export function volunteersOf(sql: Queryable, communeCode: string, now: Date): Promise<VolunteerLine[]> {
  return sql<VolunteerLine[]>`
    select a.account_id as id, a.name, a.role,
      array(
        select distinct h.name from scope_grant g join hamlet h using (commune_code, scope_id)
        where g.account_id = a.account_id and g.from_at <= ${now} and (g.to_at is null or g.to_at > ${now})
        order by h.name) as hamlets,
      (select count(*) from device d where d.account_id = a.account_id) as phones,
      (select max(d.last_seen_at) from device d where d.account_id = a.account_id) as last_seen_at,
      (select max(e.expires_at) from enrolment e
        where e.account_id = a.account_id and e.used_at is null and e.expires_at > ${now}) as link_open_until
    from account a
    where a.commune_code = ${communeCode} and a.role in ('volunteer', 'lead') and a.state = 'active'
    order by a.name`;
}

/** The commune of an active volunteer or team lead; null for anyone else. */
export async function communeOfVolunteer(sql: Queryable, accountId: string): Promise<string | null> {
  const rows = await sql<{ communeCode: string }[]>`
    select commune_code from account
    where account_id = ${accountId} and role in ('volunteer', 'lead') and state = 'active'`;
  return rows[0]?.communeCode ?? null;
}

export async function insertGrants(
  sql: Queryable,
  grant: { accountId: string; communeCode: string; scopes: number[]; now: Date },
): Promise<void> {
  await sql`
    insert into scope_grant (commune_code, scope_id, account_id, from_at)
    select ${grant.communeCode}, s, ${grant.accountId}, ${grant.now} from unnest(${grant.scopes}::int[]) s`;
}

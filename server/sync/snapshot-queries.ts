import type { SnapshotName } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';

/** A file of a hamlet, without its bytes. */
export interface SnapshotFile {
  ver: number;
  /** Length of the file. */
  bytes: number;
  rowCount: number;
  /** Rows of the hamlet that are newer. */
  newer: number;
}

/** Where a hamlet stands, and its newest file that a phone can go on from, as of one moment. */
export interface SnapshotStanding {
  epoch: string;
  head: number;
  digest: string | null;
  file: SnapshotFile | null;
}

/** `null`: no such hamlet. */
export async function snapshotStanding(sql: Queryable, scope: Scope): Promise<SnapshotStanding | null> {
  const at = sql`commune_code = ${scope.commune} and scope_id = ${scope.scope}`;
  const rows = await sql<({ epoch: string; head: number; digest: string | null } & (SnapshotFile | { ver: null }))[]>`
    select s.epoch, s.ver as head, s.digest, f.ver, f.bytes, f.row_count, n.newer
    from (select epoch, ver, digest, tomb_ver from sync_scope where ${at}) s
    left join lateral (
      select ver, octet_length(bytes) as bytes, row_count from snapshot
      where ${at} and epoch = s.epoch and ver between s.tomb_ver and s.ver
      order by ver desc limit 1
    ) f on true
    left join lateral (
      select (select count(*) from household where ${at} and ver > f.ver)
        + (select count(*) from member where ${at} and ver > f.ver)
        + (select count(*) from visit where ${at} and ver > f.ver) as newer
    ) n on true`;
  const [row] = rows;
  if (row === undefined) return null;
  const { epoch, head, digest, ...file } = row;
  return { epoch, head, digest, file: file.ver === null ? null : file };
}

/**
 * Keeps a file that was made, beside the newest of the others. When another process was faster, its file stays: of one
 * version there is one.
 */
export async function keepSnapshot(
  sql: Queryable,
  { commune, scope, epoch, ver }: SnapshotName,
  { bytes, rowCount }: { bytes: Uint8Array; rowCount: number },
): Promise<void> {
  await sql`
    insert into snapshot (commune_code, scope_id, epoch, ver, bytes, row_count)
    values (${commune}, ${scope}, ${epoch}, ${ver}, ${bytes}, ${rowCount})
    on conflict do nothing`;
  await sql`
    delete from snapshot where commune_code = ${commune} and scope_id = ${scope} and (epoch <> ${epoch} or ver not in (
      select ver from snapshot where commune_code = ${commune} and scope_id = ${scope} and epoch = ${epoch}
      order by ver desc limit 2))`;
}

/** `null`: there is no such file, or no longer. */
export async function snapshotBytes(sql: Queryable, { commune, scope, epoch, ver }: SnapshotName): Promise<Uint8Array | null> {
  const rows = await sql<{ bytes: Uint8Array }[]>`
    select bytes from snapshot
    where commune_code = ${commune} and scope_id = ${scope} and epoch = ${epoch} and ver = ${ver}`;
  return rows[0]?.bytes ?? null;
}

/** The bytes of each, in the order of the names; `null` as above. */
export async function manySnapshotBytes(sql: Queryable, names: readonly SnapshotName[]): Promise<(Uint8Array | null)[]> {
  const wanted = names.map(({ commune, scope, epoch, ver }, place) => ({ place, commune, scope, epoch, ver }));
  const rows = await sql<{ place: number; bytes: Uint8Array }[]>`
    select w.place, f.bytes
    from jsonb_to_recordset(${sql.json(wanted)}) as w(place int, commune text, scope int, epoch uuid, ver bigint)
    join snapshot f on f.commune_code = w.commune and f.scope_id = w.scope and f.epoch = w.epoch and f.ver = w.ver`;
  const found = new Map(rows.map(({ place, bytes }) => [place, bytes]));
  return names.map((_, place) => found.get(place) ?? null);
}

/** The next phone gets a file made anew. */
export async function dropSnapshots(sql: Queryable, { commune, scope }: Scope): Promise<void> {
  await sql`delete from snapshot where commune_code = ${commune} and scope_id = ${scope}`;
}

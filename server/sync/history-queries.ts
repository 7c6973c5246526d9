import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';

/** Any number that nothing else in this database locks. */
const advisoryLock = 7_108_202_512;

/** What is written down of this database's history, held against where it is written now. */
export interface HistoryState {
  isWrittenDown: boolean;
  /** The database is written where it was, as far as the server tells. */
  isSame: boolean;
  /** Something that was known and is known now has become another. */
  isForked: boolean;
  /** Whether the server tells its cluster and its timeline: without them a promotion goes unnoticed. */
  isTold: boolean;
}

export async function historyState(sql: Queryable): Promise<HistoryState> {
  const rows = await sql<HistoryState[]>`
    select h.one is not null as is_written_down,
      h.one is not null
        and (i.system_identifier is null or i.system_identifier is not distinct from h.system_identifier)
        and (i.timeline is null or i.timeline is not distinct from h.timeline)
        and i.table_oid = h.table_oid as is_same,
      (i.system_identifier <> h.system_identifier or i.timeline <> h.timeline or i.table_oid <> h.table_oid) is true as is_forked,
      i.system_identifier is not null and i.timeline is not null as is_told
    from history_identity() i left join sync_history h on true`;
  const [state] = rows;
  if (state === undefined) throw new Error('history_identity() told nothing');
  return state;
}

/** One at a time, until the transaction ends. */
export async function lockHistory(sql: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLock})`;
}

export async function writeDownHistory(sql: Queryable, now: Date): Promise<void> {
  await sql`
    insert into sync_history (system_identifier, timeline, table_oid, kept_at)
    select i.system_identifier, i.timeline, i.table_oid, ${now} from history_identity() i
    on conflict (one) do update set table_oid = excluded.table_oid, kept_at = excluded.kept_at,
      system_identifier = coalesce(excluded.system_identifier, sync_history.system_identifier),
      timeline = coalesce(excluded.timeline, sync_history.timeline)`;
}

/** No hamlet moves from here to the end of the transaction. */
export async function lockEveryScope(sql: Queryable): Promise<void> {
  await sql`select count(*) from (select 1 from sync_scope order by commune_code, scope_id for update) locked`;
}

/** Writes down how far each hamlet's epoch is true. The hamlets must be locked. */
export async function writeForks(sql: Queryable, newEpoch: string): Promise<void> {
  await sql`
    insert into sync_fork (commune_code, scope_id, old_epoch, new_epoch, fork_ver)
    select commune_code, scope_id, epoch, ${newEpoch}, ver from sync_scope`;
}

export async function beginEpoch(sql: Queryable, newEpoch: string): Promise<void> {
  await sql`update sync_scope set epoch = ${newEpoch}`;
}

export async function writeSafe(sql: Queryable, safeAt: Date): Promise<void> {
  await sql`update sync_history set safe_at = ${safeAt}`;
}

/** ISO instant before which everything received is in a verified backup off the machine; null: nobody has said so. */
export async function safeAt(sql: Queryable): Promise<string | null> {
  const rows = await sql<{ safeAt: Date | null }[]>`select safe_at from sync_history`;
  return rows[0]?.safeAt?.toISOString() ?? null;
}

/**
 * Up to which version an epoch that ended is a part of the hamlet's history; null: it never was. Of epochs that ended one
 * after the other the oldest decides: in one database versions only grow, so no later end lies before it.
 */
export async function forkVersion(sql: Queryable, scope: Scope, epoch: string): Promise<number | null> {
  const rows = await sql<{ forkVer: number }[]>`
    select fork_ver from sync_fork
    where commune_code = ${scope.commune} and scope_id = ${scope.scope} and old_epoch = ${epoch}`;
  return rows[0]?.forkVer ?? null;
}

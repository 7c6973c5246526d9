import type postgres from 'postgres';

/**
 * What a PostgreSQL server does by itself in the background and the embedded one (a single session, no background
 * processes) leaves undone: checkpoints, so that the write-ahead log does not grow for ever and a start after a crash
 * stays short; and vacuum and analyze of the tables that changed, by the server's own default thresholds.
 */
export function startUpkeep(sql: postgres.Sql): { stop(): Promise<void> } {
  let work: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // A failure here (the database is just being stopped) is no news: the next round tries again.
    work = work.then(() => doUpkeep(sql)).catch(() => undefined);
  }, UPKEEP_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await work;
    },
  };
}

const UPKEEP_MS = 5 * 60_000;

/** One round of upkeep; each table is one short pause for everybody else. */
export async function doUpkeep(sql: postgres.Sql): Promise<void> {
  await sql`checkpoint`;
  // PostgreSQL documentation, "Automatic Vacuuming": 50 rows + 20 % dead, 50 rows + 10 % changed.
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', stat.schemaname, stat.relname) as name
    from pg_stat_user_tables stat join pg_class class on class.oid = stat.relid
    where stat.n_dead_tup > 50 + 0.2 * greatest(class.reltuples, 0)
       or stat.n_mod_since_analyze > 50 + 0.1 * greatest(class.reltuples, 0)`;
  for (const { name } of tables) await sql.unsafe(`vacuum (analyze) ${name}`);
}

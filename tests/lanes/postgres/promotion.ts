import { setTimeout as sleep } from 'node:timers/promises';
import { aDay, hamlets, worksIn } from './after-disaster.ts';
import { type Cluster, newCluster } from './cluster.ts';
import { openDoor } from './door.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { newServing } from './serving.ts';
import { on, settle } from './village.ts';

/** A standby that lags is promoted when the first database dies; the server runs on, behind the same address. */
export async function promotion(): Promise<string[]> {
  const figures = new Figures('d. a lagging standby is promoted under the running server');
  const [first, serving] = [await newCluster(), await newServing()];
  let second: Cluster | null = null;
  const door = await openDoor(first.port);
  try {
    await first.start();
    const volunteers = await on(first.url('postgres'), (sql) => settle(sql, hamlets, worksIn));
    second = await first.standby();
    await serving.start(door.url('postgres'));
    const day = await aDay(volunteers, () => serving.address);
    await day.morning();
    await untilLevel(first, second);
    // A paused replay would still apply, when promoted, what had come over; only a cut line makes it lag for good.
    await second.run("alter system set primary_conninfo = ''");
    await second.run('select pg_reload_conf()');
    await untilCut(second);
    await day.lostHours();
    await first.kill();

    second.promote();
    await day.forgotten(figures, second.url('postgres'));
    door.lead(second.port);
    await day.evening();
    await day.look(figures, second.url('postgres'));
    figures.must('times the server ended by itself', serving.endings.length, 0);
  } finally {
    await serving.kill();
    door.close();
    await second?.remove();
    await first.remove();
  }
  return figures.failures;
}

async function untilLevel(first: Cluster, second: Cluster): Promise<void> {
  const [{ lsn } = { lsn: '' }] = await on(first.url('postgres'), (sql) => sql<{ lsn: string }[]>`select pg_current_wal_lsn()::text as lsn`);
  await until(second, (sql) => sql`select 1 where pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn`);
}

async function untilCut(second: Cluster): Promise<void> {
  await until(second, (sql) => sql`select 1 where not exists (select 1 from pg_stat_wal_receiver where status = 'streaming')`);
}

async function until(cluster: Cluster, ask: Parameters<typeof on<{ length: number }>>[1]): Promise<void> {
  while ((await on(cluster.url('postgres'), ask)).length === 0) await sleep(50);
}

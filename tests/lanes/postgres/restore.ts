import fs from 'node:fs';
import path from 'node:path';
import { aDay, hamlets, worksIn } from './after-disaster.ts';
import { newCluster, newFolder } from './cluster.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { newServing } from './serving.ts';
import { on, settle } from './village.ts';

/** A dump of hours ago is restored on another cluster, and the server started on it. */
export async function restore(): Promise<string[]> {
  const figures = new Figures('c. an earlier dump is restored on another cluster');
  const [before, after, serving, folder] = [await newCluster(), await newCluster(), await newServing(), newFolder()];
  const dump = path.join(folder, 'commune.dump');
  try {
    await before.start();
    const volunteers = await on(before.url('postgres'), (sql) => settle(sql, hamlets, worksIn));
    await serving.start(before.url('postgres'));
    const day = await aDay(volunteers, () => serving.address);
    await day.morning();
    // The dump is taken while work goes on: how much of the next hours it has is for the database to say.
    await Promise.all([before.dump('postgres', dump), day.lostHours()]);
    await serving.kill();
    await before.kill();

    await after.start();
    after.restore('restored', dump);
    await day.forgotten(figures, after.url('restored'));
    await serving.start(after.url('restored'));
    await day.evening();
    await day.look(figures, after.url('restored'));
    figures.must('times the server ended by itself', serving.endings.length, 0);
  } finally {
    await serving.kill();
    await before.remove();
    await after.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return figures.failures;
}

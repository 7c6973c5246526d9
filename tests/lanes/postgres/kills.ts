import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, newCluster } from './cluster.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { Ledger } from './ledger.ts';
import { recount } from './recount.ts';
import { newServing, type Serving } from './serving.ts';
import { on, settle } from './village.ts';
import { type Walker, walkerOf } from './walker.ts';

const walkersInAll = 6;

/** The database is killed under the server, then the server under the phones, again and again in the middle of pushes. */
export async function kills(times: number): Promise<string[]> {
  const figures = new Figures(`b. kill -9 in the middle of pushes, ${times} times each`);
  const cluster = await newCluster();
  const serving = await newServing();
  try {
    await cluster.start();
    const databaseUrl = cluster.url('postgres');
    const volunteers = await on(databaseUrl, (sql) => settle(sql, 4, Array.from({ length: walkersInAll }, (_, index) => [1, 2 + (index % 3)])));
    await serving.start(databaseUrl);
    const ledger = new Ledger();
    const walkers = await Promise.all(volunteers.map((volunteer) => walkerOf(volunteer, () => serving.address, ledger)));
    await whileWalking(walkers, async () => {
      await killAgainAndAgain(times, ledger, () => killDatabase(cluster));
      figures.say('kills of PostgreSQL', times);
      await killAgainAndAgain(times, ledger, () => killServer(serving, databaseUrl));
      figures.say('kills of the server', times);
    });
    await look(figures, { databaseUrl, ledger, walkers });
    figures.must('times the server ended by itself', serving.endings.length, 0);
    for (const said of new Set(serving.endings)) figures.say('the last words of the server', said);
  } finally {
    await serving.kill();
    await cluster.remove();
  }
  return figures.failures;
}

/** Runs some work while the phones send, and then waits until each has its last answer. */
export async function whileWalking(walkers: Walker[], work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const walking = Promise.all(walkers.map((walker) => walker.walk(stop.signal)));
  try {
    await Promise.race([work(), walking]);
  } finally {
    stop.abort();
  }
  await walking;
}

/** What the phones know, held against the journal and the tables. */
export async function look(
  figures: Figures,
  { databaseUrl, ledger, walkers }: { databaseUrl: string; ledger: Ledger; walkers: Walker[] },
): Promise<void> {
  const { operations, wrong } = await on(databaseUrl, recount);
  const sent = new Set(walkers.flatMap((walker) => [...walker.sent]));
  const sum = (of: (walker: Walker) => number) => walkers.reduce((total, walker) => total + of(walker), 0);
  figures.say('pushes tried', sum((walker) => walker.tries));
  figures.say('operations in the journal', operations.size);
  figures.say('duplicate deliveries', ledger.duplicates);
  figures.must('acknowledged and lost', [...ledger.acked.keys()].filter((id) => !operations.has(id)).length, 0);
  figures.must('sent and not in the journal', [...sent].filter((id) => !operations.has(id)).length, 0);
  figures.must('applied twice', [...operations.keys()].filter((id) => !sent.has(id)).length + ledger.movedVersions.size, 0);
  figures.must('hamlets half applied', wrong.length, 0);
  for (const what of wrong) figures.fail(what);
  figures.must('phones taken for copies', sum((walker) => walker.takenForCopies), 0);
  const strange = walkers.flatMap((walker) => walker.strange);
  figures.must(`strange answers ${[...new Set(strange)].join(', ')}`.trim(), strange.length, 0);
}

async function killAgainAndAgain(times: number, ledger: Ledger, kill: () => Promise<void>): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const before = ledger.acked.size;
    while (ledger.acked.size < before + 5) await sleep(5);
    await sleep(Math.random() * 60);
    await kill();
  }
}

async function killDatabase(cluster: Cluster): Promise<void> {
  await cluster.kill();
  await cluster.start();
}

async function killServer(serving: Serving, databaseUrl: string): Promise<void> {
  await serving.kill();
  await serving.start(databaseUrl);
}

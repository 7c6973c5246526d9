import { setTimeout as sleep } from 'node:timers/promises';
import { newCluster } from './cluster.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { look, whileWalking } from './kills.ts';
import { Ledger } from './ledger.ts';
import { lineTo } from './line.ts';
import { newServing } from './serving.ts';
import { commune, on, settle, Walk } from './village.ts';
import { walkerOf } from './walker.ts';

/** After so long a hint that has not come is missing. Milliseconds. */
const patienceMs = 20_000;

/** Two servers on one database: phones go now to the one, now to the other. */
export async function twoServers(): Promise<string[]> {
  const figures = new Figures('e. two servers on one database');
  const [cluster, one, other] = [await newCluster(), await newServing(), await newServing()];
  try {
    await cluster.start();
    const databaseUrl = cluster.url('postgres');
    const volunteers = await on(databaseUrl, (sql) => settle(sql, 3, [[1, 2], [1, 3], [2, 3], [1, 2, 3], [1], [1]]));
    await Promise.all([one.start(databaseUrl), other.start(databaseUrl)]);
    const either = () => (Math.random() < 0.5 ? one : other).address;
    const [hearer, speaker, ...walking] = volunteers.toReversed();
    if (hearer === undefined || speaker === undefined) throw new Error('Six people work here.');

    const ledger = new Ledger();
    const walkers = await Promise.all(walking.map((volunteer) => walkerOf(volunteer, either, ledger)));
    await whileWalking(walkers, () => sleep(6_000));
    await look(figures, { databaseUrl, ledger, walkers });

    const heard = new Set<number>();
    const ear = lineTo(() => other.address);
    await ear.enrol(hearer.code, hearer.deviceId);
    const listening = listen(other.address, ear.cookie(), heard);
    const mouth = lineTo(() => one.address);
    await mouth.enrol(speaker.code, speaker.deviceId);
    const speak = speaking(mouth);
    figures.must('hints that did not cross from one server to the other', await countUnheard(speak, heard), 0);
    await cluster.kill();
    await sleep(4_000);
    await cluster.start();
    figures.say('seconds until hints crossed again after the database was away', await secondsUntilHeard(figures, speak, heard));
    listening.abort();
    figures.must('times a server ended by itself', one.endings.length + other.endings.length, 0);
  } finally {
    await one.kill();
    await other.kill();
    await cluster.remove();
  }
  return figures.failures;
}

/** Pushes a new house and tells the version it came to stand at. */
function speaking(line: ReturnType<typeof lineTo>): () => Promise<number> {
  const walk = new Walk(1);
  let nonce: string | null = null;
  return async () => {
    for (;;) {
      const request = { proto: 1 as const, nonce, groups: [{ commune, scope: 1, ops: walk.next(1) }] };
      const reply = (await line.transport.push(request).catch(() => null)) as { phone: { nonce: string }; answers: { ver: number }[] } | null;
      nonce = reply?.phone.nonce ?? nonce;
      const ver = reply?.answers[0]?.ver;
      if (ver !== undefined) return ver;
      await sleep(100);
    }
  };
}

async function countUnheard(speak: () => Promise<number>, heard: Set<number>): Promise<number> {
  const spoken: number[] = [];
  for (let count = 0; count < 5; count += 1) spoken.push(await speak());
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline && !spoken.every((ver) => heard.has(ver))) await sleep(50);
  return spoken.filter((ver) => !heard.has(ver)).length;
}

async function secondsUntilHeard(figures: Figures, speak: () => Promise<number>, heard: Set<number>): Promise<string> {
  const began = performance.now();
  while (performance.now() - began < patienceMs) {
    const ver = await speak();
    await sleep(200);
    if (heard.has(ver)) return ((performance.now() - began) / 1000).toFixed(1);
  }
  figures.fail('hints cross no more after the database was away');
  return 'never';
}

/** Holds a line for hints open, as a browser does, and opens it again when it breaks. */
function listen(address: string, cookie: string, heard: Set<number>): AbortController {
  const end = new AbortController();
  void (async () => {
    while (!end.signal.aborted) {
      try {
        const answer = await fetch(`${address}/trpc/live.changes`, { headers: { cookie, accept: 'text/event-stream' }, signal: end.signal });
        const decoder = new TextDecoder();
        for await (const chunk of answer.body ?? []) {
          for (const [, ver] of decoder.decode(chunk).matchAll(/"ver":(\d+)/g)) heard.add(Number(ver));
        }
      } catch {
        // Broken: opened again.
      }
      await sleep(100);
    }
  })();
  return end;
}

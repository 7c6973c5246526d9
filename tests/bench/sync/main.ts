import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kilobytes, quantile, short } from '../figures.ts';
import { newServing } from '#tests/lanes/postgres/serving.ts';
import { on } from '#tests/lanes/postgres/village.ts';
import { profiles, withFolder } from './browser.ts';
import { inventCommune, settle } from './commune.ts';
import { alternate, startContestants } from './contestants.ts';
import { aMorning, type Morning } from './crowd.ts';
import { openDatabases } from './databases.ts';
import { throughputs, type Throughput, timesAtThirdLoad } from './gate.ts';
import { isFullSize, type Part, readOptions } from './options.ts';
import { type QuietPulls, quietPulls } from './quiet-pull.ts';
import { crowdTable, featTable, lead, type Showing, throughputTable } from './report.ts';
import { seenIn } from './seen.ts';
import { targetTable } from './targets.ts';
import type { World } from './world.ts';

const options = readOptions(process.argv.slice(2));
const wants = (part: Part) => options.only.includes(part);
/** Of what takes long and varies little: ours on the slow profile, throughputs and mornings. */
const fewRuns = Math.min(options.runs, 3);

const began = performance.now();
const databases = await openDatabases();
const world: World = { databases, serving: await newServing(), home: 'commune' };
const commune = inventCommune(options.households);
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${databases.version}`;
say(`${new Date().toISOString().slice(0, 10)}: ${machine}, load ${load()}`);

/** Everything measured, as it goes into the file. */
const results = {
  at: new Date().toISOString(),
  machine,
  options,
  showings: [] as Showing[],
  onSlowProfile: [] as Showing[],
  saves: [] as number[],
  quiet: null as QuietPulls | null,
  throughputs: [] as Throughput[][],
  thirdLoad: [] as number[],
  mornings: new Map<number, Morning[]>(),
};

try {
  const url = await databases.create(world.home);
  await on(url, (sql) => settle(sql, commune));
  if (wants('server')) await measureServer();
  if (wants('crowd')) await measureCrowd();
  if (wants('first-fetch') || wants('push')) await withFolder(measureContest);
} finally {
  await world.serving.kill();
  await databases.stop();
}
say(targetTable(seenIn(results), isFullSize(options)));
const file = path.join('.cache', 'bench', 'sync.json');
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, JSON.stringify({ ...results, mornings: Object.fromEntries(results.mornings) }, null, 1));
say(`${Math.round((performance.now() - began) / 1000)} seconds, load ${load()}; every figure is in ${file}`);
process.exit(0);

async function measureServer(): Promise<void> {
  for (let run = 1; run <= fewRuns; run += 1) {
    process.stderr.write(`  throughput: run ${run} of ${fewRuns}\n`);
    results.throughputs.push(await throughputs(world, commune));
  }
  say(throughputTable(results.throughputs));
  const capacity = quantile(results.throughputs.map(([first]) => first?.perSecond ?? 0), 0.5);
  results.thirdLoad = await timesAtThirdLoad(world, commune, capacity);
  results.quiet = await quietPulls(world, commune);
}

async function measureCrowd(): Promise<void> {
  for (const phones of options.phones) {
    results.mornings.set(phones, []);
    for (let run = 1; run <= fewRuns; run += 1) {
      process.stderr.write(`  ${phones} phones at once: run ${run} of ${fewRuns}\n`);
      results.mornings.get(phones)?.push(await aMorning(world, commune, phones));
    }
  }
  say(crowdTable(results.mornings));
}

async function measureContest(folder: string): Promise<void> {
  const contestants = await startContestants(world, commune, { folder, options });
  const what = { fetches: wants('first-fetch'), pushes: wants('push') };
  const profile = options.slow ? profiles.slow : profiles.fast;
  try {
    results.saves = contestants.ours.saves;
    results.showings = await alternate(contestants.all, profile, { runs: options.runs, ...what });
    results.onSlowProfile = options.slow ? results.showings : await alternate([contestants.ours], profiles.slow, { runs: fewRuns, ...what });
  } finally {
    await contestants.close();
  }
  const { json, gzip } = contestants;
  say(`\nNetwork and processor: ${profile.name}. The data: ${options.households} households in ${commune.hamlets.length} hamlets, ${kilobytes(json)} of JSON, ${kilobytes(gzip)} in one gzip.`);
  sayFeats(results.showings);
  say(lead(results.showings));
  if (options.slow) return;
  say(`\nOurs again: ${profiles.slow.name}.`);
  sayFeats(results.onSlowProfile);
}

function sayFeats(showings: Showing[]): void {
  say(featTable(`First fetch of ${options.households} households, from an empty profile to all of it on the disk`, 'first fetch', showings));
  say(featTable('First fetch of the own hamlet alone', 'own hamlet', showings));
  say(featTable('Cold open without a network, from the PIN to the list of the commune', 'cold open', showings));
  say(featTable('The same with the own hamlet alone', 'cold open, own hamlet', showings));
  say(featTable(`No-op pull of the ${commune.hamlets.length} hamlets`, 'no-op pull', showings));
  say(featTable(`Delta of ${options.changes} household rows`, 'delta', showings));
  say(featTable(`Push of ${options.visits} queued visits`, 'push', showings));
}

/** Of the last minute: on a machine that does other things besides, figures are worth less. */
function load(): string {
  return short(os.loadavg()[0] ?? 0);
}

function say(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}

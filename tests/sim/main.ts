import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { addTotals, catchMutant, emptyTotals, mutants, playPlans, type Totals } from './batch.ts';
import { type Plan, planOf } from './plan.ts';
import { play } from './run.ts';
import { storyOf } from './shrink.ts';

/** `npm run sim -- --seeds N [--seed S]`, `npm run sim -- --mutants`: see README.md. */
const corpusFile = path.join(process.cwd(), 'tests', 'sim', 'corpus.json');

/** So many seeds a mutant may live. */
const mutantLife = 3_000;

/** What the two threads share out between them, and hand back. */
type Share = { first: number; step: number; count: number };
type Word = { kind: 'totals'; totals: Totals } | { kind: 'failed'; seed: number; invariant: string };

if (isMainThread) process.exitCode = process.argv.includes('--mutants') ? await tryMutants() : await runSeeds();
else await runShare(workerData as Share);

async function runSeeds(): Promise<number> {
  const started = Date.now();
  const only = numberAfter('--seed');
  if (only !== null) return (await tellStory(planOf(only))) === null ? 0 : 1;
  const corpus = JSON.parse(fs.readFileSync(corpusFile, 'utf8')) as Plan[];
  const count = numberAfter('--seeds') ?? 1_000;
  const totals = emptyTotals();
  const failed = new Map<number, string>();
  const again: Plan[] = [];
  await playPlans(corpus, (plan, { invariant }) => {
    failed.set(plan.seed, invariant);
    again.push(plan);
  });
  const threads = 2;
  const words = (word: Word) => (word.kind === 'totals' ? addTotals(totals, word.totals) : void failed.set(word.seed, word.invariant));
  await Promise.all(Array.from({ length: threads }, (_, index) => share({ first: 1 + index, step: threads, count }, words)));
  for (const plan of again) await tellStory(plan);
  const fresh = [...failed.keys()].filter((seed) => again.every((plan) => plan.seed !== seed)).sort((a, b) => a - b);
  for (const seed of fresh.slice(0, 5)) remember(await tellStory(planOf(seed)));
  sayTotals(totals, corpus.length, failed, Date.now() - started);
  return failed.size === 0 ? 0 : 1;
}

function share(workerData: Share, hear: (word: Word) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData, resourceLimits: { maxYoungGenerationSizeMb: 128 } });
    worker.on('message', hear);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
  });
}

async function runShare({ first, step, count }: Share): Promise<void> {
  const hear = ({ seed }: Plan, { invariant }: { invariant: string }) => tell({ kind: 'failed', seed, invariant });
  tell({ kind: 'totals', totals: await playPlans(plansFrom(first, step, count), hear) });
}

function* plansFrom(first: number, step: number, last: number): Generator<Plan> {
  for (let seed = first; seed <= last; seed += step) yield planOf(seed);
}

function tell(word: Word): void {
  parentPort?.postMessage(word);
}

/** Plays one plan aloud. Returns the shortest that still breaks what it broke; `null` when every promise is kept. */
async function tellStory(plan: Plan): Promise<Plan | null> {
  const { violation } = await play(plan);
  const story = violation === null ? null : await storyOf(plan, violation, {});
  say(story === null ? `seed ${plan.seed}: every promise is kept` : story.text);
  return story === null ? null : story.least;
}

async function tryMutants(): Promise<number> {
  let alive = 0;
  for (const mutant of mutants) {
    const caught = await catchMutant(mutant, mutantLife);
    if (caught === null) alive += 1;
    say(`${mutant.name.padEnd(24)} ${caught === null ? `LIVES after ${mutantLife} seeds` : `${caught.invariant} after ${caught.seeds} seeds`}`);
    say(`${''.padEnd(24)} ${mutant.mistake}`);
  }
  say(alive === 0 ? `\nall ${mutants.length} mutants are caught` : `\n${alive} of ${mutants.length} mutants live`);
  return alive === 0 ? 0 : 1;
}

/** One plan a line: it stays the same story when other kinds of steps come to be drawn. */
function remember(plan: Plan | null): void {
  if (plan === null) return;
  const corpus = JSON.parse(fs.readFileSync(corpusFile, 'utf8')) as Plan[];
  fs.writeFileSync(corpusFile, `[\n${[...corpus, plan].map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
}

function sayTotals(totals: Totals, corpus: number, failed: Map<number, string>, milliseconds: number): void {
  const broken = (invariant: string) => [...failed.values()].filter((one) => one === invariant).length;
  const faults = Object.entries(totals.faults).sort(([, a], [, b]) => b - a);
  say('');
  for (const [fault, times] of faults) say(`  ${String(times).padStart(9)}  ${fault}`);
  say('');
  say(`seeds       ${totals.seeds} (and ${corpus} that failed once)`);
  say(`operations  ${totals.saved} saved, ${totals.acked} acknowledged; ${totals.events} events`);
  say(`faults      ${faults.reduce((sum, [, times]) => sum + times, 0)}`);
  say(`lost        ${broken('I1') + broken('I2')}`);
  say(`twice       ${broken('I3')}`);
  say(`broken      ${failed.size}${failed.size === 0 ? '' : `: ${[...failed].map(([seed, invariant]) => `${seed} (${invariant})`).join(', ')}`}`);
  say(`time        ${(milliseconds / 1_000).toFixed(1)} s`);
}

function numberAfter(flag: string): number | null {
  const index = process.argv.indexOf(flag);
  return index < 0 ? null : Number(process.argv[index + 1]);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Batch from './batch.ts';
import type { Plan } from './plan.ts';
import config from './vite.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let outDir = '';
let sim: typeof Batch;

/** Worlds that broke a promise once. */
const corpus = JSON.parse(fs.readFileSync(path.join(root, 'tests/sim/corpus.json'), 'utf8')) as Plan[];

/** The simulator replaces modules of the product, so it is built as `npm run sim` builds it. */
beforeAll(async () => {
  fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
  outDir = fs.mkdtempSync(path.join(root, '.cache', 'sim-test-'));
  const input = { batch: path.join(root, 'tests/sim/batch.ts') };
  await build({ ...config, configFile: false, build: { ...config.build, outDir, rolldownOptions: { ...config.build?.rolldownOptions, input } } });
  sim = (await import(pathToFileURL(path.join(outDir, 'batch.js')).href)) as typeof sim;
}, 60_000);

afterAll(() => fs.rmSync(outDir, { recursive: true, force: true }));

test('whatever fails, nothing that was saved is lost, counted twice, or shown to somebody without the hamlet', async () => {
  const plans = [...corpus, ...Array.from({ length: 300 }, (_, index) => sim.planOf(index + 1))];
  const broken: string[] = [];
  const { saved, acked } = await sim.playPlans(plans, ({ seed }, { what }) => broken.push(`npm run sim -- --seed ${seed}: ${what}`));
  expect(broken).toEqual([]);
  expect(saved).toBeGreaterThan(1_000);
  expect(acked).toBeGreaterThan(1_000);
}, 240_000);

test('the same seed tells the same story', async () => {
  const plans = [7, 8, 9, 10, 11].map((seed) => sim.planOf(seed));
  const once = await sim.playPlans(plans, () => undefined);
  expect(await sim.playPlans(plans, () => undefined)).toEqual(once);
}, 60_000);

test('every mistake that others have made is found out', async () => {
  for (const mutant of sim.mutants) expect(await sim.catchMutant(mutant, 200), mutant.name).not.toBeNull();
}, 240_000);

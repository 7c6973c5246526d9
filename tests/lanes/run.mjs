/**
 * `node tests/lanes/run.mjs <lane> [-- --kills N] [part …]`: runs one of the lanes that take minutes and so are no part of
 * `npm test`. `postgres`: what a real PostgreSQL does to the synchronisation when it is killed, restored and replaced.
 * `chromium`: what a real browser does to the work on a phone when it is killed, doubled, filled up and updated.
 * Node cannot run TypeScript: built first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [lane, ...args] = process.argv.slice(2);
fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
const outDir = fs.mkdtempSync(path.join(root, '.cache', 'programs-'));
const built = fs.mkdtempSync(path.join(root, '.cache', 'built-'));
try {
  // A copy, because one part puts a newer client in its place, and because the sources may be built anew meanwhile.
  fs.cpSync(process.env.BUILT_FOLDER ?? path.join(root, 'dist'), built, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: { lane: path.join(root, 'tests/lanes', lane, 'lane.ts') } },
    },
  });
  const run = spawnSync(process.execPath, [path.join(outDir, 'lane.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BUILT_FOLDER: built },
  });
  process.exitCode = run.status ?? 1;
} finally {
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.rmSync(built, { recursive: true, force: true });
}

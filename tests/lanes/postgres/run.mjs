/**
 * `npm run lane:postgres [-- --kills N] [part …]`: what a real PostgreSQL does to the synchronisation when it is killed,
 * restored and replaced. Takes minutes, so it is no part of `npm test`. Node cannot run TypeScript: built first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
const outDir = fs.mkdtempSync(path.join(root, '.cache', 'programs-'));
try {
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
      rolldownOptions: { input: { lane: path.join(root, 'tests/lanes/postgres/lane.ts') } },
    },
  });
  const program = path.join(outDir, 'lane.js');
  const built = process.env.BUILT_FOLDER ?? path.join(root, 'dist');
  const run = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BUILT_FOLDER: built },
  });
  process.exitCode = run.status ?? 1;
} finally {
  fs.rmSync(outDir, { recursive: true, force: true });
}

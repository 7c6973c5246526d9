/**
 * `npm run lane:chromium [-- --kills N] [part …]`: what a real browser does to the work on a phone when it is killed,
 * doubled, filled up and updated. Takes minutes, so it is no part of `npm test`. Node cannot run TypeScript: built first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
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
      rolldownOptions: { input: { lane: path.join(root, 'tests/lanes/chromium/lane.ts') } },
    },
  });
  const run = spawnSync(process.execPath, [path.join(outDir, 'lane.js'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BUILT_FOLDER: built },
  });
  process.exitCode = run.status ?? 1;
} finally {
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.rmSync(built, { recursive: true, force: true });
}

/**
 * `npm run bench -- <name> [options]`: measures the product beside its peers and its limits; the names are the folders
 * here with a `main.ts`. What only the benchmarks need is installed here by the first run. Node cannot run TypeScript:
 * built first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.join(here, '..', '..');
const [name = '', ...args] = process.argv.slice(2);
const main = path.join(here, name, 'main.ts');

if (name === '' || !fs.existsSync(main)) {
  const names = fs.readdirSync(here).filter((folder) => fs.existsSync(path.join(here, folder, 'main.ts')));
  process.stderr.write(`npm run bench -- <name>, where the name is one of: ${names.join(', ')}\n`);
  process.exitCode = 1;
} else {
  installPeers();
  process.exitCode = await run();
}

function installPeers() {
  const mark = path.join(here, 'node_modules', '.installed-from');
  const lock = fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === lock) return;
  process.stdout.write('Installing the peers, once; this needs a network…\n');
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = spawnSync('npm', npm, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (installed.status !== 0) throw new Error('The peers could not be installed.');
  fs.writeFileSync(mark, lock);
}

async function run() {
  fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
  const outDir = fs.mkdtempSync(path.join(root, '.cache', 'programs-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      // This folder is a package of its own, which cannot name the rooms of the house.
      resolve: { alias: [{ find: /^#(client|server|shared|tests)\//, replacement: `${root}/$1/` }] },
      build: { ssr: true, outDir, target: 'node20', minify: false, rolldownOptions: { input: { main } } },
    });
    const ran = spawnSync(process.execPath, [path.join(outDir, 'main.js'), ...args], { cwd: root, stdio: 'inherit' });
    return ran.status ?? 1;
  } finally {
    fs.rmSync(outDir, { recursive: true, force: true });
  }
}

/**
 * Runs before `npm start` and `npm test`, also in a bare clone: so it may use nothing but Node itself.
 * Installs the packages of the lock when they are not there, and builds what is older than its sources.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

checkNode();
install();
build('client', ['client', 'shared', 'maps'], 'Đang dựng giao diện…', 'Building the client…');
build('server', ['server', 'shared'], 'Đang dựng máy chủ…', 'Building the server…');

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Từng Nhà cần Node.js 20.19 trở lên; máy này có ${process.versions.node}. Tải bản mới ở https://nodejs.org.`,
    `Từng Nhà needs Node.js 20.19 or newer; this computer has ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}

function install() {
  if (isInstalled()) return;
  say('Đang cài các gói, lần đầu cần có mạng…', 'Installing packages, the first time needs a network…');
  // None of our packages needs its install script, and not running them is one thing less to trust.
  const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status === 0) return;
  fail(
    'Chưa cài được các gói. Kiểm tra mạng và chỗ trống trên ổ đĩa rồi chạy lại.',
    'The packages could not be installed. Check the network and the free space on the disk, then run again.',
  );
}

/** npm writes down at the end of an installation what it put into node_modules; that must be what the lock asks for. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (!installed) return false;
  return Object.entries(readJson('package-lock.json').packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed[place];
    // Optional packages are mostly the native parts for other systems.
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true;
  });
}

function build(name, sources, vietnamese, english) {
  const mark = path.join(root, 'dist', `${name}.built-from`);
  const hash = hashOf(['package.json', 'package-lock.json', ...sources.flatMap(filesIn)]);
  if (readText(mark) === hash) return;
  say(vietnamese, english);
  fs.rmSync(mark, { force: true });
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', '--config', `${name}/vite.config.ts`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    fail(`Không dựng được "${name}". Lý do ở ngay trên.`, `"${name}" could not be built. The reason is above.`);
  }
  fs.writeFileSync(mark, hash);
}

/** Paths from the root, with `/` on every system, in one order. */
function filesIn(folder) {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort((a, b) => (a < b ? -1 : 1));
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of files) hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function readJson(file) {
  const text = readText(path.join(root, file));
  return text === null ? null : JSON.parse(text);
}

function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

function say(vietnamese, english) {
  process.stdout.write(`  ${vietnamese}\n  ${english}\n`);
}

function fail(vietnamese, english) {
  process.stderr.write(`\n  ${vietnamese}\n  ${english}\n\n`);
  process.exit(1);
}

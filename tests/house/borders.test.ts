import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const houses = path.join(root, '.cache', 'borders');
let house = '';

/** A small house with the same rules, in which a probe can stand without disturbing the real one. */
beforeAll(() => {
  fs.mkdirSync(houses, { recursive: true });
  house = fs.mkdtempSync(`${houses}/house-`);
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'shared/tsconfig.json', 'server/tsconfig.json']) {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(house, file));
  }
  fs.writeFileSync(path.join(house, 'package.json'), JSON.stringify({ type: 'module', imports: { '#shared/*': './shared/*' } }));
});
afterAll(() => fs.rmSync(house, { recursive: true, force: true }));

test.each([
  ['shared', 'shared/visit/probe.ts', "import { x } from '#client/ui/button.tsx';"],
  ['shared', 'shared/visit/probe.ts', "import { x } from '#server/sync/gate.ts';"],
  ['shared', 'shared/visit/probe.ts', "import { x } from 'node:fs';"],
  ['shared', 'shared/visit/probe.ts', "import { x } from 'dexie';"],
  ['the server', 'server/visit/probe.ts', "import { x } from '#client/store/roster.ts';"],
  ['the server', 'server/visit/probe.ts', "import { x } from '#tests/support/cast.ts';"],
  ['the database room', 'server/db/probe.ts', "import { x } from '#server/sync/gate.ts';"],
  ['the client', 'client/app/probe.ts', "import { x } from '#server/app-router.ts';"],
  ['a screen', 'client/screens/field/today/probe.ts', "import { x } from '#client/screens/field/list/list-screen.tsx';"],
  ['a screen', 'client/screens/field/today/probe.ts', "import { x } from '../list/list-screen.tsx';"],
  ['a screen', 'client/screens/field/today/probe.ts', "import { x } from '#client/app/app.tsx';"],
  ['a part', 'client/parts/probe.ts', "import { x } from '#client/screens/field/list/list-screen.tsx';"],
  ['the ui', 'client/ui/probe.ts', "import { x } from '#client/store/roster.ts';"],
  ['the ui', 'client/ui/probe.ts', "import { x } from '#shared/visit/visit.ts';"],
  ['the store', 'client/store/probe.ts', "import { x } from '#client/sync/sync-loop.ts';"],
  ['the sync room', 'client/sync/probe.ts', "import { x } from '#client/screens/field/list/list-screen.tsx';"],
])('%s may not reach out of %s with %s', (_, file, line) => {
  expect(lint(file, `${line}\nexport const probe = x;\n`)).toContain('no-restricted-imports');
});

test.each([
  ['client/app/probe.ts', "import type { AppRouter } from '#server/app-router.ts';\nexport type Probe = AppRouter;\n"],
  ['client/store/probe.ts', "import { x } from '#shared/visit/visit.ts';\nexport const probe = x;\n"],
  ['client/screens/field/today/probe.ts', "import { x } from '#client/ui/button.tsx';\nexport const probe = x;\n"],
  ['server/visit/probe.ts', "import { x } from '#shared/visit/visit.ts';\nexport const probe = x;\n"],
])('%s may import along the arrows', (file, text) => {
  expect(lint(file, text)).not.toContain('no-restricted-imports');
});

test.each([
  ['Date.now()', 'no-restricted-properties'],
  ['Math.random()', 'no-restricted-properties'],
  ['fetch("/")', 'no-restricted-globals'],
])('the shared rules may not call %s', (call, rule) => {
  expect(lint('shared/visit/probe.ts', `export const probe = ${call};\n`)).toContain(rule);
});

test('the compiler refuses a screen in shared, and Node', () => {
  expect(compile('shared', 'export const probe = document.title;\n')).toContain("Cannot find name 'document'");
  expect(compile('shared', 'export const probe = process.pid;\n')).toContain("Cannot find name 'process'");
  expect(compile('shared', 'export const probe = 1;\n')).toBe('');
});

function lint(file: string, text: string): string {
  write(file, text);
  try {
    const bin = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const run = spawnSync(process.execPath, [bin, file], { cwd: house, encoding: 'utf8' });
    return run.stdout + run.stderr;
  } finally {
    fs.rmSync(path.join(house, file));
  }
}

function compile(room: string, text: string): string {
  write(`${room}/probe.ts`, text);
  const bin = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [bin, '-p', room], { cwd: house, encoding: 'utf8' });
  return (run.stdout + run.stderr).trim();
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  fs.writeFileSync(path.join(house, file), text);
}

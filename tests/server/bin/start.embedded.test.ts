import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#server/db/connect.ts';
import { listen } from '#server/http/listen.ts';
import { buildForNode } from '#tests/support/build-for-node.ts';
import { preparedFiles } from '#tests/support/database.ts';

let programs: string;
let folder: string;
let running: ChildProcess[] = [];

beforeAll(async () => {
  programs = await buildForNode({
    start: 'server/bin/start.ts',
    migrate: 'server/bin/migrate.ts',
    'embedded-worker': 'server/db/embedded-worker.ts',
  });
});
afterAll(() => fs.rmSync(programs, { recursive: true }));

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha start-'));
});
afterEach(async () => {
  await Promise.all(running.map((program) => kill(program, 'SIGKILL')));
  running = [];
  fs.rmSync(folder, { recursive: true });
});

test('a new server fills itself, says how to try it, and finds everything again after being killed', async () => {
  const first = run('start', { PORT: '0' });
  await first.untilItSays('Ctrl + C');
  expect(first.said()).toContain('Mở địa chỉ này bằng trình duyệt');
  expect(first.said()).toMatch(/Cán bộ xã, Commune official/);
  const [link] = /http:\/\/localhost:\d+\/bat-dau#\S+/.exec(first.said()) ?? [];
  expect(link).toBeDefined();
  expect((await fetch(new URL('/readyz', link))).status).toBe(200);
  await kill(first.program, 'SIGKILL');

  const second = run('start', { PORT: '0' });
  await second.untilItSays('Ctrl + C');
  expect(second.said()).toMatch(/Cán bộ xã, Commune official/);
  await kill(second.program, 'SIGTERM');
  expect(second.program.exitCode).toBe(0);
  expect(second.said()).toContain('Đang dừng');
  expect(fs.readdirSync(folder).sort()).toEqual(['postgres', 'server-keys.json']);

  expect(await outcomeOf('migrate', {})).toMatchObject({ exitCode: 0, said: expect.stringContaining('đúng phiên bản') });
});

test('a second server on the same data says who has it', async () => {
  const holder = await openData();
  const second = await outcomeOf('start', { PORT: '0' });
  await holder.close();
  expect(second.exitCode).toBe(1);
  expect(second.said).toContain(`số tiến trình ${process.pid}`);
  expect(second.said).toContain('The data folder is in use');
});

test('a port in use is said with its number, and the data folder is left in order', async () => {
  await (await openData()).close();
  const other = await listen(() => {}, { host: '127.0.0.1', port: 0 });
  const port = new URL(other.origin).port;
  const outcome = await outcomeOf('start', { PORT: port });
  await other.close();
  expect(outcome.exitCode).toBe(1);
  expect(outcome.said).toContain(`Cổng ${port} đang có chương trình khác dùng`);
  expect(outcome.said).toContain(`Port ${port} is in use`);
  expect(fs.readdirSync(folder).sort()).toEqual(['postgres', 'server-keys.json']);
});

test.each([
  ['a port that is none', { PORT: 'abc' }, 'Giá trị của PORT không dùng được'],
  ['a database address that is none', { DATABASE_URL: 'tungnha' }, 'Giá trị của DATABASE_URL không dùng được'],
  ['a database that does not answer', { DATABASE_URL: 'postgres://xa@127.0.0.1:1/x' }, 'Không gặp được PostgreSQL'],
  ['a data folder that is a file', { DATA_FOLDER: 'package.json' }, 'Giá trị của DATA_FOLDER không dùng được'],
])('%s is one sentence in each language and never a stack', async (_what, settings, sentence) => {
  const { exitCode, said } = await outcomeOf('start', settings);
  expect(exitCode).toBe(1);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/^\s+at /m);
});

function openData(): Promise<Database> {
  return openDatabase({ dataFolder: folder, ...preparedFiles() });
}

function run(name: 'start' | 'migrate', settings: Record<string, string>) {
  // An empty setting is no setting: those of whoever runs the tests must not reach the program.
  const env = { ...process.env, DATABASE_URL: '', HOST: '', LOG_LEVEL: '', PUBLIC_ORIGIN: '', DATA_FOLDER: folder, ...settings };
  const program = spawn(process.execPath, [path.join(programs, `${name}.js`)], { env });
  running.push(program);
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const look of listeners) look();
    });
  }
  return {
    program,
    said: () => said,
    untilItSays: (words: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => said.includes(words) && resolve();
        listeners.add(look);
        look();
        program.once('exit', () => reject(new Error(`it ended after saying:\n${said}`)));
      }),
  };
}

async function outcomeOf(name: 'start' | 'migrate', settings: Record<string, string>) {
  const { program, said } = run(name, settings);
  await once(program, 'close');
  return { exitCode: program.exitCode, said: said() };
}

async function kill(program: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const closed = once(program, 'close');
  program.kill(signal);
  await closed;
}

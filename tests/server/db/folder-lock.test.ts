import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockFolder } from '#server/db/folder-lock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha lock-'));
  file = path.join(fs.realpathSync(folder), 'in-use.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const inUse = { code: 'database.folder-in-use' };

test('a folder in use is refused, and free again when it is given back', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ ...inUse, details: { pid: process.pid, file } });
  lock.release();
  (await lockFolder(folder)).release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('the lock of a program that was killed is taken over', async () => {
  leftBehind({ pid: await pidOfADeadProcess() });
  (await lockFolder(folder)).release();
});

test('the lock of a program that was killed is taken over also when another program has its number now', async () => {
  // Without a start time to compare (macOS, Windows) only the heartbeat tells.
  leftBehind({ pid: process.pid, started: 'another boot 123' });
  setAgeInSeconds(600);
  (await lockFolder(folder)).release();
});

test('a lock held on another computer of a shared disk counts while its heart beats', async () => {
  leftBehind({ host: 'another-computer' });
  await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
  setAgeInSeconds(600);
  (await lockFolder(folder)).release();
});

test('a lock that is just being written counts as in use, an old unreadable one does not', async () => {
  fs.writeFileSync(file, '');
  await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
  setAgeInSeconds(600);
  (await lockFolder(folder)).release();
});

test('giving back a lock that somebody else took over leaves theirs alone', async () => {
  const lock = await lockFolder(folder);
  leftBehind({ host: 'another-computer' });
  lock.release();
  expect(fs.existsSync(file)).toBe(true);
});

test('when somebody else takes over a dead program’s folder a blink earlier, it stays theirs', async () => {
  leftBehind({ pid: await pidOfADeadProcess() });
  const theirs = JSON.stringify({ pid: 1, host: 'another-computer', started: null });
  const move = fs.renameSync;
  vi.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
    fs.writeFileSync(file, theirs);
    move(from, to);
  });
  await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
  expect(fs.readdirSync(folder)).toEqual(['in-use.json']);
  expect(fs.readFileSync(file, 'utf8')).toBe(theirs);
});

function leftBehind(holder: { pid?: number; host?: string; started?: string | null }): void {
  fs.writeFileSync(file, JSON.stringify({ pid: 1, host: os.hostname(), started: null, ...holder }));
}

function setAgeInSeconds(seconds: number): void {
  const then = new Date(Date.now() - seconds * 1000);
  fs.utimesSync(file, then, then);
}

async function pidOfADeadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '#tests/support/chromium.ts';

/** What Chromium keeps IndexedDB in: LevelDB, or SQLite behind a feature flag. */
export const backEnds = ['LevelDB', 'SQLite'] as const;
export type BackEnd = (typeof backEnds)[number];

/** A browser whose processes can all be ended within the same instant. */
export interface KillablePhone {
  context: BrowserContext;
  page: Page;
  /** Errors that no code of a page caught. */
  faults: string[];
  /** SIGKILL to the whole process group; returns when it is sent. */
  kill(): void;
  /** Resolves when the browser is gone, however it went. */
  gone: Promise<void>;
  close(): Promise<void>;
}

/** Opens the volunteer's phone on this profile, in Vietnamese and in Vietnam's time. */
export async function openPhone(profile: string, backEnd: BackEnd = 'LevelDB'): Promise<KillablePhone> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: [...quietFlags, '--no-sandbox', ...featureFlags[backEnd]],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
  });
  context.setDefaultTimeout(waitingMs);
  context.setDefaultNavigationTimeout(waitingMs);
  const faults: string[] = [];
  context.on('weberror', (fault) => faults.push(fault.error().stack ?? fault.error().message));
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const group = await processGroupOf(context);
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    faults,
    kill: () => void process.kill(-group, 'SIGKILL'),
    gone,
    close: () => context.close(),
  };
}

/** What the profile's IndexedDB really lies in, by the files on the disk. */
export function backEndOnDisk(profile: string): string {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = new Set<BackEnd>();
  for (const file of files) {
    if (file.parentPath.endsWith('.leveldb') && file.name === 'CURRENT') found.add('LevelDB');
    if (beginsAsSqlite(path.join(file.parentPath, file.name))) found.add('SQLite');
  }
  return [...found].join(' and ') || 'neither';
}

// Long, because two cores carry a server, a database and a browser; nothing is proved by how long a thing took.
const waitingMs = 30_000;

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const featureFlags: Record<BackEnd, string[]> = { LevelDB: [], SQLite: ['--enable-features=IdbSqliteBackingStore'] };

function beginsAsSqlite(file: string): boolean {
  const magic = 'SQLite format 3\0';
  const open = fs.openSync(file, 'r');
  try {
    const head = Buffer.alloc(magic.length);
    fs.readSync(open, head, 0, head.length, 0);
    return head.toString('latin1') === magic;
  } finally {
    fs.closeSync(open);
  }
}

/** Playwright gives the browser a process group of its own; a script that starts it may stand at its head. */
async function processGroupOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const own = processInfo.find(({ type }) => type === 'browser');
  if (own === undefined) throw new Error('the browser does not tell its process');
  const group = Number(spawnSync('ps', ['-o', 'pgid=', '-p', String(own.id)], { encoding: 'utf8' }).stdout);
  const ours = Number(spawnSync('ps', ['-o', 'pgid=', '-p', String(process.pid)], { encoding: 'utf8' }).stdout);
  if (!(group > 1) || group === ours) throw new Error(`the browser has no process group of its own (${group})`);
  return group;
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type ConsoleMessage, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { findChromium } from './chromium.ts';

export interface BrowserOptions {
  /** The folder that is the browser's memory; opening it again is the same person at the same machine. */
  profile: string;
  /** In CSS pixels. */
  viewport: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** A browser with a finger instead of a mouse. */
  touch?: boolean;
  /** It tells sites how much room there really is, as browsers did until 2025 and some do. */
  tellsRoom?: boolean;
  /** An address that the browser finds at another one: what it keeps belongs to the address it knows. */
  reach?: { address: string; at: string };
}

export interface OpenedBrowser {
  context: BrowserContext;
  /** The tab it stands on. */
  page: Page;
  /** Closes the tab, as a phone short of memory does, and opens another. */
  freshTab(): Promise<Page>;
  close(): Promise<void>;
  /** Ends the program without a word, as an empty battery does. */
  kill(): Promise<void>;
}

/** The volunteer's cheap phone, upright. */
export const phoneViewport = { width: 360, height: 640 };
/** The desk at the commune's office. */
export const deskViewport = { width: 1280, height: 800 };

/** What a browser says of requests while the server is gone. */
export const serverGone =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED|FAILED)/;

/** An empty profile, gone after the last test of the file. */
export function newProfile(): string {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-profile-'));
  profiles.push(profile);
  return profile;
}

/** Opens the real Chromium, in Vietnamese and in Vietnam's time, with everything it warns about written down. */
export async function openBrowser(options: BrowserOptions): Promise<OpenedBrowser> {
  const { profile, viewport, colorScheme = 'light', touch = false, tellsRoom = false, reach } = options;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: [...quietFlags, ...sandboxFlags(), ...(tellsRoom ? ['--disable-features=StaticStorageQuota'] : []), ...(reach === undefined ? [] : [`--host-resolver-rules=MAP ${new URL(reach.address).host} ${new URL(reach.at).host}`])],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport,
    colorScheme,
    hasTouch: touch,
  });
  context.setDefaultTimeout(waitingMs);
  context.setDefaultNavigationTimeout(waitingMs);
  context.on('console', hear);
  context.on('weberror', (fault) => complaints.push(`page error: ${fault.error().stack ?? fault.error().message}`));
  let page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    get page() {
      return page;
    },
    async freshTab() {
      const next = await context.newPage();
      await page.close();
      page = next;
      return page;
    },
    close: () => context.close(),
    async kill() {
      const pid = await pidOf(context);
      const gone = new Promise((resolve) => context.once('close', resolve));
      process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}

/**
 * Once in a file, before anything else of it: makes every test fail in which a browser warned about something that was
 * not announced, and throws the profiles away at the end.
 */
export function watchBrowsers(): void {
  beforeEach(() => {
    complaints = [];
    announced = [];
  });
  afterEach(() => {
    const unexpected = complaints.filter((line) => !announced.some((pattern) => pattern.test(line)));
    expect(unexpected, 'warnings and errors in the browser').toEqual([]);
  });
  afterAll(() => {
    for (const profile of profiles.splice(0)) fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

/** For this test, such a line is what it is about. */
export function announceNoise(pattern: RegExp): void {
  announced.push(pattern);
}

// Long, because two cores carry a server, a database and two browsers; nothing is proved by how long a thing took.
const waitingMs = 30_000;

/** For `expect.poll` of what a page comes to show. */
export const patience = { timeout: waitingMs, interval: 100 };

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium's sandbox refuses to run as root and in most containers. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [];
}

const profiles: string[] = [];
let complaints: string[] = [];
let announced: RegExp[] = [];

function hear(message: ConsoleMessage): void {
  const type = message.type();
  if (type !== 'warning' && type !== 'error') return;
  complaints.push(`${type}: ${message.text()} (${message.location().url})`);
}

async function pidOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const own = processInfo.find(({ type }) => type === 'browser');
  if (own === undefined) throw new Error('the browser does not tell its process');
  return own.id;
}

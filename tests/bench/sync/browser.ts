import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '#tests/support/chromium.ts';

/** What the network and the processor are made to be. */
export interface Profile {
  name: string;
  /** Bytes a second, both ways; `-1` as fast as it goes. */
  bytesPerSecond: number;
  roundTripMs: number;
  /** How many times slower the page's own thread is. */
  cpu: number;
}

export const profiles = {
  fast: { name: 'this machine, local network', bytesPerSecond: -1, roundTripMs: 0, cpu: 1 },
  slow: { name: '1 Mbps, 300 ms round trip, 4× slower processor', bytesPerSecond: 125_000, roundTripMs: 300, cpu: 4 },
} satisfies Record<string, Profile>;

export interface Browser {
  page: Page;
  context: BrowserContext;
  /** Makes network and processor those of the profile; what was loaded before was loaded at full speed. */
  become(profile: Profile): Promise<void>;
  /** From now on the service worker is not asked: pages come from the server, or from whoever stands in for it. */
  passServiceWorker(): Promise<void>;
  /** Bytes of live JavaScript objects, after a collection. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the real Chromium on a profile folder, in Vietnamese and in Vietnam's time. */
export async function openBrowser(folder: string): Promise<Browser> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findChromium(),
    headless: true,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-sandbox'],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 360, height: 640 },
  });
  context.setDefaultTimeout(patienceMs);
  context.on('weberror', (fault) => process.stderr.write(`  page error: ${fault.error().stack ?? fault.error().message}\n`));
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  return {
    page,
    context,
    become: (profile) => become(devtools, profile),
    passServiceWorker: async () => void (await devtools.send('Network.setBypassServiceWorker', { bypass: true })),
    async heap() {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    },
    close: () => context.close(),
  };
}

/** The work with an empty folder that is gone after it. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-bench-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

// A peer on the slow profile takes minutes for what it does.
const patienceMs = 600_000;

async function become(devtools: CDPSession, { bytesPerSecond, roundTripMs, cpu }: Profile): Promise<void> {
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: roundTripMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

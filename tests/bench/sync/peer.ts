import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, type Profile, withFolder } from './browser.ts';
import { type Contestant, type Feat, measured, type Measured, type Timed } from './contest.ts';
import { buildPage } from './pages.ts';
import { layWire } from './wire.ts';

export interface PeerOptions {
  name: string;
  kind: 'peer' | 'limit';
  /** `peers/<page>-page.mjs` and `peers/<server>-server.mjs`. */
  page: string;
  server?: string;
  /** What the server is given: a file with every household, an empty database of its own, how many rows a delta has. */
  given: { householdsFile: string; databaseUrl?: string; changes: number };
  households: { all: number; inHamlets: (hamlets: number) => number; hamlets: number };
  /** What waits on the phone before a push. */
  visits: readonly unknown[];
}

/** What the page of each peer offers. Those that are only limits can no more than fetch. */
interface PeerPage {
  fetch(count: number, hamlets: number): Promise<Timed>;
  noOp(): Promise<Timed>;
  delta(): Promise<Timed>;
  queue(visits: readonly unknown[]): Promise<void>;
  push(count: number): Promise<Timed>;
}

const hamletsOfPusher = 8;

export async function startPeer(options: PeerOptions): Promise<Contestant & { close(): Promise<void> }> {
  const { name, kind, page: script, server = script, given, households, visits } = options;
  const pageFolder = await buildPage(`peers/${script}-page.mjs`);
  const { child, port } = await startServer(server, { ...given, pageFolder });
  const wire = await layWire(() => port);

  function onNewPhone<T>(work: (page: Page, slowDown: (profile: Profile) => Promise<void>) => Promise<T>): Promise<T> {
    return withFolder(async (folder) => {
      const browser = await openBrowser(folder);
      try {
        await browser.page.goto(wire.origin);
        return await work(browser.page, browser.become);
      } finally {
        await browser.close();
      }
    });
  }

  async function ask(page: Page, what: keyof PeerPage, ...args: unknown[]): Promise<Measured> {
    const call = ([method, given]: readonly [keyof PeerPage, unknown[]]) =>
      (window as unknown as { bench: Record<string, (...args: unknown[]) => Promise<Timed>> }).bench[method]?.(...given);
    const timed = await page.evaluate(call, [what, args] as const);
    return timed === undefined ? { ms: Number.NaN, up: 0, down: 0 } : measured(wire, timed);
  }

  async function tell(what: 'change' | 'forget'): Promise<void> {
    const { ok, status } = await fetch(`http://127.0.0.1:${port}/bench/${what}`, { method: 'POST' });
    if (!ok) throw new Error(`${name} answers ${status} to ${what}`);
  }

  return {
    name,
    kind,
    fetchRun: (profile) =>
      onNewPhone(async (page, slowDown): Promise<Partial<Record<Feat, Measured>>> => {
        await slowDown(profile);
        const first = await ask(page, 'fetch', households.all, households.hamlets);
        if (kind === 'limit') return { 'first fetch': first };
        const noOp = await ask(page, 'noOp');
        await tell('change');
        return { 'first fetch': first, 'no-op pull': noOp, delta: await ask(page, 'delta') };
      }),
    pushRun:
      kind === 'limit'
        ? null
        : (profile) =>
            onNewPhone(async (page, slowDown) => {
              const hamlets = Math.min(hamletsOfPusher, households.hamlets);
              if (script === 'replicache') await ask(page, 'fetch', households.inHamlets(hamlets), hamlets);
              await ask(page, 'queue', visits);
              await slowDown(profile);
              const sent = await ask(page, 'push', visits.length);
              await tell('forget');
              return sent;
            }),
    async close() {
      child.kill('SIGKILL');
      await wire.close();
    },
  };
}

async function startServer(name: string, given: object): Promise<{ child: ChildProcess; port: number }> {
  const program = path.resolve('tests/bench/sync/peers', `${name}-server.mjs`);
  const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /port (\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`the server of ${name} ended with ${code}`)));
  });
  return { child, port };
}

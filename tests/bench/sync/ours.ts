import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { scopeKey } from '#shared/sync/scope.ts';
import { buildersOf } from '#server/demo/builders.ts';
import { uuidv7 } from 'uuidv7';
import { enrol, openFromIcon, press } from '#tests/journeys/hands-of-the-volunteer.ts';
import { on } from '#tests/lanes/postgres/village.ts';
import { admit } from '#server/sync/gate.ts';
import { enrolmentLink } from '#server/account/enrolment.ts';
import { openBrowser, type Profile, profiles, withFolder } from './browser.ts';
import { aLinkCode, aVolunteer, type Commune, failure, inventVisits, scopeOf } from './commune.ts';
import { type Contestant, type Feat, measured, type Measured } from './contest.ts';
import { countPages, pullNothing, pullUntil, untilAllIsThere, untilListIsThere, untilNothingWaits } from './in-the-page.ts';
import { queuePageIn } from './pages.ts';
import { layWire } from './wire.ts';
import type { World } from './world.ts';

/** The product: its built client in Chromium, its built server as a process of its own on PostgreSQL. */
export interface Ours extends Contestant {
  /** How long each save of a visit took until it was durable, on the slow profile. Milliseconds. */
  saves: number[];
  close(): Promise<void>;
}

const pin = '530917';
/** The hamlets of the phone that sends, and those in which the office changes households. */
const fewHamlets = [1, 2, 3, 4, 5, 6, 7, 8];

/** `folder`: where the phone whose visits wait is kept. */
export async function startOurs(
  { databases, serving, home }: World,
  commune: Commune,
  { folder, visits, changes }: { folder: string; visits: number; changes: number },
): Promise<Ours> {
  const wire = await layWire(() => Number(new URL(serving.address).port));
  let servedNow = '';

  async function serve(database: string): Promise<void> {
    if (servedNow === database) return;
    await serving.kill();
    servedNow = database;
    await serving.start(databases.url(database));
  }

  async function aLink(scopes: number[]): Promise<string> {
    return enrolmentLink(wire.origin, await on(databases.url(home), (sql) => aLinkCode(sql, scopes)));
  }

  async function fetchRun(profile: Profile): Promise<Partial<Record<Feat, Measured>>> {
    await serve(home);
    const all = commune.hamlets.map(({ scopeId }) => scopeId);
    const small = await withFolder(async (empty) => ({
      'own hamlet': await onNewPhone(empty, profile, [1], async (_, first) => first),
      'cold open, own hamlet': await coldOpen(empty, profile),
    }));
    const large = await withFolder(async (empty) => ({
      ...(await onNewPhone(empty, profile, all, async (page, first) => {
        await press(page, 'Bắt đầu');
        await page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
        const noOp = measured(wire, await page.evaluate(pullNothing, quietMs));
        wire.cut();
        const heads = await on(databases.url(home), (sql) => changeHouseholds(sql, commune, changes));
        wire.mend();
        return { 'first fetch': first, 'no-op pull': noOp, delta: measured(wire, await page.evaluate(pullUntil, heads)) };
      })),
      'cold open': await coldOpen(empty, profile),
    }));
    return { ...large, ...small };
  }

  /** A new browser process on the same profile, without a network: from the last digit of the PIN to the list. */
  async function coldOpen(folderOfPhone: string, profile: Profile): Promise<Measured> {
    const browser = await openBrowser(folderOfPhone);
    const { page } = browser;
    try {
      wire.cut();
      await page.goto(`${wire.origin}/danh-sach`);
      await page.getByLabel('Mã PIN của máy này').waitFor();
      await browser.become({ ...profiles.fast, cpu: profile.cpu });
      const opened = page.evaluate(untilListIsThere);
      await page.getByLabel('Mã PIN của máy này').fill(pin);
      return measured(wire, await opened);
    } finally {
      await browser.close();
      wire.mend();
    }
  }

  async function onNewPhone<T>(empty: string, profile: Profile, scopes: number[], then: (page: Page, first: Measured) => Promise<T>): Promise<T> {
    const browser = await openBrowser(empty);
    const { page } = browser;
    try {
      await page.goto(await aLink(scopes));
      await page.getByLabel('Chọn mã PIN cho máy này').fill(pin);
      await page.getByLabel('Gõ lại mã PIN').fill(pin);
      // The app itself is on the machine before the tap, so that only data is timed and counted.
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await browser.become(profile);
      const fetched = page.evaluate(untilAllIsThere);
      await press(page, 'Nhận máy');
      const first = measured(wire, await fetched);
      await demandPages(page, scopes.length);
      return await then(page, { ...first, heap: await browser.heap() });
    } finally {
      await browser.close();
    }
  }

  async function pushRun(profile: Profile): Promise<Measured> {
    const url = await databases.create('push_run', 'push_start');
    await serve('push_run');
    const sent = await withFolder(async (copy) => {
      fs.cpSync(folder, copy, { recursive: true });
      const browser = await openBrowser(copy);
      try {
        wire.cut();
        await openFromIcon(browser.page, wire.origin, pin, { at: '/them', title: 'Thêm' });
        await browser.page.locator(outboxRow, { hasText: visits.toLocaleString('vi-VN') }).waitFor();
        await browser.become(profile);
        wire.mend();
        return measured(wire, await browser.page.evaluate(untilNothingWaits, outboxRow));
      } finally {
        await browser.close();
      }
    });
    const [row] = await on(url, (sql) => sql<{ count: number }[]>`select count(*) from sync_op where via = 'net'`);
    if (row?.count !== visits) failure(`${row?.count} visits of ${visits} have arrived`);
    await serving.kill();
    servedNow = '';
    await databases.drop('push_run');
    return sent;
  }

  /** A phone on which the visits wait, and the database as it was when it had none of them. */
  async function prepareThePush(): Promise<number[]> {
    await serve(home);
    let browser = await openBrowser(folder);
    await enrol(browser.page, await aLink(fewHamlets.slice(0, commune.hamlets.length)), pin);
    await browser.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await browser.close();
    browser = await openBrowser(folder);
    await browser.passServiceWorker();
    const address = await queuePageIn(browser.context, wire.origin);
    await browser.page.goto(address);
    await browser.become({ ...profiles.fast, cpu: profiles.slow.cpu });
    const saves = await browser.page.evaluate(
      ([secret, jobs]) => (window as unknown as { queueVisits(pin: string, jobs: unknown): Promise<number[]> }).queueVisits(secret, jobs),
      [pin, inventVisits(commune, fewHamlets, visits)] as const,
    );
    await browser.close();
    await serving.kill();
    servedNow = '';
    await databases.create('push_start', home);
    return saves;
  }

  return {
    name: 'Từng Nhà',
    kind: 'ours',
    saves: await prepareThePush(),
    fetchRun,
    pushRun,
    close: () => wire.close(),
  };
}

const outboxRow = 'main a[href="/cho-gui"]';
/** After so long without an answer to a pull, the last one was the last. On a slow network they follow each other slowly. */
const quietMs = 2_500;

/** The office has found other telephone numbers: this many household rows change. Returns where the hamlets stand then. */
async function changeHouseholds(sql: Parameters<typeof admit>[0], { hamlets, stories }: Commune, count: number): Promise<[string, number][]> {
  const few = fewHamlets.slice(0, hamlets.length);
  const builders = buildersOf({ now: () => new Date(), newId: uuidv7 });
  const author = { id: await aVolunteer(sql, []), name: 'Nguyễn Văn Bình', role: 'official' as const };
  const heads: [string, number][] = [];
  for (const hamlet of few) {
    const listings = (stories[hamlet - 1] ?? []).slice(0, Math.ceil(count / few.length)).map(({ listing }) => listing);
    const envelopes = listings.map((listing) => builders.enlisting({ ...listing, phone: `0992${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}` }));
    const answers = await admit(sql, { scope: scopeOf(hamlet), envelopes, author, deviceId: null, via: 'office', now: new Date() });
    heads.push([scopeKey(scopeOf(hamlet)), Math.max(...answers.map((answer) => (answer.kind === 'ok' ? answer.ver : 0)))]);
  }
  return heads;
}

async function demandPages(page: Page, count: number): Promise<void> {
  const there = await page.evaluate(countPages);
  if (there !== count) failure(`${there} hamlets of ${count} lie on the phone`);
}

import fs from 'node:fs';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { openFromIcon, press } from '#tests/journeys/hands-of-the-volunteer.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { type Acknowledged, acknowledge, countInDatabase } from './count.ts';
import { withPhone } from './evening.ts';
import { type House, pin, pressSave, reachNobodyAtHome, until } from './round.ts';

/** Where the push stands while the app is replaced: it never got to the server, or its answer never came back. */
const holds = ['request', 'answer'] as const;

/** A newer client takes over while a push is on its way. Changes the built client in `built`. */
export async function updateInFlight(built: string): Promise<string[]> {
  const figures = new Figures('A newer client while a push is in flight');
  await withPhone(built, figures, async ({ product, phone, houses }) => {
    const { page } = phone;
    const acknowledged: Acknowledged = new Map();
    // The page that was there before the first service worker is none of its pages, and would not hold back a new one.
    await openFromIcon(page, product.address, pin);
    for (const [index, held] of holds.entries()) {
      const house = houses[index] as House;
      const mark = `ban-moi-${index}`;
      const pushed = await holdTheNextPush(page, held);
      await reachNobodyAtHome(page, house);
      await pressSave(page);
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      acknowledge(acknowledged, house);
      await until('a push is on its way', () => Promise.resolve(pushed.isHeld()));

      publishNewVersion(built, mark, String(index));
      await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => void registration.update()));
      await until('the new client lies ready', () =>
        page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.waiting !== null)),
      );
      await press(page, 'Cập nhật');
      await page.getByLabel('Mã PIN của máy này').waitFor();
      figures.must(`held ${held}: pushes answered before the new client took over`, pushed.answered(), 0);
      await pushed.mend();
      await page.getByLabel('Mã PIN của máy này').fill(pin);
      await page.getByRole('heading', { level: 1, name: house.head }).waitFor();
      figures.must(`held ${held}: the page is the new one`, await page.locator(`meta[name="${mark}"]`).count(), 1);
      await page.getByRole('main').getByText(/· đã đến xã$/).waitFor();
    }
    await phone.close();
    await product.stop();
    const count = await countInDatabase(built, product.dataFolder, acknowledged);
    figures.must('visits in the database', count.inDatabase, holds.length);
    figures.must('acknowledged and lost', count.lost, 0);
    figures.must('there twice', count.twice, 0);
  });
  return figures.failures;
}

interface HeldPush {
  isHeld(): boolean;
  /** How many pushes the page has got an answer to. */
  answered(): number;
  /** From now on the road is as it was. */
  mend(): Promise<void>;
}

/** Holds every push of the page on its way to the server, or the answer on its way back. */
async function holdTheNextPush(page: Page, what: (typeof holds)[number]): Promise<HeldPush> {
  let held = 0;
  let answered = 0;
  const count = (request: Request) => void (request.url().includes('/trpc/sync.push') && (answered += 1));
  page.on('requestfinished', count);
  // Not Playwright's own routes: they catch every request, and a service worker never gets the files of its new version.
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', () => (held += 1));
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/trpc/sync.push*', requestStage: what === 'request' ? 'Request' : 'Response' }],
  });
  return {
    isHeld: () => held > 0,
    answered: () => answered,
    async mend() {
      page.off('requestfinished', count);
      await session.send('Fetch.disable');
      await session.detach();
    },
  };
}

/** As a build of another day would: the page carries a mark, and the service worker knows it by a new revision. */
function publishNewVersion(built: string, mark: string, digit: string): void {
  const client = path.join(built, 'client');
  const pageFile = path.join(client, 'index.html');
  fs.writeFileSync(pageFile, fs.readFileSync(pageFile, 'utf8').replace('</head>', `<meta name="${mark}" /></head>`));
  const workerFile = path.join(client, 'service-worker.js');
  const worker = fs.readFileSync(workerFile, 'utf8');
  const changed = worker.replace(/("revision":")[0-9a-f]{32}(","url":"index\.html")/, `$1${digit.repeat(32)}$2`);
  if (changed === worker) throw new Error('the service worker does not name a revision of index.html');
  fs.writeFileSync(workerFile, changed);
}

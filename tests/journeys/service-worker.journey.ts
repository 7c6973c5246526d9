import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { announceNoise, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { builtFolder, type Product, startProduct } from '#tests/support/product.ts';
import { shot } from '#tests/support/screenshots.ts';
import { backToList, enrol, goTo, openFromIcon, press } from './hands-of-the-volunteer.ts';

/** The app on the phone: all of it, never in the way of the server, and never changed under somebody's hands. */
const pin = '482915';
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

let built: string;
let product: Product;
let phone: OpenedBrowser;
let page: Page;

watchBrowsers();

beforeAll(async () => {
  // A copy, because one test puts a newer version of the client in its place.
  fs.mkdirSync(cache, { recursive: true });
  built = fs.mkdtempSync(path.join(cache, 'built-'));
  fs.cpSync(builtFolder(), built, { recursive: true });
  product = await startProduct({ built });
  phone = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  page = phone.page;
  await enrol(page, product.enrolmentLink, pin);
});

afterAll(async () => {
  await phone?.close();
  await product?.remove();
  fs.rmSync(built, { recursive: true, force: true });
});

describe('the app on the phone', () => {
  test('can be put on the home screen under its own name, icons and short ways', async () => {
    const session = await phone.context.newCDPSession(page);
    const { data, errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);

    const manifest = JSON.parse(data ?? '{}') as Manifest;
    expect(manifest).toMatchObject({ name: 'Từng Nhà', short_name: 'Từng Nhà', lang: 'vi', display: 'standalone', start_url: '/' });
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual(
      expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
    );
    for (const { src, sizes, type } of manifest.icons) {
      const bytes = fs.readFileSync(path.join(built, 'client', src));
      if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    for (const { name, url } of manifest.shortcuts) {
      await openFromIcon(page, product.address, pin, { at: url, title: name });
    }
  });

  test('every file of the build lies on the phone, under the very bytes of the build', async () => {
    const kept = await page.evaluate(async () => {
      const found: Record<string, string> = {};
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const bytes = (await (await cache.match(request))?.arrayBuffer()) ?? new ArrayBuffer(0);
          const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          found[new URL(request.url).pathname] = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        }
      }
      return found;
    });
    const folder = path.join(built, 'client');
    const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const needed = files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, hashOf(file)] as const)
      .filter(([file]) => file !== '/service-worker.js');
    expect(kept).toEqual(Object.fromEntries(needed));
  });

  test('pages come from the phone, and what is asked of the server comes from the server or not at all', async () => {
    announceNoise(serverGone);
    announceNoise(/status of 404/);
    const answered = page.waitForResponse('**/trpc/sync.pull**');
    const opened = await page.goto(`${product.address}/danh-sach`);
    expect(opened?.fromServiceWorker()).toBe(true);
    await page.getByLabel('Mã PIN của máy này').fill(pin);
    expect((await answered).fromServiceWorker()).toBe(false);

    const door = await page.goto(`${product.address}/trpc/no-such-thing`);
    expect(door?.fromServiceWorker()).toBe(false);
    expect(door?.headers()['content-type']).toContain('application/json');

    await page.goto(product.address);
    await product.stop();
    const outcome = await page.evaluate(() => fetch('/trpc/account.me').then((answer) => answer.status, () => 'no answer'));
    expect(outcome).toBe('no answer');
    await product.restart();
  });

  test('a newer version waits while something is typed, offers itself after that, and keeps what was typed', async () => {
    await openFromIcon(page, product.address, pin);
    await goTo(page, 'Danh sách');
    await page.getByRole('link', { name: 'Thêm nhà chưa có trong danh sách' }).click();
    await page.getByLabel('Tên chủ hộ').fill('Tòng Thị Xôm');
    await page.evaluate(() => Object.assign(window, { sameAsBefore: true }));

    publishNewVersion('ban-moi');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (registration.waiting === null) await new Promise((look) => setTimeout(look, 50));
    });
    // Longer than the app takes between two looks at whether it may ask.
    await page.waitForTimeout(6_000);
    expect(await page.getByText('Có bản mới').count()).toBe(0);
    expect(await page.getByLabel('Tên chủ hộ').inputValue()).toBe('Tòng Thị Xôm');

    await backToList(page);
    await page.getByText('Có bản mới').waitFor();
    await shot(page, '30-new-version');
    expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true);
    expect(await page.locator('meta[name="ban-moi"]').count()).toBe(0);

    await press(page, 'Cập nhật');
    await page.getByLabel('Mã PIN của máy này').fill(pin);
    await page.getByRole('link', { name: 'Thêm nhà chưa có trong danh sách' }).click();
    expect(await page.locator('meta[name="ban-moi"]').count()).toBe(1);
    expect(await page.getByLabel('Tên chủ hộ').inputValue()).toBe('Tòng Thị Xôm');
  });
});

interface Manifest {
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
  shortcuts: { name: string; url: string }[];
}

function hashOf(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/** As a build of another day would: the page carries a mark, and the service worker knows the page by a new revision. */
function publishNewVersion(mark: string): void {
  const client = path.join(built, 'client');
  const pageFile = path.join(client, 'index.html');
  fs.writeFileSync(pageFile, fs.readFileSync(pageFile, 'utf8').replace('</head>', `<meta name="${mark}" /></head>`));
  const workerFile = path.join(client, 'service-worker.js');
  const worker = fs.readFileSync(workerFile, 'utf8');
  const changed = worker.replace(/("revision":")[0-9a-f]{32}(","url":"index\.html")/, `$1${'0'.repeat(32)}$2`);
  if (changed === worker) throw new Error('the service worker does not name a revision of index.html');
  fs.writeFileSync(workerFile, changed);
}

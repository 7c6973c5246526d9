import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { Page } from 'playwright-core';
import type { AppRouter } from '#server/app-router.ts';
import { newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, watchBrowsers } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { shot } from '#tests/support/screenshots.ts';
import { accountOf } from './hands-of-the-office.ts';
import { goTo, headsListed, openFromIcon, press } from './hands-of-the-volunteer.ts';

/** A new phone of somebody who works in three hamlets, on a road that breaks after the first. */
const pin = '730264';
const files = /\/api\/snaps?[/?]/;

let product: Product;
let phone: OpenedBrowser;
const fetched: string[] = [];

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  phone = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  phone.context.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const named = pathname === '/api/snaps' ? searchParams.getAll('file') : [pathname.split('/api/snap/')[1] ?? ''];
    if (files.test(request.url())) fetched.push(...named.map((name) => name.split('/').slice(0, 2).join('/')));
  });
});
afterAll(async () => {
  await phone?.close();
  await product?.remove();
});

/** The official of the demonstration adds somebody; what opens their phone. */
async function linkFor(name: string, scopes: number[]): Promise<string> {
  const headers = { 'x-tung-nha': '1', origin: product.address, cookie: '' };
  const url = `${product.address}/trpc`;
  const { username, password } = accountOf(product, 'binh');
  const desk = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url,
        headers: () => headers,
        async fetch(input, init) {
          const answer = await fetch(input as string, init as RequestInit);
          headers.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? headers.cookie;
          return answer;
        },
      }),
    ],
  });
  await desk.account.signIn.mutate({ username, password });
  return (await desk.account.addVolunteer.mutate({ commune: '99001', name, role: 'volunteer', scopes })).link;
}

/** Of the questions for files so many are answered; the next waits for ever. */
async function letThrough(page: Page, count: number): Promise<void> {
  let seen = 0;
  await page.route(files, (route) => ((seen += 1) <= count ? route.continue() : undefined));
}

test('the first hamlet can be worked in while the others are on their way, and the phone says how far it is', async () => {
  const { page } = phone;
  await letThrough(page, 1);
  await page.goto(await linkFor('Bàn Văn Sính', [1, 3, 4]));
  await page.getByLabel('Chọn mã PIN cho máy này').fill(pin);
  await page.getByLabel('Gõ lại mã PIN').fill(pin);
  await press(page, 'Nhận máy');
  const progress = page.getByRole('progressbar', { name: 'Đang tải Xóm Đồng Vải' });
  await progress.waitFor();
  expect(await progress.getAttribute('aria-valuetext')).toMatch(/^1 \/ 3 thôn · \d+\sKB \/ \d+\sKB$/);
  await page.getByText('Bạn bắt đầu được rồi.').waitFor();
  await shot(page, 'phone-first-fetch');
  await page.setViewportSize({ width: 1280, height: 800 });
  await shot(page, 'phone-first-fetch');
  await page.setViewportSize(phoneViewport);
  await press(page, 'Bắt đầu');
  await page.getByText(/Đang lấy danh sách Xóm Đồng Vải · 1\/3 thôn/).waitFor();
  await shot(page, 'phone-first-fetch-today');
  await goTo(page, 'Danh sách');
  await page.getByText('nhà, còn đang về máy').waitFor();
  expect((await headsListed(page)).length).toBeGreaterThan(30);
  await shot(page, 'phone-first-fetch-list');
});

test('an app that the phone throws out in the middle goes on with the hamlet that was missing, and has them all', async () => {
  expect(fetched).toEqual(['99001/1', '99001/3', '99001/4']);
  fetched.length = 0;
  const page = await phone.freshTab();
  await openFromIcon(page, product.address, pin);
  await goTo(page, 'Danh sách');
  await expect.poll(() => page.getByText('còn đang về máy').count(), patience).toBe(0);
  await expect.poll(() => page.getByRole('heading', { level: 2 }).count(), patience).toBe(3);
  expect(fetched).toEqual(['99001/3', '99001/4']);
});

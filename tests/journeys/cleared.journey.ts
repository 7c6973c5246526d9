import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { announceNoise, deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { accountOf, goToPage, signIn } from './hands-of-the-office.ts';
import { backToList, enrol, goTo, headsListed, openFromIcon, openHousehold, press, sentenceOfSending } from './hands-of-the-volunteer.ts';
import { type Eyes, eyesOn } from './looking.ts';

/** A browser that has little room, and one that clears away what it kept. */
const pin = '530917';

let product: Product;
let phone: OpenedBrowser;
let lan: Page;
let eyes: Eyes;
let heads: string[];

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  phone = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true, tellsRoom: true });
  lan = phone.page;
  eyes = eyesOn('phone', () => lan, 'room');
  await enrol(lan, product.enrolmentLink, pin);
  await goTo(lan, 'Danh sách');
  await lan.getByRole('button', { name: 'Chưa đến' }).click();
  await lan.getByRole('main').getByRole('listitem').nth(1).waitFor();
  heads = await headsListed(lan);
  await lan.getByRole('button', { name: 'Tất cả' }).click();
});

afterAll(async () => {
  await phone?.close();
  await product?.remove();
});

test('how much room there is can be read at any time, and nothing is said of it where there is enough', async () => {
  await goTo(lan, 'Hôm nay');
  expect(await lan.getByText('Máy sắp hết chỗ').count()).toBe(0);
  await goTo(lan, 'Thêm');
  await lan.getByText(/^Từng Nhà đang dùng .* còn cho dùng khoảng/).scrollIntoViewIfNeeded();
  await eyes.look('enough', { dark: true });
  eyes.expectNoFault();
});

test('a phone with little room says so before anything fails, and what to do', async () => {
  const session = await phone.context.newCDPSession(lan);
  const used = await lan.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await session.send('Storage.overrideQuotaForOrigin', { origin: product.address, quotaSize: used + 20_000_000 });
  await openFromIcon(lan, product.address, pin);
  const strip = lan.getByRole('banner').locator('a[href="/them"]').filter({ hasText: /^Máy sắp hết chỗ, còn khoảng \d/ });
  await strip.waitFor();
  await eyes.look('little-today');
  await strip.click();
  await lan.getByText('Sắp hết chỗ. Bài đã lưu vẫn còn nguyên').scrollIntoViewIfNeeded();
  await eyes.look('little-more', { dark: true });
  await session.send('Storage.overrideQuotaForOrigin', { origin: product.address });
  await session.detach();
  await openFromIcon(lan, product.address, pin);
  await expect.poll(() => strip.count(), patience).toBe(0);
  eyes.expectNoFault();
});

test('when only the copy of the list was cleared away, the phone says that it fetches it again, and sends its work', async () => {
  announceNoise(serverGone);
  await product.stop();
  await saveNobodyAtHome(heads[0] ?? '');
  await product.restart();
  // A page of the server's that opens no database; browsers look for its icon.
  announceNoise(/favicon\.ico/);
  await lan.goto(`${product.address}/healthz`);
  await product.stop();
  await lan.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('cache');
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error('not deleted')));
        request.addEventListener('blocked', () => reject(new Error('somebody has it open')));
      }),
  );
  await openFromIcon(lan, product.address, pin);
  await lan.getByText('Danh sách hộ chưa có trên máy').waitFor();
  await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toContain('1 lượt chờ gửi');
  await eyes.look('list-is-missing', { dark: true });
  await product.restart();
  await expect.poll(() => sentenceOfSending(lan).innerText(), { ...patience, timeout: 90_000 }).toMatch(/^Đã đến xã lúc/);
  await lan.getByText('Danh sách hộ chưa có trên máy').waitFor({ state: 'detached' });
  await openHousehold(lan, heads[0] ?? '');
  await lan.getByRole('main').getByText(/· đã đến xã$/).waitFor();
  await backToList(lan);
  eyes.expectNoFault();
});

test('a browser that cleared everything away says so, what may be lost and what to do, and a new link brings the book back', async () => {
  announceNoise(serverGone);
  await product.stop();
  await saveNobodyAtHome(heads[1] ?? '');
  await lan.goto('about:blank');
  await product.restart();
  await clearAllButCookies();

  await lan.goto(`${product.address}/danh-sach`);
  await lan.getByRole('heading', { level: 1, name: 'Trình duyệt đã xóa sổ trên máy này' }).waitFor();
  await lan.getByText('Bài chưa gửi về xã có thể đã mất').waitFor();
  await lan.getByText(/^Lần cuối xã nhận tin từ máy này là \d\d:\d\d, /).waitFor();
  await lan.getByText('Xã vẫn nhận ra đây là máy của Lò Thị Lan.').waitFor();
  await eyes.look('cleared');

  await enrol(lan, await newLinkForLan(), pin);
  await openHousehold(lan, heads[0] ?? '');
  await lan.getByRole('main').getByText('Không có ai ở nhà').first().waitFor();
  eyes.expectNoFault();
});

test('whom the browser’s cookies say nothing of is asked to sign in, as ever', async () => {
  await lan.goto('about:blank');
  await clearAllButCookies();
  await phone.context.clearCookies();
  await lan.goto(product.address);
  await lan.getByLabel('Tên đăng nhập').waitFor();
});

async function saveNobodyAtHome(head: string): Promise<void> {
  await openHousehold(lan, head);
  await press(lan, 'Không có ai ở nhà');
  const sheet = lan.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  await backToList(lan);
}

/** What a browser short of room does to a site. */
async function clearAllButCookies(): Promise<void> {
  const session = await phone.context.newCDPSession(lan);
  const storageTypes = 'file_systems,indexeddb,local_storage,service_workers,cache_storage,storage_buckets';
  await session.send('Storage.clearDataForOrigin', { origin: product.address, storageTypes });
  await session.detach();
}

async function newLinkForLan(): Promise<string> {
  const office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  await signIn(office.page, product.address, accountOf(product, 'binh'));
  await goToPage(office.page, 'Tổ công nghệ số');
  await office.page.getByRole('button', { name: 'Đường dẫn mới cho Lò Thị Lan' }).click();
  const link = await office.page.getByLabel('Đường dẫn', { exact: true }).inputValue();
  await office.close();
  return link;
}

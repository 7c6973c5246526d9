import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { announceNoise, deskViewport, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone, watchBrowsers } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { shot } from '#tests/support/screenshots.ts';
import { accountOf, signIn } from './hands-of-the-office.ts';
import { enrol, openFromIcon, press } from './hands-of-the-volunteer.ts';
import { operationsInDatabase } from './what-the-database-holds.ts';

/**
 * A village without signal: Lan hands her work to somebody who travels, forgets her PIN, and nothing is lost or doubled.
 * One server; Lan's phone, a carrier's, the commune's desk. Every test begins where the one before it ended.
 */
const pin = '360514';
const newPin = '905127';
const outbox = { at: '/cho-gui', title: 'Chờ gửi' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-carried-'));

let product: Product;
const phoneProfile = newProfile();
let phone: OpenedBrowser;
let carrier: OpenedBrowser;
let office: OpenedBrowser;
let lan: Page;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  phone = await openBrowser({ profile: phoneProfile, viewport: phoneViewport, touch: true });
  carrier = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  lan = phone.page;
});

afterAll(async () => {
  for (const browser of [phone, carrier, office]) await browser?.close();
  await product?.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A household that is new to the list: one piece of work. */
async function register(headName: string): Promise<void> {
  await lan.goto(new URL('/ho-moi', product.address).href);
  const asked = lan.getByLabel('Mã PIN của máy này');
  const typed = lan.getByLabel('Tên chủ hộ');
  await asked.or(typed).waitFor();
  if (await asked.isVisible()) await asked.fill(pin);
  await typed.fill(headName);
  await press(lan, 'Lưu nhà mới');
  await lan.getByRole('heading', { level: 1, name: headName }).waitFor();
}

async function kept(download: Promise<Download>): Promise<string> {
  const file = await download;
  const at = path.join(folder, file.suggestedFilename());
  await file.saveAs(at);
  return at;
}

async function saved(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return kept(download);
}

describe('work that is carried by hand', () => {
  let bundle: string;
  let receipt: string;

  test('Lan, without a network, hands over what she wrote as a file that names nobody', async () => {
    await enrol(lan, product.enrolmentLink, pin);
    await lan.getByText('Đã đến xã lúc').waitFor();
    announceNoise(serverGone);
    await product.stop();
    await register('Lầu Thị Mỷ');
    await register('Giàng A Dế');
    await openFromIcon(lan, product.address, pin, outbox);
    await lan.getByText('2 lượt còn trên máy').waitFor();
    await shot(lan, '40-outbox-waiting');
    await lan.getByRole('link', { name: 'Trao tay hoặc xuất tệp' }).click();
    await lan.getByText(/^2 lượt, \d+\sKB$/).waitFor();
    await press(lan, 'Hiện mã QR');
    await lan.getByRole('img', { name: 'Mã QR của bài niêm phong' }).waitFor();
    await shot(lan, '41-hand-over-qr');
    await press(lan, 'Cất mã QR');
    bundle = await saved(lan, 'Lưu thành tệp');
    await lan.getByText('Đã trao tay', { exact: true }).waitFor();
    await shot(lan, '42-handed-over');
    const text = fs.readFileSync(bundle, 'utf8');
    expect(path.basename(bundle)).toMatch(/^tung-nha-trao-tay-[0-9a-f]{8}\.txt$/);
    expect(text).toMatch(/^Từng Nhà: bài niêm phong, chỉ máy chủ của xã mở được\./);
    expect(text).not.toContain('Mỷ');
    expect(text.length).toBeLessThan(1_400);
    await lan.getByRole('link', { name: 'Quay lại' }).click();
    await lan.getByText(/đã trao tay lúc \d\d:\d\d, chờ biên nhận/).first().waitFor();
    await shot(lan, '43-outbox-handed');
  });

  test('somebody who is nobody here picks it up, and it waits on their phone for a network', async () => {
    announceNoise(serverGone);
    await product.restart();
    const { page } = carrier;
    await page.goto(new URL('/mang-giup', product.address).href);
    await page.getByText('chỉ máy chủ của xã mở được').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await product.stop();
    await page.setInputFiles('input[type="file"]', bundle);
    await page.getByText('Khi có mạng, mở lại trang này là tự gửi').waitFor();
    await page.getByText('Chưa gửi được').waitFor();
    await shot(page, '44-carried-waiting');
    const damaged = path.join(folder, 'damaged.txt');
    fs.writeFileSync(damaged, fs.readFileSync(bundle, 'utf8').slice(0, -40));
    await page.setInputFiles('input[type="file"]', damaged);
    await page.getByText('Tệp này bị thiếu mất một đoạn').waitFor();
  });

  test('where there is a network it is handed in, and a receipt comes of it', async () => {
    announceNoise(serverGone);
    await product.restart();
    const { page } = carrier;
    await page.goto(new URL('/mang-giup', product.address).href);
    await page.getByText('Đã đến xã: 2 lượt.').waitFor();
    receipt = await saved(page, 'Lưu biên nhận');
    await press(page, 'Hiện mã QR');
    await page.getByRole('img', { name: 'Mã QR của biên nhận' }).waitFor();
    await shot(page, '45-receipt');
    expect(fs.readFileSync(receipt, 'utf8')).toMatch(/^Từng Nhà: biên nhận của xã\./);
  });

  test('the commune’s desk takes the same file again, and nothing is written twice', async () => {
    const { page } = office;
    await signIn(page, product.address, accountOf(product, 'binh'));
    await page.getByRole('link', { name: 'Tệp trao tay' }).click();
    const other = path.join(folder, 'danh-sach.txt');
    fs.writeFileSync(other, 'một tệp khác');
    announceNoise(/status of 400/);
    await page.setInputFiles('input[type="file"]', [bundle, other]);
    await page.getByText(/Đã đến xã: 2 lượt\. Tệp này đã đến từ \d\d:\d\d/).waitFor();
    await page.getByText('Đây không phải tệp trao tay của Từng Nhà').waitFor();
    await shot(page, '46-desk-brought');
  });

  test('the receipt turns “đã trao tay” into “đã đến xã” on Lan’s phone, locked and without a network', async () => {
    announceNoise(serverGone);
    await product.stop();
    await lan.goto(new URL('/bien-nhan', product.address).href);
    await lan.setInputFiles('input[type="file"]', bundle);
    await lan.getByText('Đây không phải biên nhận của Từng Nhà').waitFor();
    await lan.setInputFiles('input[type="file"]', receipt);
    await lan.getByText('2 lượt đã đến xã').waitFor();
    await shot(lan, '47-receipt-home');
    await lan.getByRole('link', { name: 'Về sổ của máy này' }).click();
    await lan.getByLabel('Mã PIN của máy này').fill(pin);
    await lan.getByText('Mọi thứ đã đến xã').waitFor();
    expect(await lan.getByText(/đã đến xã lúc/).count()).toBe(2);
    await lan.getByRole('button', { name: /Lầu Thị Mỷ/ }).click();
    await lan.getByRole('dialog').waitFor();
    await shot(lan, '48-outbox-item');
    await lan.getByRole('button', { name: 'Đóng' }).click();
  });

  test('the receipt of somebody else’s phone is told from one’s own', async () => {
    const { page } = carrier;
    announceNoise(serverGone);
    await page.goto(new URL('/bien-nhan', product.address).href);
    await page.setInputFiles('input[type="file"]', receipt);
    await page.getByText('Biên nhận này của một điện thoại khác').waitFor();
  });
});

describe('in the background', () => {
  test('the service worker sends what waits, without the PIN and with the app closed', async () => {
    announceNoise(serverGone);
    await register('Sùng A Chớ');
    await lan.goto('about:blank');
    await product.restart();
    const versions: { scopeURL: string; registrationId: string }[] = [];
    const session = await phone.context.newCDPSession(lan);
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => versions.push(...registrations));
    await session.send('ServiceWorker.enable');
    await expect.poll(() => versions.length, patience).toBeGreaterThan(0);
    const [registration] = versions;
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin: product.address,
      registrationId: registration?.registrationId ?? '',
      tag: 'send-what-waits',
      lastChance: false,
    });
    const [worker] = phone.context.serviceWorkers();
    if (worker === undefined) throw new Error('the phone has no service worker');
    await expect.poll(() => waitingOnDisk(worker), patience).toEqual([]);
    await product.stop();
    expect(await operationsInDatabase(product.dataFolder)).toEqual(Array.from({ length: 3 }, () => 'household.register'));
    await openFromIcon(lan, product.address, pin, outbox);
    await lan.getByText('Mọi thứ đã đến xã').waitFor();
  });
});

describe('when the PIN is forgotten', () => {
  test('what waits is handed over from the locked phone', async () => {
    announceNoise(serverGone);
    await register('Vàng Thị Pà');
    await register('Hạng A Lử');
    await lan.goto(product.address);
    await lan.getByRole('link', { name: 'Quên mã PIN?' }).click();
    await lan.getByText('2 lượt còn niêm phong trên máy').waitFor();
    await shot(lan, '49-pin-forgotten');
    await lan.getByRole('link', { name: 'Trao tay' }).click();
    await lan.getByText(/^2 lượt, \d+\sKB$/).waitFor();
    const bundle = await saved(lan, 'Lưu thành tệp');
    await product.restart();
    const { page } = carrier;
    await page.goto(new URL('/mang-giup', product.address).href);
    await page.setInputFiles('input[type="file"]', bundle);
    await expect.poll(() => page.getByText('Đã đến xã: 2 lượt.').count(), patience).toBe(2);
  });

  test('a new link sets a new PIN, and what was not sent goes by itself, once', async () => {
    announceNoise(serverGone);
    const { page } = office;
    await page.getByRole('link', { name: 'Tổ công nghệ số' }).click();
    await page.getByRole('row', { name: /Lò Thị Lan/ }).getByRole('button', { name: 'Đường dẫn mới cho Lò Thị Lan' }).click();
    const link = await page.getByLabel('Đường dẫn', { exact: true }).inputValue();
    await lan.goto(link);
    await lan.getByRole('link', { name: 'Quên mã PIN?' }).click();
    await lan.getByRole('link', { name: 'Đặt mã mới bằng đường dẫn này' }).click();
    await lan.getByLabel('Chọn mã PIN cho máy này').fill(newPin);
    await lan.getByLabel('Gõ lại mã PIN').fill(newPin);
    await press(lan, 'Nhận máy');
    await lan.getByText('Sổ đã nằm trên máy').waitFor();
    await press(lan, 'Bắt đầu');
    await lan.getByRole('heading', { name: 'Hôm nay' }).waitFor();
    await expect.poll(() => waitingOnDisk(lan), patience).toEqual([]);
    await product.stop();
    expect(await operationsInDatabase(product.dataFolder)).toHaveLength(5);
  });
});

/** The states of everything in the journal that has not arrived. */
function waitingOnDisk(within: Pick<Page, 'evaluate'>): Promise<string[]> {
  return within.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('journal');
        opening.onerror = () => reject(new Error('the journal cannot be opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('operations').objectStore('operations').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve((all.result as { state: { kind: string } }[]).map(({ state }) => state.kind).filter((kind) => kind !== 'arrived'));
          };
        };
      }),
  );
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { announceNoise, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { backToList, goTo, openFromIcon, press, searchField, sentenceOfSending, takeOver } from './hands-of-the-volunteer.ts';
import { type Eyes, eyesOn } from './looking.ts';
import { stepsOfTheVisit } from './visit-to-on.ts';

/** Every page of the volunteer, in the pictures of `.cache/screenshots` for people to judge. */
const pin = '730264';
const longAddress = 'Nhóm 6, gần ngã ba Cầu Treo, đi qua nhà văn hóa cũ rồi rẽ trái';

let product: Product;
let phone: OpenedBrowser;
let page: Page;
let eyes: Eyes;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  phone = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  page = phone.page;
  eyes = eyesOn('phone', () => page);
});

afterAll(async () => {
  await phone?.close();
  await product?.remove();
});

test('the door of the phone', async () => {
  announceNoise(/status of 4\d\d/);
  await page.goto(`${product.address}/bat-dau#khong-co-ma-nay`);
  await page.getByText('Không có đường dẫn kết nối nào như vậy').waitFor();
  await eyes.look('link-unknown');
  await page.goto('about:blank');
  await page.goto(product.enrolmentLink);
  await page.getByLabel('Chọn mã PIN cho máy này').fill('123456');
  await press(page, 'Nhận máy');
  await page.getByText('Mã này dễ đoán quá').waitFor();
  await eyes.look('choose-pin');
  await takeOver(page, product.enrolmentLink, pin);
  await eyes.look('the-book-is-here');
  await page.goto(product.address);
  await page.getByLabel('Mã PIN của máy này').waitFor();
  await eyes.look('unlock', { dark: true });
  for (let tries = 1; tries <= 4; tries += 1) {
    await page.getByLabel('Mã PIN của máy này').fill('999111');
    await page.getByText(tries === 1 ? 'Mã PIN chưa đúng. Gõ lại.' : `Đã thử ${tries} lần`).waitFor();
  }
  await eyes.look('unlock-forgotten');
  eyes.expectNoFault();
});

test('the day, the list and the households', async () => {
  await openFromIcon(page, product.address, pin);
  await eyes.look('today', { dark: true });
  await goTo(page, 'Danh sách');
  await eyes.look('list', { dark: true });
  await searchField(page).fill('xyzzy');
  await page.getByText('Không thấy nhà nào').waitFor();
  await eyes.look('list-none');
  await searchField(page).fill('');
  for (const [filter, name] of [
    ['Chưa đến', 'household-not-visited'],
    ['Chưa đạt', 'household-visited'],
    ['Đạt', 'household-covered'],
  ] as const) {
    await page.getByRole('button', { name: filter, exact: true }).click();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByText('Lịch sử').waitFor();
    await eyes.look(name, { dark: true });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await eyes.look(`${name}-below`);
    await backToList(page);
  }
  await openFromIcon(page, product.address, pin, { at: '/ho/01900000-0000-7000-8000-000000000000', title: 'Chưa thấy nhà này' });
  await eyes.look('household-unknown');
  eyes.expectNoFault();
});

test('a new house, and a whole visit to it', async () => {
  await openFromIcon(page, product.address, pin, { at: '/ho-moi', title: 'Thêm nhà mới' });
  await press(page, 'Lưu nhà mới');
  await page.getByText('Ghi tên chủ hộ.').waitFor();
  await eyes.look('register-faults');
  await page.getByLabel('Tên chủ hộ').fill('Đinh Thị Ơn');
  await page.getByLabel('Số nhà, xóm, đường').fill(longAddress);
  await press(page, 'Lưu nhà mới');
  await page.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
  await press(page, 'Tiếp tục');
  await eyes.look('visit-unanswered');
  for (const [index, { reach, title, say, goOn }] of stepsOfTheVisit.entries()) {
    await reach?.(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await say(page);
    await eyes.look(`visit-${index + 1}`, { dark: index === 7 });
    if (index === 1) await leaveUnfinished();
    await press(page, goOn);
  }
  await page.getByText('Lịch sử').waitFor();
  await eyes.look('household-after-visit');
  await ways();
  eyes.expectNoFault();
});

test('likely the same house, and a long name', async () => {
  await openFromIcon(page, product.address, pin, { at: '/ho-moi', title: 'Thêm nhà mới' });
  await page.getByLabel('Tên chủ hộ').fill('Đinh Thị Ơn');
  await page.getByLabel('Số nhà, xóm, đường').fill(longAddress);
  await press(page, 'Lưu nhà mới');
  await page.getByRole('heading', { name: 'Có phải nhà này không?' }).waitFor();
  await eyes.look('duplicates');
  await page.getByRole('button', { name: 'Sửa lại' }).click();
  await page.getByLabel('Tên chủ hộ').fill('Nguyễn Phúc Bảo Khánh An Thị Đoan Trang');
  await page.getByLabel('Số nhà, xóm, đường').fill('');
  await press(page, 'Lưu nhà mới');
  await page.getByText('Lịch sử').waitFor();
  await eyes.look('long-name');
  eyes.expectNoFault();
});

test('what waits, what has arrived, and whose phone it is', async () => {
  announceNoise(serverGone);
  await openFromIcon(page, product.address, pin, { at: '/them', title: 'Thêm' });
  await eyes.look('more', { dark: true });
  await page.getByRole('link', { name: /^Chờ gửi/ }).click();
  await page.getByText('Mọi thứ đã đến xã').waitFor();
  await eyes.look('outbox-arrived');
  await product.stop();
  await page.getByRole('main').getByRole('listitem').getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  await eyes.look('outbox-item');
  await page.getByRole('link', { name: 'Mở nhà này' }).click();
  await press(page, 'Không có ai ở nhà');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect.poll(() => sentenceOfSending(page).innerText(), patience).toContain('chờ gửi · chưa có mạng');
  await eyes.look('household-waiting');
  await sentenceOfSending(page).click();
  await page.getByRole('heading', { level: 1, name: 'Chờ gửi' }).waitFor();
  await eyes.look('outbox-waiting');
  await product.restart();
  eyes.expectNoFault();
});

test('the guide', async () => {
  await openFromIcon(page, product.address, pin, { at: '/huong-dan', title: 'Hướng dẫn VNeID' });
  await eyes.look('guide');
  await page.getByRole('main').getByRole('link').first().click();
  for (let step = 1; step <= 6; step += 1) {
    await page.getByRole('heading', { level: 1, name: `${step} / 6` }).waitFor();
    await eyes.look(`guide-${step}`);
    await page.locator('summary').first().click();
    await eyes.look(`guide-${step}-stuck`);
    if (step < 6) await page.getByRole('link', { name: 'Bước tiếp theo' }).click();
  }
  eyes.expectNoFault();
});

test('a link for a phone that has its book, and a phone whose book was cleared away', async () => {
  await page.goto(product.enrolmentLink);
  await page.getByLabel('Mã PIN của máy này').fill(pin);
  await page.getByText('Máy này đang là của Lò Thị Lan').waitFor();
  await eyes.look('renew');
  const session = await phone.context.newCDPSession(page);
  await page.goto('about:blank');
  await session.send('Storage.clearDataForOrigin', { origin: product.address, storageTypes: 'indexeddb' });
  await page.goto(product.address);
  await page.getByRole('heading', { level: 1, name: 'Trình duyệt đã xóa sổ trên máy này' }).waitFor();
  await page.getByText('Lần cuối xã nhận tin từ máy này').waitFor();
  await eyes.look('book-cleared', { dark: true });
  await page.context().clearCookies({ name: 'da-ghi-danh' });
  await page.goto(product.address);
  await page.getByRole('heading', { level: 1, name: 'Máy này chưa có sổ' }).waitFor();
  await eyes.look('no-book');
  eyes.expectNoFault();
});

/** A visit that was begun: the question before it is thrown away, and where it is offered again. */
async function leaveUnfinished(): Promise<void> {
  await press(page, 'Bỏ, không ghi lượt này');
  await page.getByRole('dialog').waitFor();
  await eyes.look('visit-leave');
  await press(page, 'Ghi tiếp');
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('link', { name: /^Làm tiếp/ }).waitFor();
  await eyes.look('household-unfinished');
  await backToList(page);
  await goTo(page, 'Hôm nay');
  await eyes.look('today-unfinished');
  await page.getByRole('link', { name: /^Đang dở/ }).click();
}

/** The short ways out of a household, each a sheet. */
async function ways(): Promise<void> {
  for (const [button, name] of [
    ['Không có ai ở nhà', 'sheet-absent'],
    ['Từ chối', 'sheet-refused'],
    ['Đã chuyển đi', 'sheet-moved'],
  ] as const) {
    await press(page, button);
    await page.getByRole('dialog').waitFor();
    await eyes.look(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  }
}

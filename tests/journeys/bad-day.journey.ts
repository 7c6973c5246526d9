import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CDPSession, Page } from 'playwright-core';
import { announceNoise, deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { shot } from '#tests/support/screenshots.ts';
import { accountOf, cellOf, chooseFile, goToPage, numberOf, signIn } from './hands-of-the-office.ts';
import { answer, backToList, enrol, goOnWithVisit, headsListed, openFromIcon, goTo, press, sentenceOfSending } from './hands-of-the-volunteer.ts';
import { standInForeignWifi } from './the-road.ts';
import { hamlet } from './the-village.ts';
import { operationsInDatabase } from './what-the-database-holds.ts';

/** What goes wrong out there. Each time the product must say so in words, and lose nothing. */
const pin = '530917';

let product: Product;
let phone: OpenedBrowser;
let office: OpenedBrowser;
let lan: Page;
let firstLink: string;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  firstLink = product.enrolmentLink;
  phone = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  lan = phone.page;
  await enrol(lan, firstLink, pin);
  await signIn(office.page, product.address, accountOf(product, 'binh'));
});

afterAll(async () => {
  await phone?.close();
  await office?.close();
  await product?.remove();
});

describe('enrolment links', () => {
  test.each([
    ['that another phone has used', () => firstLink, /^Đường dẫn này đã dùng cho một máy khác\./],
    ['that nobody made', () => `${product.address}/bat-dau#khong-co-ma-nay`, /^Không có đường dẫn kết nối nào như vậy\./],
    ['that lost its code on the way', () => `${product.address}/bat-dau`, /^Thiếu mã trong đường dẫn$/],
  ])('a link %s opens nothing, and says what to do', async (_, link, sentence) => {
    announceNoise(/status of 4\d\d/);
    const other = await openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
    await other.page.goto(link());
    await other.page.getByText(sentence).waitFor();
    expect(await other.page.getByRole('button', { name: 'Nhận máy' }).count()).toBe(0);
    await other.close();
  });
});

describe('the road', () => {
  test('a network that answers with its own web page is named, and the visit goes when it is gone', async () => {
    const leaveTheWifi = await standInForeignWifi(lan);
    await saveNobodyAtHome();
    await lan.getByText(/^Câu trả lời không phải của máy chủ Từng Nhà\./).waitFor();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toContain('1 lượt chờ gửi');
    await lan.getByText('đã lưu trên máy', { exact: false }).first().waitFor();
    await shot(lan, '20-captive-portal');

    await leaveTheWifi();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toMatch(/^Đã đến xã lúc/);
  });

  test('what has arrived is still there when the power of the server fails the next moment', async () => {
    announceNoise(serverGone);
    await office.page.reload();
    const before = await numberOf(office.page, hamlet, 'Ghé, chưa gặp');
    const head = await saveNobodyAtHome();
    await lan.getByRole('main').getByText(/· đã đến xã$/).waitFor();
    await product.kill();
    await product.restart();
    await office.page.reload();
    expect(await numberOf(office.page, hamlet, 'Ghé, chưa gặp')).toBe(before + 1);
    await goToPage(office.page, 'Hộ');
    await office.page.getByLabel('Tìm tên chủ hộ, số nhà (phím /)').fill(head);
    await expect.poll(async () => (await cellOf(office.page, head, 'Lần cuối')).innerText(), patience).toMatch(/^Lò Thị Lan, .*không có ai ở nhà$/);
  });
});

describe('the phone', () => {
  test('a phone without room says so, keeps what was typed, and saves when there is room again', async () => {
    const head = await openUnvisited();
    await lan.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
    await lan.getByRole('radio', { name: 'Không có ai ở nhà' }).check();
    await press(lan, 'Tiếp tục');
    await answer(lan, /Hẹn ngày quay lại/, 'Một tuần nữa');
    await lan.waitForTimeout(300);

    const disk = await fillTheDisk();
    await openFromIcon(lan, product.address, pin);
    await goOnWithVisit(lan, head);
    await press(lan, 'Lưu lượt thăm');
    await lan.getByRole('alert').getByText(/^Máy đã hết chỗ chứa\./).waitFor();
    await shot(lan, '21-phone-full');
    await openFromIcon(lan, product.address, pin);
    await goOnWithVisit(lan, head);
    await lan.getByRole('radio', { name: /^Một tuần nữa/, checked: true }).waitFor();

    await disk.send('Storage.overrideQuotaForOrigin', { origin: product.address });
    await press(lan, 'Lưu lượt thăm');
    await lan.getByRole('heading', { level: 1, name: head }).waitFor();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toMatch(/^Đã đến xã lúc/);
  });
});

describe('the list of the commune', () => {
  test.each([
    ['a picture under the name of a spreadsheet', 'danh-sach.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /Tệp này là ảnh\./],
    ['a table without a heading', 'danh-sach.csv', Buffer.from('1,Bản Nà Lếch,Lò Văn Pản\n2,Bản Nà Lếch,Lò Thị Inh\n'), /Chưa tìm thấy dòng tiêu đề/],
    ['a list with nothing under its heading', 'danh-sach.csv', Buffer.from('Thôn,Tên chủ hộ\n'), /không có hàng nào dưới dòng tiêu đề/],
  ])('%s is refused with what to do, and nothing is written', async (_, name, content, sentence) => {
    announceNoise(/status of 4\d\d/);
    await goToPage(office.page, 'Nhập danh sách');
    await chooseFile(office.page, name, content);
    await office.page.getByText(sentence).waitFor();
    expect(await office.page.getByRole('button', { name: /^Nhập/ }).count()).toBe(0);
    await shot(office.page, `22-refused-${name}`);
  });
});

test('after all of it the database holds each visit once', async () => {
  announceNoise(serverGone);
  await product.stop();
  expect(await operationsInDatabase(product.dataFolder)).toEqual(['visit.log absent', 'visit.log absent', 'visit.log absent']);
});

/** Writes down at the next household where nobody has been that nobody was there; its head. */
async function saveNobodyAtHome(): Promise<string> {
  const head = await openUnvisited();
  await press(lan, 'Không có ai ở nhà');
  const sheet = lan.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  return head;
}

async function openUnvisited(): Promise<string> {
  if (await lan.getByRole('navigation', { name: 'Các trang chính' }).isHidden()) await backToList(lan);
  await goTo(lan, 'Danh sách');
  await lan.getByRole('button', { name: 'Chưa đến' }).click();
  await expect.poll(async () => (await headsListed(lan))[0] ?? '', patience).not.toBe('');
  const [head = ''] = await headsListed(lan);
  await lan.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await lan.getByRole('heading', { level: 1, name: head }).waitFor();
  return head;
}

/**
 * The site may keep nothing more, for as long as the session lives. Chromium reckons with the room it saw when it opened
 * the site's databases, and forgets it some two seconds after the last page has closed them.
 */
async function fillTheDisk(): Promise<CDPSession> {
  const session = await lan.context().newCDPSession(lan);
  await session.send('Storage.overrideQuotaForOrigin', { origin: product.address, quotaSize: 1 });
  await lan.goto('about:blank');
  await lan.waitForTimeout(3_000);
  return session;
}

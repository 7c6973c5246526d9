import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { announceNoise, deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { shot } from '#tests/support/screenshots.ts';
import { accountOf, cellOf, chooseFile, goToPage, numberOf, numbersOf, signIn } from './hands-of-the-office.ts';
import {
  backToList,
  goTo,
  goOnWithVisit,
  headsListed,
  openFromIcon,
  openHousehold,
  press,
  searchField,
  sentenceOfSending,
  takeOver,
} from './hands-of-the-volunteer.ts';
import { loseTheNextAnswer } from './the-road.ts';
import { hamlet, villageRoster } from './the-village.ts';
import { stepsOfTheVisit } from './visit-to-on.ts';
import { operationsInDatabase } from './what-the-database-holds.ts';

/**
 * The story the product exists for, from a bare start to the department's numbers: one server, three people, each in a
 * browser of their own. Every test begins where the one before it ended.
 */
const pin = '280694';

let product: Product;
const phoneProfile = newProfile();
let phone: OpenedBrowser;
let office: OpenedBrowser;
let lan: Page;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  await openPhone();
});

afterAll(async () => {
  await phone?.close();
  await office?.close();
  await product?.remove();
});

describe('from the roster to the department, with a village without signal in between', () => {
  test('a bare start prints an address, accounts to try and a link for a phone', () => {
    expect(product.address).toMatch(/^http:\/\/localhost:\d+$/);
    expect(product.accounts.map(({ username }) => username)).toEqual(['binh', 'hoai', 'sarin', 'hbia', 'thu']);
    expect(product.enrolmentLink).toContain(`${product.address}/bat-dau#`);
  });

  test('the official sees what a list would do, row by row, before anything is written', async () => {
    const { page } = office;
    await signIn(page, product.address, accountOf(product, 'binh'));
    const before = await numberOf(page, hamlet, 'Nhà');

    await goToPage(page, 'Nhập danh sách');
    await chooseFile(page, 'danh-sach-ho.xlsx', await villageRoster());
    await page.getByRole('button', { name: 'Nhập 4 hộ mới · bỏ lại 2 hàng lỗi' }).waitFor();
    const errors = page.getByRole('table', { name: 'Những hàng có lỗi' });
    expect(await errors.getByRole('row').allInnerTexts()).toEqual([
      expect.stringMatching(/Hàng.*Cột.*Trong tệp ghi.*Vì sao, và sửa thế nào/s),
      expect.stringMatching(/^9\s+Thôn\/bản\s+Bản Không Đâu\s+Xã không có thôn tên này/),
      expect.stringMatching(/^10\s+Số điện thoại\s+0992 12\s+Không đọc được thành một số điện thoại/),
    ]);
    await shot(page, '01-import-preview');
    await goToPage(page, 'Bảng');
    expect(await numberOf(page, hamlet, 'Nhà')).toBe(before);
  });

  test('the list is written when the official agrees, and the same file again changes nothing', async () => {
    const { page } = office;
    const before = await numberOf(page, hamlet, 'Nhà');
    await goToPage(page, 'Nhập danh sách');
    await chooseFile(page, 'danh-sach-ho.xlsx', await villageRoster());
    await page.getByRole('button', { name: 'Nhập 4 hộ mới · bỏ lại 2 hàng lỗi' }).click();
    await page.getByText('Đã nhập 4 hộ mới').waitFor();

    await chooseFile(page, 'danh-sach-ho.xlsx', await villageRoster());
    await page.getByText('Không có gì thay đổi: cả 4 hộ đọc được trong tệp đã có trong danh sách').waitFor();
    expect(await page.getByRole('button', { name: /^Nhập/ }).count()).toBe(0);
    await goToPage(page, 'Bảng');
    await expect.poll(() => numberOf(page, hamlet, 'Nhà'), patience).toBe(before + 4);
  });

  test('Lan makes a phone hers with the link and a PIN, and begins her day', async () => {
    await lan.goto(product.enrolmentLink);
    await lan.getByRole('heading', { name: 'Chào Lò Thị Lan' }).waitFor();
    await shot(lan, '02-enrol');
    await takeOver(lan, product.enrolmentLink, pin);
    await shot(lan, '03-the-book-is-here');
    await press(lan, 'Bắt đầu');
    await lan.getByRole('heading', { name: /nhà nên ghé/ }).waitFor();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toMatch(/^Đã đến xã lúc \d\d:\d\d$/);
    await shot(lan, '03-today');
  });

  test('without the server, a phone that was switched off opens with its PIN and no other', async () => {
    announceNoise(serverGone);
    await product.stop();
    await phone.close();
    await openPhone();
    await lan.goto(product.address);
    await lan.getByLabel('Mã PIN của máy này').fill('111222');
    await lan.getByText('Mã PIN chưa đúng. Gõ lại.').waitFor();
    await shot(lan, '04-wrong-pin');
    await lan.getByLabel('Mã PIN của máy này').fill(pin);
    await lan.getByRole('heading', { name: 'Hôm nay' }).waitFor();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toContain('Chưa liên lạc được với xã');
  });

  test.each([
    ['without marks', 'dinh thi on', 'Đinh Thị Ơn'],
    ['with the letter đ and its marks', 'đạt', 'Lường Văn Đạt'],
    ['by a name of two letters', 'ún', 'Vì Văn Ún'],
    ['by the beginnings of a long name', 'trang bao kh', 'Quàng Thị Đoan Trang Bảo Khánh'],
  ])('the list finds a household %s', async (_, typed, head) => {
    announceNoise(serverGone);
    await goTo(lan, 'Danh sách');
    await searchField(lan).fill('');
    await expect.poll(() => headsListedToTheEnd(lan), patience).toBeGreaterThan(60);
    await searchField(lan).fill(typed);
    await expect.poll(async () => (await headsListed(lan)).length, patience).toBeLessThan(20);
    await expect.poll(() => headsListed(lan), patience).toContain(head);
  });

  test('a visit that is cut off at any step goes on at that step with everything that was typed', async () => {
    announceNoise(serverGone);
    await openHousehold(lan, 'Đinh Thị Ơn');
    await lan.getByText('Chưa ai đến nhà này.').waitFor();
    await lan.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
    for (const [index, { title, reach, say, stands, goOn, lost }] of stepsOfTheVisit.entries()) {
      await reach?.(lan);
      await lan.getByRole('heading', { level: 1, name: title }).waitFor();
      await say(lan);
      await shot(lan, `05-visit-${String(index + 1).padStart(2, '0')}`);
      await aMoment();
      await lose(lost);
      await goOnWithVisit(lan, 'Đinh Thị Ơn');
      await lan.getByRole('heading', { level: 1, name: title }).waitFor();
      await stands(lan);
      await press(lan, goOn);
    }
    await lan.getByRole('heading', { level: 1, name: 'Đinh Thị Ơn' }).waitFor();
    await shot(lan, '06-household-saved');
  });

  test('the list shows the new state, and that it is on the phone and not yet at the commune', async () => {
    announceNoise(serverGone);
    await backToList(lan);
    await searchField(lan).fill('Đinh Thị Ơn');
    const row = lan.getByRole('main').getByRole('listitem').filter({ hasText: 'Đinh Thị Ơn' });
    await expect.poll(() => row.innerText(), patience).toMatch(/đã đến, còn thiếu: tự đăng nhập, tự nộp hồ sơ.*đã lưu trên máy/s);
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toBe('Đã lưu trên máy · 1 lượt chờ gửi · chưa có mạng');
    await shot(lan, '07-list');
  });

  test('a house that no list has is added after a look at those it may already be', async () => {
    announceNoise(serverGone);
    await lan.getByRole('link', { name: 'Thêm nhà chưa có trong danh sách' }).click();
    await lan.getByLabel('Tên chủ hộ').fill('Dinh Thi Ơn');
    await lan.getByLabel('Số nhà, xóm, đường').fill('Nhóm 9, đầu suối');
    await lan.getByLabel('Nhà có mấy người?').fill('3');
    await press(lan, 'Lưu nhà mới');
    await lan.getByRole('heading', { name: 'Có phải nhà này không?' }).waitFor();
    const [first] = await lan.getByRole('list', { name: 'Có phải nhà này không?' }).getByRole('button').allInnerTexts();
    expect(first).toMatch(/^Đinh Thị Ơn\s.*cùng tên/s);
    await shot(lan, '08-duplicates');
    await press(lan, 'Không phải, thêm nhà mới');
    await lan.getByRole('heading', { level: 1, name: 'Dinh Thi Ơn' }).waitFor();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toContain('2 lượt chờ gửi');
  });

  test('when the server is back, the work arrives by itself, and the board that stayed open moves by itself', async () => {
    announceNoise(serverGone);
    await office.page.evaluate(() => Object.assign(window, { sameAsBefore: true }));
    const before = await boardNumbers();
    await product.restart();
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toMatch(/^Đã đến xã lúc \d\d:\d\d$/);
    await shot(lan, '09-arrived');

    await expect
      .poll(boardNumbers, patience)
      .toEqual({ ...before, households: before.households + 1, visited: before.visited + 1 });
    expect(await office.page.evaluate(() => 'sameAsBefore' in window)).toBe(true);
    await shot(office.page, '10-board-moved');
  });

  test('an answer that is lost on the way is asked for again, and the visit counts once', async () => {
    announceNoise(/net::ERR_(FAILED|CONNECTION_RESET)/);
    const before = await boardNumbers();
    const pushed = await loseTheNextAnswer(lan);
    await backToList(lan);
    await openHousehold(lan, 'Vì Văn Ún');
    await press(lan, 'Không có ai ở nhà');
    await lan.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await expect.poll(() => pushed.ids.length, patience).toBeGreaterThanOrEqual(2);
    await expect.poll(() => sentenceOfSending(lan).innerText(), patience).toMatch(/^Đã đến xã lúc/);
    await pushed.mend();

    expect(pushed.ids[1]).toEqual(pushed.ids[0]);
    await expect.poll(boardNumbers, patience).toEqual({ ...before, notMet: before.notMet + 1 });
  });

  test('the office reads of a household who came, when, and what is still missing', async () => {
    const { page } = office;
    await goToPage(page, 'Hộ');
    await page.getByLabel('Tìm tên chủ hộ, số nhà (phím /)').fill('dinh thi on');
    await expect.poll(async () => (await cellOf(page, 'Đinh Thị Ơn', 'Còn thiếu')).innerText(), patience).toBe('tự đăng nhập, tự nộp hồ sơ');
    expect(await (await cellOf(page, 'Đinh Thị Ơn', 'Lần cuối')).innerText()).toMatch(/^Lò Thị Lan, \d\d\/\d\d\/\d{4}$/);
    expect(await (await cellOf(page, 'Đinh Thị Ơn', 'Tình trạng')).innerText()).toBe('đã đến');
    await page.getByRole('button', { name: 'Đinh Thị Ơn' }).click();
    await page.getByRole('complementary', { name: 'Đinh Thị Ơn' }).getByText('Các lượt thăm').waitFor();
    await shot(page, '11-household-pane');
  });

  test('the department compares the communes and reads the smartphone funnel', async () => {
    const department = await openBrowser({ profile: newProfile(), viewport: deskViewport });
    const { page } = department;
    await signIn(page, product.address, accountOf(product, 'thu'));
    await page.getByRole('heading', { level: 1, name: 'Tỉnh Mường Sương' }).waitFor();
    const table = page.getByRole('table', { name: /^Từng xã, xã còn nhiều nhà chưa đến/ });
    const communes = await table.getByRole('rowheader').allInnerTexts();
    expect(communes.sort()).toEqual(['Phường Bến Sương', 'Xã Ea Sương Thượng', 'Xã Suối Mây', 'Xã Đồng Lác']);
    await page.getByText(/^\d[\d.]* hộ đã rà soát, \d[\d.]* hộ chưa có điện thoại thông minh/).waitFor();
    await shot(page, '12-communes', { wholePage: true });
    await department.close();
  });

  test('the database holds each piece of work of that phone exactly once', async () => {
    announceNoise(serverGone);
    await product.stop();
    expect(await operationsInDatabase(product.dataFolder)).toEqual([
      'visit.log met',
      'household.register',
      'visit.log absent',
    ]);
  });
});

/** As between the last tap and the phone falling into the stream. */
function aMoment(): Promise<void> {
  return lan.waitForTimeout(300);
}

async function openPhone(): Promise<void> {
  phone = await openBrowser({ profile: phoneProfile, viewport: phoneViewport, touch: true });
  lan = phone.page;
}

async function lose(what: 'tab' | 'battery'): Promise<void> {
  if (what === 'battery') {
    await phone.kill();
    await openPhone();
  } else {
    lan = await phone.freshTab();
  }
  await openFromIcon(lan, product.address, pin);
}

function boardNumbers() {
  return numbersOf(office.page, hamlet);
}

/** The list is drawn as it is looked at: how many rows there are when somebody has looked down to its end. */
async function headsListedToTheEnd(page: Page): Promise<number> {
  await page.getByRole('main').getByRole('listitem').last().scrollIntoViewIfNeeded();
  return (await headsListed(page)).length;
}

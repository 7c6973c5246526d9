import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { announceNoise, deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, serverGone } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { accountOf, cellOf, chooseFile, goToPage, goToReview, linkFor, signIn } from './hands-of-the-office.ts';
import { backToList, enrol, goTo, openHousehold, press, searchField, sentenceOfSending, visitAbout } from './hands-of-the-volunteer.ts';
import { villageRoster } from './the-village.ts';

/** Two people who did not know of each other, and what becomes of what they say. Every test begins where the one before it ended. */
const pin = '280694';
const lead = 'Nguyễn Đức Minh';
/** A house of the list where nobody has been, and the only one of that name. */
const head = 'Đinh Thị Ơn';

let product: Product;
let office: OpenedBrowser;
let phones: { lan: OpenedBrowser; minh: OpenedBrowser };
let lan: Page;
let minh: Page;
let desk: Page;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  const openPhone = () => openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  phones = { lan: await openPhone(), minh: await openPhone() };
  [lan, minh, desk] = [phones.lan.page, phones.minh.page, office.page];
  await signIn(desk, product.address, accountOf(product, 'binh'));
  await goToPage(desk, 'Nhập danh sách');
  await chooseFile(desk, 'danh-sach-ho.xlsx', await villageRoster());
  await desk.getByRole('button', { name: /^Nhập 4 hộ mới/ }).click();
  await desk.getByText('Đã nhập 4 hộ mới').waitFor();
  await enrol(lan, product.enrolmentLink, pin);
  await enrol(minh, await linkFor(desk, lead), pin);
});

afterAll(async () => {
  await phones?.lan.close();
  await phones?.minh.close();
  await office?.close();
  await product?.remove();
});

test('two phones without a network say different things of one house, and each sees only its own', async () => {
  announceNoise(serverGone);
  await product.stop();
  for (const [phone, smartphone] of [[lan, 'Có'], [minh, 'Không']] as const) {
    await openHousehold(phone, head);
    await visitAbout(phone, new RegExp(head), smartphone);
    await phone.getByText(`${smartphone} (`).waitFor();
    expect(await phone.getByText('2 ý kiến').count()).toBe(0);
  }
});

test('when both have reached the commune, the chip stands on both phones and at the desk, with who said what', async () => {
  announceNoise(serverGone);
  await product.restart();
  for (const phone of [lan, minh]) {
    await expect.poll(() => sentenceOfSending(phone).innerText(), { ...patience, timeout: 90_000 }).toMatch(/^Đã đến xã lúc/);
  }
  for (const phone of [lan, minh]) {
    await backToList(phone);
    await expect.poll(() => chipsInList(phone), { ...patience, timeout: 90_000 }).toBe(1);
    await openHousehold(phone, head);
    await opinionsOn(phone).click();
    await phone.getByText(/Lò Thị Lan, .*, tận mắt thấy/).waitFor();
    await phone.getByText(/Nguyễn Đức Minh, .*, tận mắt thấy/).waitFor();
    await phone.getByText(/cùng ngày với/).first().waitFor();
  }
  await lan.getByText('Tổ trưởng hoặc cán bộ xã sẽ chốt.').waitFor();
  expect(await lan.getByRole('button', { name: 'Chốt ý kiến' }).count()).toBe(0);

  await goToPage(desk, 'Bảng');
  await desk.getByRole('link', { name: /nhà đang có 2 ý kiến/ }).click();
  await expect.poll(async () => (await cellOf(desk, head, 'Tình trạng')).innerText(), patience).toContain('2 ý kiến');
});

test('the lead settles it without a network, and all three come to see the same', async () => {
  announceNoise(serverGone);
  await product.stop();
  await backToList(minh);
  await goTo(minh, 'Hôm nay');
  await minh.getByRole('link', { name: /nhà có 2 ý kiến/ }).click();
  await minh.getByRole('button', { name: new RegExp(`^${head}`) }).click();
  const sheet = minh.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Chốt', exact: true }).click();
  await sheet.getByText('Chọn một trong các cách dưới đây.').waitFor();
  await sheet.getByRole('radio', { name: /^Có/ }).check();
  await sheet.getByLabel('Vì sao bạn chốt vậy?').fill('Tôi gọi điện hỏi lại chủ nhà');
  await sheet.getByRole('button', { name: 'Chốt', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  expect(await minh.getByRole('button', { name: new RegExp(`^${head}`) }).count()).toBe(0);
  await minh.getByRole('link', { name: 'Quay lại' }).click();
  await openHousehold(minh, head);
  await minh.getByText(/Nguyễn Đức Minh chốt là “Có”/).waitFor();

  await product.restart();
  await expect.poll(() => sentenceOfSending(minh).innerText(), { ...patience, timeout: 90_000 }).toMatch(/^Đã đến xã lúc/);
  await expect.poll(() => lan.getByText('2 ý kiến').count(), { ...patience, timeout: 90_000 }).toBe(0);
  await lan.getByText(/^Có \(/).first().waitFor();
  await desk.reload();
  await goToReview(desk, '2 ý kiến');
  await desk.getByRole('table').first().waitFor();
  expect(await desk.getByRole('rowheader', { name: new RegExp(`^${head}`) }).count()).toBe(0);
});

test('the lead opens it again, the official asks for a look, and the house stands among those to visit, with the question asked anew', async () => {
  await press(minh, 'Mở lại');
  await opinionsOn(minh).waitFor();
  await expect.poll(() => sentenceOfSending(minh).innerText(), { ...patience, timeout: 90_000 }).toMatch(/^Đã đến xã lúc/);
  const row = desk.getByRole('rowheader', { name: new RegExp(`^${head}`) });
  await row.getByRole('button').click();
  const pane = desk.getByRole('complementary', { name: head });
  await pane.getByRole('radio', { name: /^Nhờ người xem ở lần thăm tới/ }).check();
  await pane.getByRole('button', { name: 'Chốt', exact: true }).click();
  await pane.getByText(/^Nông Thanh Bình nhờ người xem lại/).waitFor();

  await expect.poll(() => lan.getByText('Sẽ xem lại ở lần thăm tới').count(), { ...patience, timeout: 90_000 }).toBe(1);
  await backToList(lan);
  await goTo(lan, 'Hôm nay');
  await lan.getByText('nhờ bạn xem lại: Điện thoại thông minh').waitFor();
  await lan.getByRole('link', { name: new RegExp(head) }).first().click();
  await lan.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
  await lan.getByText('Lần này nhớ xem lại').waitFor();
  // Each of the two wrote the head down as somebody new.
  await lan.getByRole('checkbox', { name: new RegExp(head) }).first().check();
  await press(lan, 'Tiếp tục');
  await lan.getByRole('radio', { name: /^Vẫn đồng ý/ }).check();
  await press(lan, 'Tiếp tục');
  await press(lan, 'Tiếp tục');
  const question = lan.getByRole('group', { name: /điện thoại thông minh không/ });
  expect(await question.getByRole('radio', { checked: true }).count()).toBe(0);
  await question.getByText(/Nguyễn Đức Minh ghi/).waitFor();
});

test('two entries that the official joins are one house on the phone, also by its old address, until they are separated', async () => {
  await goToReview(desk, 'Nhà ghi trùng');
  const pair = desk.getByRole('list', { name: 'Những cặp có thể là cùng một nhà' }).getByRole('listitem').first();
  await pair.waitFor();
  const [kept = '', alias = ''] = await pair.getByRole('heading').allInnerTexts();
  await pair.getByRole('button', { name: 'Là một nhà' }).click();
  await pair.getByRole('button', { name: `${kept} (` }).click();
  await desk.getByText(`${alias} là tên khác của ${kept}`).waitFor();

  const other = desk.getByRole('list').getByRole('listitem').filter({ hasText: `${alias} là tên khác của ${kept}` });
  await minh.goto(product.address);
  await minh.getByLabel('Mã PIN của máy này').fill(pin);
  await minh.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
  await goTo(minh, 'Danh sách');
  await searchField(minh).fill(alias);
  await expect.poll(() => rowsNamed(minh, alias).count(), { ...patience, timeout: 90_000 }).toBe(0);
  await rowsNamed(minh, kept).first().click();
  await minh.getByText('Nhà này còn được ghi là').waitFor();

  await other.getByRole('button', { name: 'Tách lại' }).click();
  await other.waitFor({ state: 'detached' });
  await expect.poll(() => minh.getByText('Nhà này còn được ghi là').count(), { ...patience, timeout: 90_000 }).toBe(0);
  await backToList(minh);
  await expect.poll(() => rowsNamed(minh, alias).count(), patience).toBeGreaterThan(0);
});

test('a lead joins two entries without a network and takes it back', async () => {
  announceNoise(serverGone);
  await product.stop();
  await searchField(minh).fill('');
  await openHousehold(minh, head);
  await minh.getByRole('link', { name: 'Ghi trùng với nhà khác?' }).click();
  await minh.getByLabel('Tìm tên, số nhà, điện thoại').fill('lo');
  const other = minh.getByRole('list', { name: 'Tìm tên, số nhà, điện thoại' }).getByRole('button').first();
  const otherName = (await other.innerText()).split('\n')[0] ?? '';
  await other.click();
  await minh.getByRole('radio', { name: new RegExp(`^${head}`) }).check();
  await press(minh, 'Gộp thành một nhà');
  await minh.getByText('Nhà này còn được ghi là').waitFor();
  await minh.getByText(otherName).first().waitFor();
  await press(minh, 'Tách lại');
  await minh.getByText('Nhà này còn được ghi là').waitFor({ state: 'detached' });
});

function chipsInList(page: Page): Promise<number> {
  return rowsNamed(page, head).getByText('2 ý kiến').count();
}

function rowsNamed(page: Page, name: string): Locator {
  return page.getByRole('main').getByRole('listitem').getByRole('link').filter({ hasText: name });
}

/** The opinions beside a fact, closed. */
function opinionsOn(page: Page): Locator {
  return page.locator('summary').filter({ hasText: '2 ý kiến' });
}

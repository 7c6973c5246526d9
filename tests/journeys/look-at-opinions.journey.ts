import { afterAll, beforeAll, test } from 'vitest';
import type { Page } from 'playwright-core';
import { deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser, phoneViewport } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { accountOf, goToPage, goToReview, linkFor, signIn } from './hands-of-the-office.ts';
import { backToList, enrol, goTo, openHousehold, press } from './hands-of-the-volunteer.ts';
import { type Eyes, eyesOn } from './looking.ts';

/** Every page on which people say different things, or write one house twice, in pictures for people to judge. */
const pin = '730264';

let product: Product;
let office: OpenedBrowser;
let phones: { lan: OpenedBrowser; minh: OpenedBrowser };
let desk: Page;
let atDesk: Eyes;
let onPhone: Eyes;
let phone: Page;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  const openPhone = () => openBrowser({ profile: newProfile(), viewport: phoneViewport, touch: true });
  phones = { lan: await openPhone(), minh: await openPhone() };
  desk = office.page;
  phone = phones.lan.page;
  atDesk = eyesOn('desk', () => desk, 'opinions-desk');
  onPhone = eyesOn('phone', () => phone, 'opinions-phone');
  await signIn(desk, product.address, accountOf(product, 'binh'));
  await enrol(phones.lan.page, product.enrolmentLink, pin);
  await enrol(phones.minh.page, await linkFor(desk, 'Nguyễn Đức Minh'), pin);
});

afterAll(async () => {
  await phones?.lan.close();
  await phones?.minh.close();
  await office?.close();
  await product?.remove();
});

test('a volunteer sees that there are two opinions, and whose they are', async () => {
  await goTo(phone, 'Danh sách');
  await phone.getByText('2 ý kiến').first().scrollIntoViewIfNeeded();
  await onPhone.look('list', { dark: true });
  for (const index of [0, 1]) {
    await phone.getByRole('main').getByRole('link').filter({ hasText: '2 ý kiến' }).nth(index).click();
    await phone.locator('summary').filter({ hasText: '2 ý kiến' }).click();
    await phone.getByText('Tổ trưởng hoặc cán bộ xã sẽ chốt.').scrollIntoViewIfNeeded();
    await onPhone.look(`household-${index + 1}`, { dark: true });
    await backToList(phone);
  }
  onPhone.expectNoFault();
});

test('a lead settles on the phone', async () => {
  phone = phones.minh.page;
  await onPhone.look('today-of-the-lead', { dark: true });
  await phone.getByRole('link', { name: /nhà có 2 ý kiến/ }).click();
  await phone.getByRole('heading', { level: 1, name: '2 ý kiến' }).waitFor();
  await onPhone.look('disputes', { dark: true });
  await phone.getByRole('main').getByRole('button').first().click();
  await onPhone.look('settle');
  await press(phone, 'Chốt');
  await onPhone.look('settle-unanswered');
  await phone.getByRole('radio', { name: /^Nhờ người xem/ }).check();
  await press(phone, 'Chốt');
  await phone.getByText('Đã nhờ người xem lại').waitFor();
  const head = (await phone.getByRole('main').getByRole('button').first().innerText()).split('\n')[0] ?? '';
  await phone.getByRole('main').getByRole('button').first().click();
  await phone.getByRole('radio').first().check();
  await press(phone, 'Chốt');
  await phone.getByRole('link', { name: 'Quay lại' }).click();
  await openHousehold(phone, head);
  await phone.getByText('Ý kiến đã chốt').scrollIntoViewIfNeeded();
  await onPhone.look('household-settled');
  await press(phone, 'Mở lại');
  onPhone.expectNoFault();
});

test('a lead joins two entries on the phone', async () => {
  await phone.getByRole('link', { name: 'Ghi trùng với nhà khác?' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Ghi trùng với nhà nào?' }).waitFor();
  await onPhone.look('same-house');
  await phone.getByLabel('Tìm tên, số nhà, điện thoại').fill('ho');
  await onPhone.look('same-house-found');
  await phone.getByRole('list', { name: 'Tìm tên, số nhà, điện thoại' }).getByRole('button').first().click();
  await onPhone.look('which-name');
  await phone.getByRole('radio').first().check();
  await press(phone, 'Gộp thành một nhà');
  await phone.getByText('Nhà này còn được ghi là').scrollIntoViewIfNeeded();
  await onPhone.look('other-names');
  await press(phone, 'Tách lại');
  await backToList(phone);
  await goTo(phone, 'Thêm');
  await onPhone.look('more');
  onPhone.expectNoFault();
});

test('an official settles at the desk', async () => {
  await goToPage(desk, 'Bảng');
  await desk.getByRole('link', { name: /nhà đang có 2 ý kiến/ }).waitFor();
  await atDesk.look('board', { dark: true, paper: true });
  await desk.getByRole('link', { name: /nhà đang có 2 ý kiến/ }).click();
  await desk.getByRole('table').waitFor();
  await atDesk.look('households');
  await desk.getByRole('row').filter({ hasText: 'Hộ nghèo' }).first().getByRole('button').click();
  await desk.locator('summary').filter({ hasText: '2 ý kiến' }).click();
  await desk.getByRole('group', { name: 'Ý nào đúng?' }).waitFor();
  await atDesk.look('household-pane', { dark: true });
  await goToReview(desk, 'Xã đang giữ');
  await atDesk.look('kept');
  await goToReview(desk, '2 ý kiến');
  await desk.getByRole('table').first().waitFor();
  await atDesk.look('disputes', { dark: true });
  await desk.getByRole('row').nth(1).getByRole('button').click();
  await desk.getByRole('group', { name: 'Ý nào đúng?' }).waitFor();
  await atDesk.look('dispute-pane');
  await desk.getByRole('radio').first().check();
  await desk.getByRole('button', { name: 'Chốt', exact: true }).click();
  await desk.getByText('Ý kiến đã chốt').waitFor();
  await atDesk.look('dispute-settled');
  atDesk.expectNoFault();
});

test('an official joins two entries at the desk', async () => {
  await goToReview(desk, 'Nhà ghi trùng');
  await desk.getByRole('button', { name: 'Là một nhà' }).first().click();
  await atDesk.look('duplicates', { dark: true });
  await desk.getByRole('group', { name: 'Giữ tên nào?' }).getByRole('button').first().click();
  await desk.getByText('Đã gộp').waitFor();
  await desk.getByText('Đã gộp').scrollIntoViewIfNeeded();
  await atDesk.look('joined');
  atDesk.expectNoFault();
});

import { afterAll, beforeAll, test } from 'vitest';
import type { Page } from 'playwright-core';
import { announceNoise, deskViewport, watchBrowsers, newProfile, type OpenedBrowser, openBrowser } from '#tests/support/browser.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { accountOf, chooseFile, goToPage, rosterFile, signIn, signOut } from './hands-of-the-office.ts';
import { type Eyes, eyesOn } from './looking.ts';

/** Every page of the office, in the pictures of `.cache/screenshots` for people to judge. */
let product: Product;
let office: OpenedBrowser;
let page: Page;
let eyes: Eyes;

watchBrowsers();

beforeAll(async () => {
  product = await startProduct();
  office = await openBrowser({ profile: newProfile(), viewport: deskViewport });
  page = office.page;
  eyes = eyesOn('desk', () => page);
});

afterAll(async () => {
  await office?.close();
  await product?.remove();
});

test('the door of the office', async () => {
  announceNoise(/status of 4\d\d/);
  await page.goto(product.address);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await eyes.look('sign-in', { dark: true });
  await page.getByLabel('Tên đăng nhập').fill('binh');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng').waitFor();
  await eyes.look('sign-in-wrong');
  eyes.expectNoFault();
});

test('the board and the households of a commune', async () => {
  await signIn(page, product.address, accountOf(product, 'binh'));
  await eyes.look('board', { dark: true, paper: true });
  await goToPage(page, 'Hộ');
  await page.getByRole('table').waitFor();
  await eyes.look('households', { dark: true });
  await page.getByLabel('Tình trạng').selectOption('đạt');
  await page.getByLabel('Thôn', { exact: true }).selectOption('bản Nà Lếch');
  await page.getByText(/^\d+ nhà\.$/).waitFor();
  await eyes.look('households-chosen', { paper: true });
  await page.getByRole('row').nth(1).getByRole('button').click();
  await page.getByText('Các lượt thăm').waitFor();
  await eyes.look('household-pane', { dark: true });
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByLabel('Tìm tên chủ hộ, số nhà (phím /)').fill('xyzzy');
  await page.getByText('Không có nhà nào như vậy.').waitFor();
  await eyes.look('households-none');
  eyes.expectNoFault();
});

test('the import of a list', async () => {
  await goToPage(page, 'Nhập danh sách');
  await page.getByText('Tệp cần có gì').waitFor();
  await eyes.look('import');
  await chooseFile(page, 'danh-sach-ho-gia-dinh-ban-na-lech-thang-11-nam-2026.xlsx', await aRosterWithFaults());
  await page.getByRole('button', { name: /^Nhập \d/ }).waitFor();
  await eyes.look('import-preview', { dark: true });
  await page.getByRole('button', { name: /^Nhập \d/ }).click();
  await page.getByText(/^Đã nhập/).waitFor();
  await eyes.look('import-written');
  eyes.expectNoFault();
});

test('the hamlets', async () => {
  await goToPage(page, 'Thôn');
  await page.getByRole('table').waitFor();
  await eyes.look('hamlets', { dark: true });
  await page.getByRole('button', { name: 'Bản Huổi Sáng' }).click();
  await page.getByRole('complementary').waitFor();
  await eyes.look('hamlet-pane');
  await page.getByRole('button', { name: 'Nhập vào thôn khác' }).click();
  await page.getByRole('button', { name: 'Xem điều sẽ xảy ra' }).click();
  await page.getByText('Chọn thôn sẽ nhận.').waitFor();
  await page.getByRole('radio', { name: /^Bản Pú Chứ Sáng Trên/ }).check();
  await eyes.look('hamlet-merge-choice');
  await page.getByRole('button', { name: 'Xem điều sẽ xảy ra' }).click();
  await eyes.look('hamlet-merge', { dark: true });
  await page.getByRole('button', { name: 'Nhập Bản Huổi Sáng vào Bản Pú Chứ Sáng Trên' }).click();
  await page.getByText('Đã nhập Bản Huổi Sáng vào Bản Pú Chứ Sáng Trên').waitFor();
  await eyes.look('hamlets-merged');
  await page.getByRole('button', { name: 'Làng Quế' }).click();
  await page.getByRole('link', { name: 'Tách thành thôn mới' }).click();
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: 'Tách thành thôn mới' }).click();
  await page.getByText('Đặt tên cho thôn mới.').waitFor();
  await eyes.look('hamlet-split-faults');
  await page.getByLabel('Tên thôn mới').fill('Làng Quế Hạ');
  for (const row of [1, 2, 3]) await page.getByRole('row').nth(row).getByRole('checkbox').check();
  await eyes.look('hamlet-split', { dark: true });
  await page.getByRole('button', { name: 'Tách 3 nhà thành thôn mới' }).click();
  await page.getByText('3 nhà đã chuyển sang Làng Quế Hạ').waitFor();
  await eyes.look('hamlet-split-done');
  eyes.expectNoFault();
});

test('a household that is moved', async () => {
  await goToPage(page, 'Hộ');
  await page.getByRole('row').nth(1).getByRole('button').click();
  await page.getByRole('button', { name: 'Chuyển sang thôn khác' }).click();
  await page.getByRole('dialog').waitFor();
  await eyes.look('household-move');
  await page.getByRole('button', { name: 'Đóng' }).last().click();
  await page.getByRole('button', { name: 'Đã đi khỏi xã' }).click();
  await page.getByRole('dialog').waitFor();
  await eyes.look('household-away');
  await page.getByRole('button', { name: 'Đưa ra khỏi danh sách' }).click();
  await page.getByText(/không còn trong danh sách của xã/).waitFor();
  await eyes.look('household-left');
  eyes.expectNoFault();
});

test('the team', async () => {
  await goToPage(page, 'Tổ công nghệ số');
  await page.getByRole('table').waitFor();
  await eyes.look('team');
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.getByRole('button', { name: 'Thêm và tạo đường dẫn' }).click();
  await page.getByText('Điền họ và tên.').waitFor();
  await eyes.look('team-add');
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('button', { name: 'Đường dẫn mới cho Lò Thị Lan' }).click();
  await page.getByText('Đường dẫn kết nối của Lò Thị Lan').waitFor();
  await eyes.look('team-link', { paper: true });
  eyes.expectNoFault();
});

test('the department, and a commune whose hamlets have long names', async () => {
  await signOut(page);
  await signIn(page, product.address, accountOf(product, 'thu'));
  await eyes.look('communes', { dark: true, paper: true });
  await page.getByText('Từng xã: hộ nghèo và cận nghèo').scrollIntoViewIfNeeded();
  await eyes.look('communes-below');
  await page.getByRole('link', { name: 'Phường Bến Sương' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Phường Bến Sương' }).waitFor();
  await page.getByRole('table').waitFor();
  await eyes.look('board-long-names');
  eyes.expectNoFault();
});

function aRosterWithFaults(): Promise<Buffer> {
  const hamlet = 'Bản Nà Lếch';
  return rosterFile([
    { hamlet, head: 'Nguyễn Phúc Bảo Khánh An Thị Đoan Trang', address: 'Nhóm 2, sau nhà văn hóa cũ của bản, gần ngã ba Cầu Treo' },
    { hamlet, head: 'Lường Văn Đạt', phone: '+84 992 000 115', poverty: 'Hộ nghèo', people: 5 },
    { hamlet: 'Bản Không Đâu Cả Ở Bên Kia Suối', head: 'Hà Thị Pành' },
    { hamlet, head: 'Cà Văn Pản', phone: '0992 12', people: 900 },
  ]);
}

import type { Locator, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import type { DeskAccount, Product } from '#tests/support/product.ts';

/** What people at a desk do, by the words on the screen. */

/** An account that the server printed at its start. */
export function accountOf(product: Product, username: string): DeskAccount {
  const account = product.accounts.find((one) => one.username === username);
  if (account === undefined) throw new Error(`the server printed no account ${username}`);
  return account;
}

export async function signIn(page: Page, address: string, { username, password }: DeskAccount): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('table').first().waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Tên đăng nhập').waitFor();
}

/** One of the pages of the rail at the left. */
export async function goToPage(page: Page, name: 'Bảng' | 'Hộ' | 'Nhập danh sách' | 'Thôn' | 'Tổ công nghệ số' | 'Các xã'): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
}

/** The cell of a table under a heading, in the row that begins with a name. */
export async function cellOf(page: Page, rowName: string, column: string): Promise<Locator> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${rowName}`) }) });
  await row.first().waitFor();
  const table = page.getByRole('table').filter({ has: row });
  const titles = await table.getByRole('columnheader').allInnerTexts();
  const at = titles.findIndex((title) => title.trim() === column);
  if (at === -1) throw new Error(`no column “${column}” among ${titles.join(', ')}`);
  return row.first().locator('th, td').nth(at);
}

/** The number in such a cell, as it is now. */
export async function numberOf(page: Page, rowName: string, column: string): Promise<number> {
  const text = await (await cellOf(page, rowName, column)).innerText();
  return Number(/^[\d.]+/.exec(text)?.[0].replaceAll('.', '') ?? Number.NaN);
}

/** What the board says of a hamlet, as it is now. */
export async function numbersOf(page: Page, hamlet: string) {
  return {
    households: await numberOf(page, hamlet, 'Nhà'),
    notMet: await numberOf(page, hamlet, 'Ghé, chưa gặp'),
    visited: await numberOf(page, hamlet, 'Đến, chưa đạt'),
    covered: await numberOf(page, hamlet, 'Đạt'),
  };
}

export interface RosterLine {
  hamlet: string;
  head: string;
  address?: string;
  phone?: string;
  poverty?: string;
  people?: number;
}

/** A list as communes keep it: a letterhead, a title, a heading, then the rows. The first household stands in row 5. */
export async function rosterFile(lines: readonly RosterLine[]): Promise<Buffer> {
  const heading = ['STT', 'Thôn/bản', 'Họ và tên chủ hộ', 'Địa chỉ', 'Số điện thoại', 'Loại hộ', 'Số nhân khẩu'];
  const rows = lines.map(({ hamlet, head, address, phone, poverty, people }, index) => [
    index + 1,
    hamlet,
    head,
    address ?? null,
    phone ?? null,
    poverty ?? null,
    people ?? null,
  ]);
  const table = [['ỦY BAN NHÂN DÂN XÃ SUỐI MÂY'], ['DANH SÁCH HỘ GIA ĐÌNH'], [], heading, ...rows];
  return writeXlsxFile(table).toBuffer();
}

/** Chooses a file on the import page. */
export async function chooseFile(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
}

/** Makes an enrolment link for somebody of the team, as the page shows it. */
export async function linkFor(page: Page, name: string): Promise<string> {
  await goToPage(page, 'Tổ công nghệ số');
  await page.getByRole('button', { name: `Đường dẫn mới cho ${name}` }).click();
  await page.getByText(`Đường dẫn kết nối của ${name}`).waitFor();
  return page.getByLabel('Đường dẫn', { exact: true }).inputValue();
}

/** One of the kinds of things under “Cần xem”. */
export async function goToReview(page: Page, kind: 'Xã đang giữ' | '2 ý kiến' | 'Nhà ghi trùng'): Promise<void> {
  await page.getByRole('link', { name: /^Cần xem/ }).click();
  await page.getByRole('navigation', { name: 'Những việc cần xem' }).getByRole('link', { name: new RegExp(`^${kind}`) }).click();
}

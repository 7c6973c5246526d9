import type { Locator, Page } from 'playwright-core';

/** What a volunteer does on the phone, by the words on the screen. */

/** Opens the link and chooses the PIN; ends when the hamlet's list, and the app itself, lie on the phone. */
export async function takeOver(page: Page, link: string, pin: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Chọn mã PIN cho máy này').fill(pin);
  await page.getByLabel('Gõ lại mã PIN').fill(pin);
  await press(page, 'Nhận máy');
  await page.getByText('Sổ đã nằm trên máy').waitFor();
}

/** The same, and on to the first page of the day. */
export async function enrol(page: Page, link: string, pin: string): Promise<void> {
  await takeOver(page, link, pin);
  await press(page, 'Bắt đầu');
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
}

/** Opens the app from its icon, or by one of its short ways, and unlocks it. */
export async function openFromIcon(page: Page, address: string, pin: string, { at = '/', title = 'Hôm nay' } = {}): Promise<void> {
  await page.goto(new URL(at, address).href);
  await page.getByLabel('Mã PIN của máy này').fill(pin);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Goes on with the visit that was left in the middle, as the first page offers. */
export async function goOnWithVisit(page: Page, headName: string): Promise<void> {
  await page.getByRole('link', { name: `Đang dở: nhà ${headName}` }).click();
}

/** One of the three places at the foot of the phone. */
export async function goTo(page: Page, place: 'Hôm nay' | 'Danh sách' | 'Thêm'): Promise<void> {
  await page.getByRole('navigation', { name: 'Các trang chính' }).getByRole('link', { name: place }).click();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** The field over the list. */
export function searchField(page: Page): Locator {
  return page.getByLabel('Tìm tên, số nhà, điện thoại');
}

/** The heads of the households that the page lists now, top first. */
export async function headsListed(page: Page): Promise<string[]> {
  const rows = await page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
  return rows.map((row) => row.split('\n')[0] ?? '');
}

/** From a household back to the list. */
export async function backToList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('heading', { level: 1, name: 'Danh sách' }).waitFor();
}

export async function openHousehold(page: Page, headName: string): Promise<void> {
  await goTo(page, 'Danh sách');
  await searchField(page).fill(headName);
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: headName }).first().click();
  await page.getByRole('heading', { level: 1, name: headName }).waitFor();
}

/** One answer of a question; both by the words they begin with. */
export async function answer(page: Page, question: RegExp, choice: string): Promise<void> {
  await radioOf(page, question, choice).check();
}

/** The radio button of an answer. */
export function radioOf(page: Page, question: RegExp, choice: string): Locator {
  return page.getByRole('group', { name: question }).getByRole('radio', { name: new RegExp(`^${choice}`) });
}

/** The main button of a step. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** The strip that says how far the work has travelled. */
export function sentenceOfSending(page: Page): Locator {
  return page.getByRole('banner').locator('a[href="/cho-gui"]');
}

/** A whole visit to the open household that met its head and learnt only whether there is a smartphone. */
export async function visitAbout(page: Page, head: RegExp, smartphone: 'Có' | 'Không'): Promise<void> {
  await page.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
  await page.getByRole('checkbox', { name: head }).check();
  await press(page, 'Tiếp tục');
  await answer(page, /Nhà trả lời thế nào/, 'Đồng ý bằng lời');
  await press(page, 'Tiếp tục');
  await press(page, 'Tiếp tục');
  await answer(page, /điện thoại thông minh không/, `${smartphone}(?! biết)`);
  await answer(page, /mạng internet/, 'Không biết');
  await answer(page, /Vì sao bạn biết/, 'Tận mắt thấy');
  await answer(page, /Sóng điện thoại/, 'Không biết');
  await press(page, 'Tiếp tục');
  await answer(page, /dùng điện thoại gì/, 'Không biết');
  await press(page, 'Tiếp tục');
  await answer(page, /đang ở bước nào/, 'Chưa có thẻ căn cước');
  await press(page, 'Tiếp tục');
  await press(page, 'Không nộp hồ sơ nào');
  await press(page, 'Tiếp tục');
  await answer(page, /Hẹn ngày quay lại/, 'Không hẹn');
  await press(page, 'Tiếp tục');
  await press(page, 'Lưu lượt thăm');
  await page.getByRole('link', { name: 'Bắt đầu lượt thăm' }).waitFor();
}

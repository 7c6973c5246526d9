import type { Page } from 'playwright-core';
import { enrol, goTo, headsListed, press } from '#tests/journeys/hands-of-the-volunteer.ts';

export interface House {
  id: string;
  head: string;
}

export const pin = '530917';

/** Makes the phone Lan's, and returns every house of her list. */
export async function beginRound(page: Page, link: string): Promise<House[]> {
  await enrol(page, link, pin);
  await goTo(page, 'Danh sách');
  await until('the list is there', async () => (await headsListed(page)).length > 20);
  return page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((links) =>
      // Not innerText: rows below the edge of the screen are not laid out, and have none.
      links.map((link) => ({
        id: link.getAttribute('href')?.split('/')[2] ?? '',
        head: document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode()?.nodeValue?.trim() ?? '',
      })),
    );
}

/** To a page of the open app, without loading it anew. */
export async function walkTo(page: Page, at: string, title: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), at);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** As far as the last button: the sheet in which only `Lưu` is left to press. */
export async function reachNobodyAtHome(page: Page, house: House): Promise<void> {
  await walkTo(page, `/ho/${house.id}`, house.head);
  await press(page, 'Không có ai ở nhà');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).waitFor();
}

export async function pressSave(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
}

/** The outbox that is open on the page: the heads of the houses, with where each piece of work is. */
export async function outboxRows(page: Page): Promise<{ head: string; where: string }[]> {
  const rows = await page.getByRole('main').getByRole('listitem').allInnerTexts();
  return rows.map((row) => {
    const [head = '', ...rest] = row.split('\n');
    return { head: head.trim(), where: rest.join(' ').trim() };
  });
}

/** For what a screen or a server comes to say. Throws after half a minute. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`in vain waited until ${what}`);
    await new Promise((look) => setTimeout(look, 100));
  }
}

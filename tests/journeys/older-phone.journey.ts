import path from 'node:path';
import { expect, test } from 'vitest';
import { newProfile, type OpenedBrowser, openBrowser, patience, phoneViewport, watchBrowsers } from '#tests/support/browser.ts';
import { builtFolder, startProduct } from '#tests/support/product.ts';
import { goTo, headsListed, openFromIcon, searchField, sentenceOfSending } from './hands-of-the-volunteer.ts';
import { keptPhones, layInto, makeKnown } from './older-phones/kept-phone.ts';
import { operationsInDatabase } from './what-the-database-holds.ts';

/** Every build that was shipped left a phone with a full outbox: today's app opens it, shows it, sends it, once. */

watchBrowsers();

test.each(keptPhones())('what the build of %s left unsent on a phone is opened by its PIN, shown, and reaches the commune once', async (_, kept) => {
  const product = await startProduct();
  await product.stop();
  await makeKnown(product.dataFolder, path.join(builtFolder(), 'server', 'embedded-worker.js'), kept);
  await product.restart();
  const profile = newProfile();
  layInto(profile, kept);
  let phone: OpenedBrowser | undefined;
  try {
    phone = await openBrowser({ profile, viewport: phoneViewport, touch: true, reach: { address: kept.origin, at: product.address } });
    const { page, context } = phone;
    await context.addCookies([{ name: 'tung_nha', value: kept.token, url: kept.origin, httpOnly: true, sameSite: 'Strict' }]);
    await openFromIcon(page, kept.origin, kept.pin);
    await goTo(page, 'Danh sách');
    for (const head of kept.heads) {
      await searchField(page).fill(head);
      await expect.poll(() => headsListed(page), patience).toEqual([head]);
    }
    await expect.poll(() => sentenceOfSending(page).innerText(), patience).toContain('Đã đến xã');
    await phone.close();
    await product.stop();
    const pair = ['household.register', 'visit.log absent'];
    expect(await operationsInDatabase(product.dataFolder)).toEqual(kept.heads.flatMap(() => pair));
  } finally {
    await phone?.close();
    await product.remove();
  }
});

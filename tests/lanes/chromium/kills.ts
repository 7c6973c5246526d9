import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openFromIcon, sentenceOfSending } from '#tests/journeys/hands-of-the-volunteer.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { startProduct } from '#tests/support/product.ts';
import { type Acknowledged, acknowledge, countInDatabase } from './count.ts';
import { type BackEnd, backEndOnDisk, backEnds, type KillablePhone, openPhone } from './killable-phone.ts';
import { beginRound, type House, outboxRows, pin, pressSave, reachNobodyAtHome } from './round.ts';

/** A line of the closing table. */
export interface Tally {
  backEnd: BackEnd;
  onDisk: string;
  kills: number;
  saved: number;
  lost: number;
  twice: number;
  /** From the tap on `Lưu` to the first word of it on the screen. Milliseconds. */
  medianMs: number;
}

interface Said {
  /** Milliseconds from the tap. */
  after: number;
}

/**
 * The whole browser is killed in the moment in which the screen first says that a visit is saved, `kills` times on one
 * profile, without a server; each visit must stand in the outbox of the browser opened next, and in the end once in the
 * database.
 */
export async function kills(built: string, howMany: number, tallies: Tally[]): Promise<string[]> {
  const failures: string[] = [];
  for (const backEnd of backEnds) {
    const figures = new Figures(`Kills at the word “saved”: ${backEnd}`);
    tallies.push(await killsOn(backEnd, built, howMany, figures));
    failures.push(...figures.failures);
  }
  return failures;
}

async function killsOn(backEnd: BackEnd, built: string, howMany: number, figures: Figures): Promise<Tally> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-profile-'));
  const product = await startProduct({ built });
  let phone = await openPhone(profile, backEnd);
  try {
    const houses = await beginRound(phone.page, product.enrolmentLink);
    figures.say('houses on the phone', houses.length);
    // Chromium writes a new cookie to the disk only some thirty seconds later, or when it is closed in order.
    await phone.close();
    phone = await openPhone(profile, backEnd);
    await openFromIcon(phone.page, product.address, pin);
    await product.stop();

    const acknowledged: Acknowledged = new Map();
    const heads: string[] = [];
    const times: number[] = [];
    let missing = 0;
    for (let kill = 0; kill < howMany; kill += 1) {
      const house = houses[kill % houses.length] as House;
      const { after } = await saveAndKill(phone, house, heads.length);
      times.push(after);
      acknowledge(acknowledged, house);
      heads.push(house.head);

      phone = await openPhone(profile, backEnd);
      await openFromIcon(phone.page, product.address, pin, { at: '/cho-gui', title: 'Chờ gửi' });
      const differs = await whatTheOutboxLacks(phone.page, heads);
      missing = Math.max(missing, differs.length);
      if (differs.length > 0) figures.fail(`after kill ${kill + 1} the outbox lacks ${differs.join(', ')}`);
      if (kill < 3 || (kill + 1) % 10 === 0) {
        figures.say(`kill ${kill + 1}: in the outbox / acknowledged`, `${heads.length - differs.length} / ${heads.length}`);
      }
    }

    await product.restart();
    await phone.page.getByRole('button', { name: 'Gửi ngay' }).click();
    await allArrived(phone.page);
    for (const fault of phone.faults) figures.fail(`page error: ${fault}`);
    await phone.close();
    await product.stop();

    const onDisk = backEndOnDisk(profile);
    const count = await countInDatabase(built, product.dataFolder, acknowledged);
    figures.say('IndexedDB, by the files of the profile', onDisk);
    if (onDisk !== backEnd) figures.fail(`the profile lies in ${onDisk}, not in ${backEnd}`);
    figures.must('acknowledged visits', heads.length, howMany);
    figures.must('acknowledged and ever missing from the outbox', missing, 0);
    figures.must('visits in the database', count.inDatabase, heads.length);
    figures.must('acknowledged and lost', count.lost, 0);
    figures.must('there twice', count.twice, 0);
    const medianMs = medianOf(times);
    figures.say('from the tap to the word, median in ms', medianMs);
    return { backEnd, onDisk, kills: howMany, saved: heads.length, lost: Math.max(count.lost, missing), twice: count.twice, medianMs };
  } finally {
    await phone.close();
    await product.remove();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Presses `Lưu`; the word of the screen itself sets off the kill, so nothing is waited for in between. */
async function saveAndKill(phone: KillablePhone, house: House, alreadyWaiting: number): Promise<Said> {
  const { page } = phone;
  await reachNobodyAtHome(page, house);
  let said: Said | null = null;
  await page.exposeBinding('tellSaved', (_, after: number) => {
    said = { after };
    phone.kill();
  });
  await page.evaluate(tellTheWordSaved, alreadyWaiting + 1);
  // The answer to this tap may not come any more.
  await Promise.race([phone.gone, pressSave(page).then(() => phone.gone, () => phone.gone)]);
  if (said === null) throw new Error('the browser ended before it said that the visit is saved');
  return said;
}

/**
 * In the page: calls `tellSaved` when, after the tap, the history of the house says of one visit more that it is on the
 * phone, or the strip says that so many wait now. The strip may change its words at any time for other reasons.
 */
function tellTheWordSaved(willWait: number): void {
  const { tellSaved } = window as unknown as { tellSaved(after: number): void };
  const before = inHistory();
  let tapped: number | null = null;
  document.addEventListener('click', () => (tapped ??= performance.now()), { capture: true });
  const observer = new MutationObserver(() => {
    if (tapped === null || (inHistory() === before && inStrip() !== willWait)) return;
    observer.disconnect();
    tellSaved(performance.now() - tapped);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });

  function inHistory(): number {
    return (document.querySelector('main')?.textContent ?? '').split('đã lưu trên máy').length - 1;
  }

  function inStrip(): number {
    const words = document.querySelector('header a[href="/cho-gui"]')?.textContent ?? '';
    return Number(/Đã lưu trên máy · (\d+) lượt chờ gửi/.exec(words)?.[1] ?? 0);
  }
}

/** The heads that were acknowledged and do not wait in the outbox, each as often as it is missing. */
async function whatTheOutboxLacks(page: Page, acknowledged: string[]): Promise<string[]> {
  const rows = page.getByRole('main').getByRole('listitem');
  await rows.or(page.getByText('Máy này chưa ghi lượt nào')).first().waitFor();
  const waiting = (await outboxRows(page)).filter(({ where }) => where.includes('đã lưu trên máy, chờ gửi')).map(({ head }) => head);
  return acknowledged.filter((head) => {
    const at = waiting.indexOf(head);
    if (at >= 0) waiting.splice(at, 1);
    return at < 0;
  });
}

/** Throws with the words of the strip, which say what stands in the way. */
async function allArrived(page: Page): Promise<void> {
  const there = page.getByText('Mọi thứ đã đến xã');
  await there.waitFor().catch(async () => {
    throw new Error(`the work does not arrive: ${await sentenceOfSending(page).innerText()}`);
  });
}

function medianOf(times: number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

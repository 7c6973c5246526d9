import type { Page } from 'playwright-core';
import { openFromIcon } from '#tests/journeys/hands-of-the-volunteer.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { type Acknowledged, acknowledge, countInDatabase } from './count.ts';
import { withPhone } from './evening.ts';
import { type House, outboxRows, pin, pressSave, reachNobodyAtHome, until, walkTo } from './round.ts';

const rounds = 5;

/** Two tabs of one phone save at the same moment, at two houses and in the last round at the same one. */
export async function twoTabs(built: string): Promise<string[]> {
  const figures = new Figures('Two tabs of one phone');
  await withPhone(built, figures, async ({ product, phone, houses }) => {
    const first = phone.page;
    const second = await phone.context.newPage();
    await openFromIcon(second, product.address, pin);

    const acknowledged: Acknowledged = new Map();
    const heads: string[] = [];
    let shownInBoth = 0;
    for (let round = 0; round < rounds; round += 1) {
      const here = houses[2 * round] as House;
      const there = round === rounds - 1 ? here : (houses[2 * round + 1] as House);
      await Promise.all([reachNobodyAtHome(first, here), reachNobodyAtHome(second, there)]);
      await Promise.all([pressSave(first), pressSave(second)]);
      await Promise.all([first, second].map((tab) => tab.getByRole('dialog').waitFor({ state: 'hidden' })));
      for (const house of [here, there]) {
        acknowledge(acknowledged, house);
        heads.push(house.head);
      }
      await Promise.all([showsAllArrived(first, heads), showsAllArrived(second, heads)]);
      shownInBoth += 1;
    }
    figures.must('rounds after which both tabs show both visits as arrived', shownInBoth, rounds);
    await phone.close();
    await product.stop();
    const count = await countInDatabase(built, product.dataFolder, acknowledged);
    figures.must('visits in the database', count.inDatabase, heads.length);
    figures.must('acknowledged and lost', count.lost, 0);
    figures.must('there twice', count.twice, 0);
  });
  return figures.failures;
}

async function showsAllArrived(tab: Page, heads: string[]): Promise<void> {
  await walkTo(tab, '/cho-gui', 'Chờ gửi');
  const wanted = heads.toSorted().join();
  await until(`a tab shows ${heads.length} visits as arrived`, async () => {
    const arrived = (await outboxRows(tab)).filter(({ where }) => where.includes('đã đến xã lúc'));
    return arrived.map(({ head }) => head).toSorted().join() === wanted;
  });
}

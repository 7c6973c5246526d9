import { answer, goOnWithVisit, openFromIcon, press } from '#tests/journeys/hands-of-the-volunteer.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { acknowledge, countInDatabase } from './count.ts';
import { type Evening, withPhone } from './evening.ts';
import { type BackEnd, backEnds } from './killable-phone.ts';
import { type House, pin, walkTo } from './round.ts';

/** The disk fills up while a visit is being written down. */
export async function noRoom(built: string): Promise<string[]> {
  const failures: string[] = [];
  for (const backEnd of backEnds) {
    const figures = new Figures(`A phone without room: ${backEnd}`);
    await withPhone(built, figures, (evening) => fillAndFree(evening, built, backEnd, figures), backEnd);
    failures.push(...figures.failures);
  }
  return failures;
}

/** So long after the last page has closed the databases, Chromium has forgotten how much room it saw. Milliseconds. */
const forgetsTheRoomAfter: Record<BackEnd, number> = { LevelDB: 3_000, SQLite: 15_000 };

async function fillAndFree({ product, phone, houses }: Evening, built: string, backEnd: BackEnd, figures: Figures): Promise<void> {
  const { page } = phone;
  const house = houses[0] as House;
  await walkTo(page, `/ho/${house.id}`, house.head);
  await page.getByRole('link', { name: 'Bắt đầu lượt thăm' }).click();
  await page.getByRole('radio', { name: 'Không có ai ở nhà' }).check();
  await press(page, 'Tiếp tục');
  await answer(page, /Hẹn ngày quay lại/, 'Một tuần nữa');
  await page.waitForTimeout(300);

  const session = await phone.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: product.address, quotaSize: 1 });
  await page.goto('about:blank');
  await page.waitForTimeout(forgetsTheRoomAfter[backEnd]);
  await openFromIcon(page, product.address, pin);
  await goOnWithVisit(page, house.head);
  await press(page, 'Lưu lượt thăm');
  await page.getByRole('alert').getByText(/^Máy đã hết chỗ chứa\./).waitFor();
  figures.say('the phone says that it has no room', 'yes');

  await openFromIcon(page, product.address, pin);
  await goOnWithVisit(page, house.head);
  await page.getByRole('radio', { name: /^Một tuần nữa/, checked: true }).waitFor();
  figures.say('the draft is as it was', 'yes');

  await session.send('Storage.overrideQuotaForOrigin', { origin: product.address });
  await press(page, 'Lưu lượt thăm');
  await page.getByRole('heading', { level: 1, name: house.head }).waitFor();
  await page.getByRole('main').getByText(/· đã đến xã$/).waitFor();
  await phone.close();
  await product.stop();
  const count = await countInDatabase(built, product.dataFolder, acknowledge(new Map(), house));
  figures.must('visits in the database', count.inDatabase, 1);
  figures.must(`acknowledged and lost (${backEnd})`, count.lost, 0);
  figures.must('there twice', count.twice, 0);
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, type KeptPhone, ownerOf } from '#tests/journeys/older-phones/kept-phone.ts';
import { press } from '#tests/journeys/hands-of-the-volunteer.ts';
import { startProduct } from '#tests/support/product.ts';
import { openPhone } from './killable-phone.ts';
import { beginRound, outboxRows, pin, pressSave, until, walkTo } from './round.ts';

/**
 * Keeps what this build leaves on a phone with a full outbox, for the journey in which every later build opens it. Run
 * once for each build that is shipped: `BUILT_FOLDER=… npm run lane:chromium -- keep <name>`.
 */
export async function keepPhone(built: string, name: string): Promise<string[]> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-profile-'));
  const product = await startProduct({ built });
  const phone = await openPhone(profile);
  try {
    const { page } = phone;
    await beginRound(page, product.enrolmentLink);
    await phone.context.setOffline(true);
    const heads = ['Sùng Mí Khoang', 'Thào Thị Ngoan', 'Giàng Seo Hặc'];
    for (const head of heads) {
      await walkTo(page, '/ho-moi', 'Thêm nhà mới');
      await page.getByLabel('Tên chủ hộ').fill(head);
      await press(page, 'Lưu nhà mới');
      await page.getByRole('heading', { level: 1, name: head }).waitFor();
      await press(page, 'Không có ai ở nhà');
      await pressSave(page);
      await until(`the visit to ${head} is saved`, () => page.getByRole('dialog').isHidden());
    }
    await walkTo(page, '/cho-gui', 'Chờ gửi');
    await until('everything waits', async () => (await outboxRows(page)).length === 2 * heads.length);
    const [cookie] = await phone.context.cookies(product.address);
    await phone.close();
    await product.stop();
    const owner = await ownerOf(product.dataFolder, path.join(built, 'server', 'embedded-worker.js'));
    const kept: KeptPhone = { ...owner, origin: product.address, pin, token: cookie?.value ?? '', heads, files: filesOf(profile) };
    fs.writeFileSync(path.join(process.cwd(), 'tests', 'journeys', 'older-phones', `${name}.json.gz`), gzipSync(JSON.stringify(kept), { level: 9 }));
    return [];
  } finally {
    await phone.close();
    await product.remove();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

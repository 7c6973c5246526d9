import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Figures } from '#tests/lanes/figures.ts';
import { type Product, startProduct } from '#tests/support/product.ts';
import { type BackEnd, type KillablePhone, openPhone } from './killable-phone.ts';
import { beginRound, type House } from './round.ts';

export interface Evening {
  product: Product;
  phone: KillablePhone;
  houses: House[];
}

/** A server with data of its own and an enrolled phone, for one part of the lane; both are gone after it. */
export async function withPhone(
  built: string,
  figures: Figures,
  part: (evening: Evening) => Promise<void>,
  backEnd: BackEnd = 'LevelDB',
): Promise<void> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-profile-'));
  const product = await startProduct({ built });
  const phone = await openPhone(profile, backEnd);
  try {
    await part({ product, phone, houses: await beginRound(phone.page, product.enrolmentLink) });
    for (const fault of phone.faults) figures.fail(`page error: ${fault}`);
  } finally {
    await phone.close();
    await product.remove();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

import { gunzipSync, gzipSync } from 'node:zlib';
import { fromBase64, joinBytes } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import { type ReceiptContent, readReceiptParts, unsignedReceipt } from '#shared/sync/receipt.ts';
import { takeBundle } from '#server/courier/take-bundle.ts';
import { packWork } from '#client/sync/courier/pack.ts';
import { takeReceipt } from '#client/sync/courier/receipt.ts';
import { at, type Handlers, openTabs, operationsOn, phoneAt } from './handlers.ts';
import { hearReceipt, mayBeLost } from './hearing.ts';
import type { Tab } from './phone.ts';
import { keyRing } from './stand-ins/sealing.ts';
import type { Bundle, World } from './world.ts';

/** What is done by hand: work goes out in a bundle, and somebody brings the receipt back. */
export const courierSteps: Pick<Handlers, 'hand' | 'bring' | 'lose' | 'receipt'> = {
  hand(world, { phone: number }) {
    const tab = at(openTabs(phoneAt(world, number)), 0);
    if (tab !== undefined) void handOver(world, tab);
  },
  bring(world, { which, how }) {
    const bundle = at(world.bundles, which);
    if (bundle !== undefined) void bring(world, bundle, how);
  },
  lose(world, { which }) {
    const bundle = at(world.bundles, which);
    if (bundle === undefined) return;
    world.count('bundle lost on the way');
    world.bundles.splice(world.bundles.indexOf(bundle), 1);
    mayBeLost(world, bundle.ids);
  },
  receipt(world, { which, phone, how }) {
    const receipt = at(world.receipts, which);
    const [tab] = openTabs(receipt !== undefined && how !== 'elsewhere' ? receipt.phone : phoneAt(world, phone));
    if (tab === undefined) return;
    if (how === 'forged') void show(world, tab, forged(tab), how);
    else if (receipt !== undefined) void show(world, tab, how === 'cut' ? receipt.bytes.subarray(0, -1) : receipt.bytes, how);
  },
};

async function handOver(world: World, tab: Tab): Promise<void> {
  const now = () => tab.phone.now().toISOString();
  try {
    for (const { bytes, ids } of await packWork(tab.store.courier, null, now())) {
      world.bundles.push({ bytes, ids, phone: tab.phone, isIn: false });
      world.count('work handed over');
      world.tell(`${tab.phone.name} hands over ${ids.map((id) => id.slice(-4)).join(', ')}`);
      await tab.store.courier.markHanded(ids, now());
    }
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
  }
}

/** Brings a bundle to the commune, as it is or damaged on the way; the whole one stays with whoever carries it. */
export async function bring(world: World, bundle: Bundle, how: 'whole' | 'cut' | 'tampered'): Promise<void> {
  const bytes = Uint8Array.from(how === 'cut' ? bundle.bytes.subarray(0, -world.chance.between(1, 60)) : bundle.bytes);
  const one = world.chance.between(0, bytes.length - 1);
  if (how === 'tampered') bytes[one] = (bytes[one] ?? 0) ^ (1 << world.chance.between(0, 7));
  world.count(how === 'whole' ? 'bundle brought in' : `bundle brought in ${how}`);
  const before = world.storage.contents.hamlets;
  await world.atTheOffice(async (storage) => {
    const reply = takeBundle({ sql: storage as never, keys: keyRing, now: new Date(world.scheduler.now), broughtBy: null }, bytes);
    const { receipt } = await reply;
    const content = contentOf(fromBase64(receipt));
    world.tell(`a bundle of ${bundle.phone.name} is in: ${content.answers.map(({ id, kind }) => `${id.slice(-4)} ${kind}`).join(', ')}`);
    world.receipts.push({ bytes: fromBase64(receipt) ?? new Uint8Array(), phone: bundle.phone });
    hearReceipt(world, content.answers, before);
    bundle.isIn = true;
    mayBeLost(world, bundle.ids);
  });
}

async function show(world: World, tab: Tab, bytes: Uint8Array, how: string): Promise<void> {
  world.count(`receipt ${how}`);
  world.tell(`${tab.phone.name} is shown a receipt (${how})`);
  try {
    await takeReceipt(tab.store.courier, bytes);
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
  }
}

/** Somebody else's word that everything on this phone has arrived. */
function forged({ phone, store }: Tab): Uint8Array {
  const [epoch = ''] = store.sync.standings().map((standing) => standing.epoch ?? '');
  const answers = [...operationsOn(phone)].map((id) => ({ id, kind: 'ok', ver: 1, epoch, at: phone.now().toISOString() }));
  const content = { outboxKey: phone.outboxKey, bundle: '0'.repeat(64), at: phone.now().toISOString(), answers };
  return joinBytes(unsignedReceipt(keyRing.publicKeys.id, Uint8Array.from(gzipSync(JSON.stringify(content)))), new Uint8Array(64));
}

function contentOf(receipt: Uint8Array<ArrayBuffer> | null): ReceiptContent {
  const parts = receipt && readReceiptParts(receipt);
  if (parts === null) throw new Error('The server wrote a receipt that is none.');
  return JSON.parse(gunzipSync(parts.content).toString('utf8')) as ReceiptContent;
}

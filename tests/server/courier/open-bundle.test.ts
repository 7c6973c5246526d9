import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, fromBase64 } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import { armoured, unarmoured } from '#shared/sync/armour.ts';
import { maxBundleBytes } from '#shared/sync/bundle.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { packRows, packWork } from '#client/sync/courier/pack.ts';
import { demandBundle, openBundle } from '#server/courier/open-bundle.ts';
import { keyRingOf, newPrivateKeys, type PrivateKeys } from '#server/courier/server-keys.ts';
import { aClosedDoor, aDisk, anOpenPhone, startApp } from '#tests/client/store/phone-on-disk.ts';
import { anId, operationsAbout } from '#tests/support/operations.ts';
import { bundleOf, readyPhone, type ReadyPhone, registerOn, saveOn } from './a-phone-that-hands-over.ts';

const keys = keyRingOf(newPrivateKeys());
const canaries = ['Lò Thị Ính', 'Hoàng Thị Lan', '0992000001', 'Nhà 14', 'household.register', '99001'];

/** What the server finds in a bundle, with the key that the phone gave it. */
function opened(bytes: Bytes, { outboxKey, wrapped }: ReadyPhone, by = keys) {
  const key = by.unwrap(outboxKey, wrapped);
  if (key === null) throw new Problem('bundle.foreign');
  return openBundle(demandBundle(bytes), key);
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'no problem';
  } catch (fault) {
    return fault instanceof Problem ? fault.code : String(fault);
  }
}

describe('what a phone hands over', () => {
  test('is read by the server as it would be pushed, whatever was done', async () => {
    const anything = operationsAbout(anId(700)).filter((drawn) => drawn.length > 0);
    const property = fc.asyncProperty(anything, async (drawn) => {
      const ready = await readyPhone(keys);
      await saveOn(ready.phone, ...drawn.map(({ t, b }) => ({ t, b }) as OperationBody));
      const { bytes, ids } = await bundleOf(ready.phone);
      const [group, ...more] = opened(bytes, ready);
      expect(more).toEqual([]);
      expect(group).toMatchObject({ commune: '99001', scope: 1 });
      const kept = ready.phone.sync.waiting().map(({ op: { by: _, ...envelope } }) => envelope);
      expect(group?.ops).toEqual(kept);
      expect(ids).toEqual(kept.map(({ id }) => id));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  test('is the same work when the phone is locked and hands over what lies on its disk', async () => {
    const disk = aDisk();
    const ready = await readyPhone(keys, disk);
    await registerOn(ready.phone, 700, 701);
    const open = opened((await bundleOf(ready.phone)).bytes, ready);
    const locked = await startApp(disk);
    expect(locked.sync.isOpen()).toBe(false);
    expect(opened((await bundleOf(locked)).bytes, ready)).toEqual(open);
  });

  test('names nobody and nothing, open or locked', async () => {
    const disk = aDisk();
    const { phone } = await readyPhone(keys, disk);
    await registerOn(phone, 700);
    for (const { bytes } of [await bundleOf(phone), await bundleOf(await startApp(disk))]) {
      const read = [Buffer.from(bytes).toString('utf8'), Buffer.from(bytes).toString('latin1')].join('\n');
      for (const canary of canaries) expect(read).not.toContain(canary);
    }
  });

  test('fits fifty visits into 2.6 KB', async () => {
    const ready = await readyPhone(keys);
    for (let visit = 0; visit < 50; visit += 1) {
      const { t, b } = aClosedDoor(0, 0);
      await saveOn(ready.phone, { t, b: { ...b, householdId: uuidv7(), visitId: uuidv7() } } as OperationBody);
    }
    const { bytes, ids } = await bundleOf(ready.phone);
    expect(ids).toHaveLength(50);
    expect(bytes.length).toBeLessThanOrEqual(2_600);
  });

  test('comes in several bundles when one would be too large, with everything in them', async () => {
    const { phone } = await readyPhone(keys);
    await registerOn(phone, 700);
    const { parcels } = await phone.courier.sealedWork();
    const [parcel] = parcels;
    const [row] = parcel?.rows ?? [];
    if (parcel === undefined || row === undefined) throw new Error('nothing waits');
    const large = (_: unknown, index: number) => ({ ...row, id: anId(index), sealed: crypto.getRandomValues(new Uint8Array(16_000)) });
    const rows = Array.from({ length: 100 }, large);
    const parts = await packRows({ ...parcel, rows }, '2026-11-22T02:00:00.000Z');
    expect(parts.length).toBeGreaterThan(1);
    for (const { bytes } of parts) expect(bytes.length).toBeLessThan(maxBundleBytes);
    expect(parts.flatMap(({ ids }) => ids)).toEqual(rows.map(({ id }) => id));
  });

  test('cannot be handed over before the server has the key for it', async () => {
    const phone = await anOpenPhone();
    expect(await packWork(phone.courier, null, '2026-11-22T02:00:00.000Z')).toEqual([]);
    await registerOn(phone, 700);
    await expect(packWork(phone.courier, null, '2026-11-22T02:00:00.000Z')).rejects.toEqual(new Problem('bundle.not-ready'));
  });
});

test.each(['work', 'rows'] as const)('a bundle of %s that was shipped in version 1 is still opened, however long it was on its way', (carries) => {
  const file = fileURLToPath(new URL('golden-bundle.v1.json', import.meta.url));
  const golden = JSON.parse(fs.readFileSync(file, 'utf8')) as Golden;
  const key = keyRingOf(golden.keys).unwrap(golden.outboxKey, fromBase64(golden.wrapped) ?? new Uint8Array());
  const bundle = demandBundle(fromBase64(golden[carries]) ?? new Uint8Array());
  expect(bundle.carries).toBe(carries);
  expect(openBundle(bundle, key ?? new Uint8Array())).toEqual(golden.groups);
});

interface Golden {
  keys: PrivateKeys;
  outboxKey: string;
  wrapped: string;
  work: string;
  rows: string;
  groups: unknown;
}

describe('on its way', () => {
  let ready: ReadyPhone;
  let whole: Bytes;
  let locked: Bytes;
  let key: Uint8Array;

  beforeAll(async () => {
    const disk = aDisk();
    ready = await readyPhone(keys, disk);
    await registerOn(ready.phone, 700);
    whole = (await bundleOf(ready.phone)).bytes;
    locked = (await bundleOf(await startApp(disk))).bytes;
    key = keys.unwrap(ready.outboxKey, ready.wrapped) ?? new Uint8Array();
  });

  test('a bundle that lost its end, wherever it was cut, is said to be cut', () => {
    for (let length = 4; length < whole.length; length += 1) {
      expect(codeOf(() => openBundle(demandBundle(whole.slice(0, length)), key)), `cut at ${length}`).toBe('bundle.truncated');
    }
    for (let length = 0; length < 4; length += 1) {
      expect(codeOf(() => opened(whole.slice(0, length), ready))).toBe('bundle.not-one');
    }
  });

  test('no byte can be another without being noticed, of either kind of bundle', () => {
    for (const bundle of [whole, locked]) {
      for (let at = 0; at < bundle.length; at += 1) {
        for (const bit of [1, 128]) {
          const changed = bundle.slice();
          changed[at] = (changed[at] ?? 0) ^ bit;
          expect(codeOf(() => openBundle(demandBundle(changed), key)), `byte ${at}`).toMatch(/^bundle\.(not-one|truncated|tampered|too-large)$/);
        }
      }
    }
    expect(codeOf(() => opened(Uint8Array.of(...whole, 0), ready))).toBe('bundle.tampered');
  });

  test('another server opens neither the key nor, with a key of another phone, the bundle', async () => {
    const other = keyRingOf(newPrivateKeys());
    expect(codeOf(() => opened(whole, ready, other))).toBe('bundle.foreign');
    const stranger = await readyPhone(keys);
    expect(codeOf(() => opened(whole, stranger))).toBe('bundle.tampered');
    expect(keys.unwrap(anId(1), ready.wrapped)).toBeNull();
  });

  test('a row put under another hamlet or id on the disk is not taken for what it was', async () => {
    const disk = aDisk();
    const forged = await readyPhone(keys, disk);
    await registerOn(forged.phone, 700, 701);
    const { parcels } = await forged.phone.courier.sealedWork();
    const [parcel] = parcels;
    const [first, second] = parcel?.rows ?? [];
    if (parcel === undefined || first === undefined || second === undefined) throw new Error('nothing waits');
    first.scopeKey = '99001/2';
    second.id = first.id;
    const [packed] = await packRows({ ...parcel, rows: [first, second] }, '2026-11-22T02:00:00.000Z');
    expect(opened(packed?.bytes ?? new Uint8Array(), forged)).toEqual([]);
  });

  test('as text it goes through whatever messengers do to it', () => {
    const text = armoured(whole, 'Từng Nhà: bài niêm phong');
    expect(text.split('\r\n')[0]).toBe('Từng Nhà: bài niêm phong');
    const forms = [text, text.replaceAll('\r\n', '\n'), `>> chuyển tiếp\n\n${text}`, `\ufeff${text}`];
    for (const form of forms) expect(unarmoured(Buffer.from(form))).toEqual(whole);
    expect(unarmoured(Buffer.from(text, 'utf16le'))).toEqual(whole);
    expect(unarmoured(whole)).toEqual(whole);
    expect(unarmoured(Buffer.from('một tệp khác'))).toBeNull();
  });
});

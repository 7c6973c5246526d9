import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { openJournal } from '#client/store/journal.ts';
import { seal } from '#client/store/sealing.ts';
import { openVault } from '#client/store/vault.ts';
import { anId } from '#tests/support/operations.ts';
import { aDisk, anOpenPhone, aRegistration, type Disk, hereScope, lan, pin, reopened, startApp } from './phone-on-disk.ts';

const newPin = '161803';

/** Makes the disk look as one did before phones had outbox keys: no such key, and the row sealed by the data key. */
async function asBeforeOutboxKeys(disk: Disk): Promise<void> {
  const journal = openJournal('journal', { indexedDB: disk.indexedDB, IDBKeyRange });
  const device = await journal.device.get('this');
  if (!device?.keys) throw new Error('The phone is not enrolled.');
  const { outbox: _, ...before } = device;
  await journal.device.put(before);
  const dataKey = await openVault(device.keys, pin);
  const [row] = await journal.operations.toArray();
  if (dataKey === null || row === undefined) throw new Error('There is nothing to age.');
  const op = { id: row.id, seq: 0, t: 'household.register', v: 1, bv: 0, at: '2026-11-22T01:00:00.000Z', b: aRegistration(700).b, by: { id: lan.account.id, name: lan.account.name } };
  const sealed = await seal(dataKey, { kind: 'operation', key: row.id }, op);
  const { outboxKey: __, ...plain } = row;
  await journal.operations.put({ ...plain, sealed });
  journal.close();
}

describe('a phone from before there were outbox keys', () => {
  test('still reads what the data key sealed, gets a key of its own, and seals by that from then on', async () => {
    const disk = aDisk();
    const before = await anOpenPhone(disk);
    await before.saveOperation(hereScope, aRegistration(700));
    await asBeforeOutboxKeys(disk);

    const phone = await reopened(disk);
    expect(phone.sync.waiting().map(({ op }) => op.b)).toEqual([aRegistration(700).b]);
    await phone.saveOperation(hereScope, aRegistration(701));
    const again = await reopened(disk);
    expect(again.sync.waiting().map(({ op }) => op.b.householdId)).toEqual([anId(700), anId(701)]);
    expect((await again.courier.outboxKey())?.id).toBe((await phone.courier.outboxKey())?.id);
  });

  test('that has no room for one still opens, and saves when there is room', async () => {
    const disk = aDisk();
    const before = await anOpenPhone(disk);
    await before.saveOperation(hereScope, aRegistration(700));
    await asBeforeOutboxKeys(disk);

    const phone = await startApp(disk);
    phone.faults.ofWrite = () => 'QuotaExceededError';
    expect(await phone.unlock(pin)).toBe('ok');
    phone.faults.ofWrite = () => null;
    await phone.saveOperation(hereScope, aRegistration(701));
    expect((await reopened(disk)).sync.waiting()).toHaveLength(2);
  });

  test('opened in two tabs at once has one key', async () => {
    const disk = aDisk();
    const before = await anOpenPhone(disk);
    await before.saveOperation(hereScope, aRegistration(700));
    await asBeforeOutboxKeys(disk);
    const [one, two] = await Promise.all([reopened(disk), reopened(disk)]);
    await one.saveOperation(hereScope, aRegistration(701));
    await two.saveOperation(hereScope, aRegistration(702));
    expect((await reopened(disk)).sync.waiting()).toHaveLength(3);
  });
});

test('on a phone that goes to somebody else, the work before is still sent as its author’s', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  const before = await phone.courier.outboxKey();
  await phone.courier.keepServer(before?.id ?? '', { id: '00112233445566ff', sealing: '', signing: '' });
  const hoa = { ...lan, account: { ...lan.account, id: anId(13), name: 'Đinh Thị Hoa' } };
  await phone.enrol({ code: 'hoa-s-link', pin: '', ask: () => Promise.resolve(hoa) });
  await phone.saveOperation(hereScope, aRegistration(701));

  const after = await reopened(disk);
  expect(after.sync.waiting().map(({ op }) => op.b.householdId)).toEqual([anId(701)]);
  expect(after.outbox.get()).toHaveLength(2);
  const { parcels } = await after.courier.sealedWork();
  expect(parcels.map(({ outbox, rows }) => [outbox.id, rows.length])).toEqual([[before?.id, 1]]);
});

describe('when the PIN was forgotten, a new link', () => {
  /** A phone with one piece of work, locked, that begins anew with another link and PIN. */
  async function begunAnew() {
    const disk = aDisk();
    const before = await anOpenPhone(disk);
    await before.saveOperation(hereScope, aRegistration(700));
    before.drafts.write('visit:700', { note: 'đang gõ' });
    await before.drafts.settled();
    const oldKey = await before.courier.outboxKey();
    const phone = await startApp(disk, 222);
    const asked: string[] = [];
    const claim = {
      code: 'a-new-link',
      pin: newPin,
      ask(deviceId: string) {
        asked.push(deviceId);
        return Promise.resolve(lan);
      },
    };
    return { disk, phone, oldKey, asked, claim };
  }

  test('begins a new book under a new PIN, and what the old one sealed is on the disk as it was', async () => {
    const { disk, phone, oldKey, asked, claim } = await begunAnew();
    await phone.enrol(claim);
    expect(asked).toEqual([anId(222)]);
    expect(phone.outbox.get()).toEqual([]);
    expect(phone.drafts.open.get()).toEqual([]);
    await phone.saveOperation(hereScope, aRegistration(701));
    expect(phone.sync.waiting().map(({ op }) => op.seq)).toEqual([1]);

    const after = await startApp(disk, 222);
    expect(await after.unlock(pin)).toBe('wrong');
    expect(await after.unlock(newPin)).toBe('ok');
    expect(after.sync.waiting().map(({ op }) => op.b.householdId)).toEqual([anId(701)]);
    expect(await after.isOwnLink('a-new-link')).toBe(true);
    expect((await after.courier.outboxKeys()).map(({ id }) => id)).toEqual([expect.any(String), oldKey?.id]);
  });

  test('finds everything as it was when the phone is killed on the way, and goes on as the same new phone', async () => {
    const { disk, phone, asked, claim } = await begunAnew();
    const lost = { ...claim, ask: (id: string) => claim.ask(id).then(() => Promise.reject(new Problem('server.unreachable'))) };
    await expect(phone.enrol(lost)).rejects.toEqual(new Problem('server.unreachable'));
    const between = await reopened(disk);
    expect(between.sync.waiting()).toHaveLength(1);
    const again = await startApp(disk, 333);
    expect(await again.hasUsedLink('a-new-link')).toBe(true);
    expect(await again.isOwnLink('a-new-link')).toBe(false);
    await again.enrol(claim);
    expect(asked).toEqual([anId(222), anId(222)]);
  });

  test('leaves to be sent, without any PIN, what the server already has the key for', async () => {
    const { phone, oldKey, claim } = await begunAnew();
    const server = { id: '00112233445566ff', sealing: '', signing: '' };
    await phone.courier.keepServer(oldKey?.id ?? '', server);
    await phone.enrol(claim);
    const { parcels, stuck } = await phone.courier.sealedWork();
    expect(parcels.map(({ outbox, rows }) => [outbox.id, rows.length])).toEqual([[oldKey?.id, 1]]);
    expect(stuck).toBe(0);
  });
});

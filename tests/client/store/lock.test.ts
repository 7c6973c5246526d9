import { expect, test } from 'vitest';
import { anId } from '#tests/support/operations.ts';
import { Problem } from '#shared/base/problem.ts';
import { openVault, createVault } from '#client/store/vault.ts';
import { aDisk, anOpenPhone, aRegistration, hereScope, lan, pin, reopened, startApp } from './phone-on-disk.ts';

const cheap = { memoryKiB: 8, passes: 1 };

test('an enrolled phone opens with its PIN after the app was closed, and knows whose it is', async () => {
  const disk = aDisk();
  await anOpenPhone(disk);

  const phone = await startApp(disk);
  expect(await phone.hasUsedLink('a-code-of-a-link')).toBe(true);
  expect(phone.phone.get()).toEqual({ kind: 'enrolled', account: null, lock: { kind: 'locked', wrongTries: 0 } });
  expect(await phone.unlock(pin)).toBe('ok');
  expect(phone.phone.get()).toEqual({
    kind: 'enrolled',
    account: { ...lan.account, deviceId: anId(111) },
    lock: { kind: 'open' },
  });
  expect(phone.roster.get().hamlets.map((hamlet) => hamlet.hamletName)).toEqual(['Thôn Đồng Xuân']);
});

test('a wrong PIN is counted, also when the app is closed in between, and destroys nothing', async () => {
  const disk = aDisk();
  const before = await anOpenPhone(disk);
  await before.saveOperation(hereScope, aRegistration(700));

  const first = await startApp(disk);
  expect(await first.unlock('314159')).toBe('wrong');
  const second = await startApp(disk);
  expect(second.phone.get()).toMatchObject({ lock: { kind: 'locked', wrongTries: 1 } });
  for (let tries = 0; tries < 12; tries += 1) expect(await second.unlock('314159')).toBe('wrong');
  expect(second.phone.get()).toMatchObject({ account: null, lock: { wrongTries: 13 } });

  expect(await second.unlock(pin)).toBe('ok');
  expect(second.outbox.get()).toHaveLength(1);
  expect((await startApp(disk)).phone.get()).toMatchObject({ lock: { wrongTries: 0 } });
});

test('a phone without room still opens, with its PIN and no other', async () => {
  const disk = aDisk();
  const before = await anOpenPhone(disk);
  await before.saveOperation(hereScope, aRegistration(700));

  const phone = await startApp(disk);
  phone.faults.ofWrite = () => 'QuotaExceededError';
  expect(await phone.unlock('314159')).toBe('wrong');
  expect(phone.phone.get()).toMatchObject({ lock: { kind: 'locked', wrongTries: 1 } });
  expect(await phone.unlock(pin)).toBe('ok');
  expect(phone.outbox.get()).toHaveLength(1);
});

test('a locked phone has nothing of the field in memory', async () => {
  const phone = await anOpenPhone();
  await phone.saveOperation(hereScope, aRegistration(700));
  phone.lockNow();
  expect(phone.phone.get()).toMatchObject({ account: null, lock: { kind: 'locked' } });
  expect(phone.roster.get()).toMatchObject({ hamlets: [], entries: [] });
  expect(phone.outbox.get()).toEqual([]);
  expect(phone.sync.isOpen()).toBe(false);
});

test('without the key that the browser keeps to itself, the right PIN opens nothing', async () => {
  const { keys } = await createVault(pin, cheap);
  const other = await createVault(pin, cheap);
  expect(await openVault(keys, pin)).not.toBeNull();
  expect(await openVault(keys, '000000')).toBeNull();
  await expect(openVault({ ...keys, deviceKey: other.keys.deviceKey }, pin)).rejects.toEqual(
    new Problem('device.storage-lost'),
  );
  await expect(crypto.subtle.exportKey('raw', keys.deviceKey)).rejects.toThrow();
});

test('a phone that never heard the answer to its link goes on as the same phone', async () => {
  const disk = aDisk();
  const asked: string[] = [];
  const first = await startApp(disk, 111);
  const lost = first.enrol({
    code: 'a-code-of-a-link',
    pin,
    ask(deviceId) {
      asked.push(deviceId);
      return Promise.reject(new Problem('server.unreachable'));
    },
  });
  await expect(lost).rejects.toEqual(new Problem('server.unreachable'));
  expect(first.phone.get()).toEqual({ kind: 'not-enrolled' });

  const second = await startApp(disk, 222);
  expect(second.phone.get()).toEqual({ kind: 'not-enrolled' });
  expect(await second.hasUsedLink('a-code-of-a-link')).toBe(true);
  expect(await second.hasUsedLink('another-link')).toBe(false);
  await second.enrol({
    code: 'a-code-of-a-link',
    pin,
    ask(deviceId) {
      asked.push(deviceId);
      return Promise.resolve(lan);
    },
  });
  expect(asked).toEqual([anId(111), anId(111)]);
  expect((await reopened(disk)).phone.get()).toMatchObject({ account: { name: 'Hoàng Thị Lan' } });
});

test('another link makes another phone of a browser that never finished with the first', async () => {
  const disk = aDisk();
  const first = await startApp(disk, 111);
  await expect(
    first.enrol({ code: 'first-link', pin, ask: () => Promise.reject(new Problem('account.enrolment-expired')) }),
  ).rejects.toThrow('account.enrolment-expired');

  const second = await startApp(disk, 222);
  const asked: string[] = [];
  await second.enrol({
    code: 'second-link',
    pin,
    ask(deviceId) {
      asked.push(deviceId);
      return Promise.resolve(lan);
    },
  });
  expect(asked).toEqual([anId(222)]);
});

test('a new link on an enrolled phone keeps its PIN, its id and everything unsent', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  const asked: string[] = [];
  await phone.enrol({
    code: 'a-second-link',
    pin: '',
    ask(deviceId) {
      asked.push(deviceId);
      return Promise.resolve({ ...lan, account: { ...lan.account, role: 'lead' } });
    },
  });
  expect(asked).toEqual([anId(111)]);
  const after = await reopened(disk);
  expect(after.phone.get()).toMatchObject({ account: { role: 'lead' } });
  expect(await after.hasUsedLink('a-second-link')).toBe(true);
  expect(after.sync.waiting()).toHaveLength(1);
});

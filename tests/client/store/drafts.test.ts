import { expect, test } from 'vitest';
import { aDisk, anOpenPhone, aRegistration, hereScope, pin, reopened } from './phone-on-disk.ts';

test('what was typed last is there when the app was killed in the middle of typing', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  for (const text of ['L', 'Lò', 'Lò Thị', 'Lò Thị Ính']) phone.drafts.write('visit:700', { text });
  expect(phone.drafts.read('visit:700')).toEqual({ text: 'Lò Thị Ính' });
  await phone.drafts.settled();

  const after = await reopened(disk);
  expect(after.drafts.read('visit:700')).toEqual({ text: 'Lò Thị Ính' });
  expect(after.drafts.open.get().map((draft) => draft.key)).toEqual(['visit:700']);
});

test('a draft that was thrown away does not come back, even while its last letter was being written', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  phone.drafts.write('visit:700', 'một');
  await phone.drafts.discard('visit:700');
  expect((await reopened(disk)).drafts.open.get()).toEqual([]);
});

test('a draft that became work does not come back, even if something was typed while it was saved', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  phone.drafts.write('visit:700', 'một');
  phone.faults.ofWrite = (table) => {
    if (table === 'operations') phone.drafts.write('visit:700', 'hai');
    return null;
  };
  await phone.saveOperation(hereScope, aRegistration(700), { clearDraft: 'visit:700' });
  await phone.drafts.settled();
  expect(phone.drafts.open.get()).toEqual([]);
  expect((await reopened(disk)).drafts.open.get()).toEqual([]);
});

test('a draft forgotten while its last letter is on the way to the disk is taken away after it', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  phone.faults.ofWrite = (table) => {
    if (table === 'drafts') phone.drafts.forget('visit:700');
    return null;
  };
  phone.drafts.write('visit:700', 'một');
  await phone.drafts.settled();
  expect((await reopened(disk)).drafts.open.get()).toEqual([]);
});

test('a phone locked in the middle of a word keeps the word', async () => {
  const phone = await anOpenPhone();
  phone.drafts.write('visit:700', 'một');
  phone.drafts.write('visit:700', 'một hai');
  phone.lockNow();
  expect(await phone.unlock(pin)).toBe('ok');
  expect(phone.drafts.read('visit:700')).toBe('một hai');
});

test('a draft that the full phone cannot write stays in memory, and the reason is shown until it can', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  let isFull = true;
  phone.faults.ofWrite = (table) => (table === 'drafts' && isFull ? 'QuotaExceededError' : null);
  phone.drafts.write('visit:700', 'một');
  await phone.drafts.settled();
  expect(phone.drafts.problem.get()).toBe('device.storage-full');
  expect(phone.drafts.read('visit:700')).toBe('một');

  isFull = false;
  phone.drafts.write('visit:700', 'một hai');
  await phone.drafts.settled();
  expect(phone.drafts.problem.get()).toBeNull();
  expect((await reopened(disk)).drafts.read('visit:700')).toBe('một hai');
});

test('drafts stand with the last touched first', async () => {
  const phone = await anOpenPhone();
  phone.drafts.write('visit:700', 'một');
  phone.drafts.write('visit:701', 'hai');
  phone.drafts.write('visit:700', 'ba');
  expect(phone.drafts.open.get().map((draft) => draft.key)).toEqual(['visit:700', 'visit:701']);
});

import { expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { goesBy } from '#client/store/roster-entry.ts';
import { anId } from '#tests/support/operations.ts';
import { aClosedDoor, aDisk, aMeeting, anOpenPhone, aRegistration, hereScope, lan, reopened } from './phone-on-disk.ts';

test('what was saved is there when the app is opened again, with its number, its author and the version seen', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.saveOperation(hereScope, aClosedDoor(700, 801));

  const after = await reopened(disk);
  const outbox = after.outbox.get();
  expect(outbox.map(({ op, state }) => [op.seq, op.t, state.kind])).toEqual([
    [2, 'visit.log', 'waiting'],
    [1, 'household.register', 'waiting'],
  ]);
  expect(outbox[1]?.op).toMatchObject({ v: 1, bv: 0, by: { id: lan.account.id, name: 'Hoàng Thị Lan' } });
  expect(outbox[1]?.householdId).toBe(anId(700));
});

test('the household stands in the list at once, waiting, with its visit', async () => {
  const phone = await anOpenPhone();
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.saveOperation(hereScope, aClosedDoor(700, 801));
  const [entry, ...others] = phone.roster.get().entries;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    hamletName: 'Thôn Đồng Xuân',
    particulars: { headName: 'Lò Thị Ính' },
    coverage: { kind: 'not-met', tries: 1 },
    lastVisit: { outcome: 'closed', by: { name: 'Hoàng Thị Lan' } },
    waiting: true,
  });
});

test('saves that come at the same moment get numbers without a gap', async () => {
  const phone = await anOpenPhone();
  await Promise.all([700, 701, 702, 703].map((number) => phone.saveOperation(hereScope, aRegistration(number))));
  expect(phone.outbox.get().map(({ op }) => op.seq)).toEqual([4, 3, 2, 1]);
  expect(new Set(phone.outbox.get().map(({ op }) => op.id)).size).toBe(4);
});

test('when the phone is full, the save says so and the draft stays, on the screen and on the disk', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  let isFull = false;
  phone.faults.ofWrite = (table) => (table === 'operations' && isFull ? 'QuotaExceededError' : null);
  phone.drafts.write('visit:700', { note: 'đã gõ' });
  await phone.drafts.settled();

  isFull = true;
  await expect(phone.saveOperation(hereScope, aRegistration(700), { clearDraft: 'visit:700' })).rejects.toEqual(
    new Problem('device.storage-full'),
  );
  expect(phone.drafts.read('visit:700')).toEqual({ note: 'đã gõ' });
  expect(phone.outbox.get()).toEqual([]);
  expect((await reopened(disk)).drafts.read('visit:700')).toEqual({ note: 'đã gõ' });

  isFull = false;
  await phone.saveOperation(hereScope, aRegistration(700), { clearDraft: 'visit:700' });
  expect(phone.drafts.read('visit:700')).toBeUndefined();
  const after = await reopened(disk);
  expect(after.drafts.open.get()).toEqual([]);
  expect(after.outbox.get().map(({ op }) => op.seq)).toEqual([1]);
});

test('a connection to the disk that breaks is opened again, and the work is written once', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  const faults = ['UnknownError', 'InvalidStateError'];
  phone.faults.ofWrite = (table) => (table === 'operations' ? (faults.pop() ?? null) : null);
  await phone.saveOperation(hereScope, aRegistration(700));
  expect((await reopened(disk)).outbox.get().map(({ op }) => op.seq)).toEqual([1]);
});

test('a connection that stays broken is said, and the draft stays', async () => {
  const phone = await anOpenPhone();
  phone.faults.ofWrite = (table) => (table === 'operations' ? 'UnknownError' : null);
  phone.drafts.write('visit:700', 'đã gõ');
  await expect(phone.saveOperation(hereScope, aRegistration(700), { clearDraft: 'visit:700' })).rejects.toEqual(
    new Problem('device.storage-failed'),
  );
  expect(phone.drafts.read('visit:700')).toBe('đã gõ');
});

test('work that no server could read is refused on the phone, before it is written', async () => {
  const phone = await anOpenPhone();
  await expect(phone.saveOperation(hereScope, aRegistration(700, '   '))).rejects.toEqual(new Problem('operation.invalid'));
  expect(phone.outbox.get()).toEqual([]);
  await phone.saveOperation(hereScope, aRegistration(701));
  expect(phone.outbox.get()[0]?.op.seq).toBe(1);
});

test('work of somebody who had this phone before is kept, and never sent under another name', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  const minh = { ...lan, account: { ...lan.account, id: anId(12), name: 'Lò Văn Minh' } };
  await phone.enrol({ code: 'the-link-of-another', pin: '', ask: () => Promise.resolve(minh) });
  await phone.saveOperation(hereScope, aRegistration(701));
  expect(phone.outbox.get()).toHaveLength(2);
  expect(phone.sync.waiting().map(({ op }) => op.by.name)).toEqual(['Lò Văn Minh']);
});

test('whoever corrects himself before his phone had heard back has one opinion, not two', async () => {
  const phone = await anOpenPhone();
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.saveOperation(hereScope, aMeeting(700, 801, 'yes'));
  const first = phone.roster.get().entries[0]?.file.household;
  await phone.saveOperation(hereScope, aMeeting(700, 802, 'no'));
  const answers = phone.sync.waiting().slice(0, 2).map(({ op }) => ({ id: op.id, kind: 'ok' as const, ver: op.seq, epoch: anId(5), at: op.at }));
  await phone.sync.markAnswers(answers, { deviceId: anId(111), nonce: anId(9) });
  if (first?.smartphone === undefined) throw new Error('The first visit told of a smartphone.');
  const body = { ...first, smartphone: { ...first.smartphone, ver: 2, device: anId(111), seq: 2 } };
  const rows = [{ kind: 'household' as const, id: anId(700), ver: 2, body }];
  await phone.sync.commitPage({ scope: hereScope, epoch: anId(5), cursor: 2, rows, whole: true, complete: true });
  const [entry] = phone.roster.get().entries;
  expect(entry?.file.household.smartphone?.value).toBe('no');
  expect(entry?.disputes).toEqual([]);
});

test('a house that was joined with another is found under either of its names, and stands in the list once', async () => {
  const phone = await anOpenPhone();
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.saveOperation(hereScope, aRegistration(701, 'Lo Thi Inh'));
  await phone.saveOperation(hereScope, { t: 'household.merge', b: { householdId: anId(701), into: anId(700), reason: null } });
  const { entries } = phone.roster.get();
  expect(entries.map(({ file }) => file.id)).toEqual([anId(700)]);
  expect(entries.map((entry) => [anId(700), anId(701), anId(702)].map((id) => goesBy(entry, id)))).toEqual([[true, true, false]]);
  await phone.saveOperation(hereScope, { t: 'household.merge', b: { householdId: anId(701), into: null, reason: null } });
  expect(phone.roster.get().entries).toHaveLength(2);
});

import { expect, test } from 'vitest';
import type { Row } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { anId } from '#tests/support/operations.ts';
import { aClosedDoor, aDisk, anOpenPhone, dongXuan, hereScope, lan, naLoc, reopened, type Started, thereScope } from './phone-on-disk.ts';

const inh = anId(700);
const value = { headName: 'Lò Thị Ính', address: 'Nhà 14', phone: null, poverty: 'none', people: 4 };
const listing = { value, at: '2026-11-22T01:00:00.000Z', by: { id: anId(9), name: 'Nguyễn Văn Bình' }, how: 'registry', op: anId(900), bv: 0 };
const inhIn = (ver: number): Row => ({ kind: 'household', id: inh, ver, body: { id: inh, listing } as never });
const inhLeft = (ver: number, movedTo: number | null): Row => ({ kind: 'household', id: inh, ver, body: { id: inh, gone: { movedTo } } });

test('a household that moved to a hamlet of the same volunteer simply appears there', async () => {
  const phone = await aPhoneWithBoth();
  await step(phone, hereScope, 2, [inhLeft(2, 2)]);
  await step(phone, thereScope, 1, [inhIn(1)]);
  const { entries } = phone.roster.get();
  expect(entries.map(({ file, hamletName }) => [file.id, hamletName])).toEqual([[inh, 'Bản Nà Lốc']]);
});

test('a visit that was begun before the move is still there after it, and is saved for the hamlet of today', async () => {
  const disk = aDisk();
  const phone = await aPhoneWithBoth(disk);
  phone.drafts.write(`visit:${inh}`, { note: 'đã gõ' });
  await phone.drafts.settled();
  await step(phone, hereScope, 2, [inhLeft(2, 2)]);
  await step(phone, thereScope, 1, [inhIn(1)]);

  const after = await reopened(disk);
  expect(after.drafts.read(`visit:${inh}`)).toEqual({ note: 'đã gõ' });
  const [entry] = after.roster.get().entries;
  await after.saveOperation(entry?.scope ?? hereScope, aClosedDoor(700, 801), { clearDraft: `visit:${inh}` });
  expect(after.sync.waiting().map(({ scope }) => scope)).toEqual([thereScope]);
  expect(after.roster.get().entries).toMatchObject([{ hamletName: 'Bản Nà Lốc', waiting: true, coverage: { kind: 'not-met' } }]);
});

test.each([
  ['another hamlet of the commune', 7],
  ['elsewhere', null],
])('a household that went to %s is not listed, and where it went is known', async (_, movedTo) => {
  const phone = await aPhoneWithBoth();
  await step(phone, hereScope, 2, [inhLeft(2, movedTo)]);
  expect(phone.roster.get().entries).toEqual([]);
  expect([...phone.roster.get().departures]).toEqual([[inh, { commune: '99001', movedTo }]]);
});

async function aPhoneWithBoth(disk = aDisk()): Promise<Started> {
  const phone = await anOpenPhone(disk, { ...lan, granted: [dongXuan, naLoc] });
  await step(phone, hereScope, 1, [inhIn(1)]);
  return phone;
}

function step(phone: Started, scope: Scope, cursor: number, rows: Row[]): Promise<void> {
  return phone.sync.commitPage({ scope, epoch: anId(5), cursor, rows, whole: cursor === 1, complete: true });
}

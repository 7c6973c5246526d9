import { expect, test } from 'vitest';
import type { KeptState } from '#client/store/kept-operation.ts';
import { mayLetGo } from '#client/store/retention.ts';
import { anId } from '#tests/support/operations.ts';
import { aClosedDoor, aDisk, anOpenPhone, aRegistration, type Disk, hereScope, reopened, type Started } from './phone-on-disk.ts';

const arrived: KeptState = { kind: 'arrived', at: '2026-01-01T00:00:00.000Z', ver: 5, epoch: anId(5) };
const page = { epoch: anId(5), cursor: 5 };
const soon = '2026-01-31T00:00:00.000Z';
const afterAMonth = '2026-01-31T00:00:00.001Z';
const later = '2026-06-30T00:00:00.000Z';
const afterHalfAYear = '2026-06-30T00:00:00.001Z';
const verified = '2026-01-01T00:00:00.001Z';

test.each([
  ['is younger than a month', arrived, soon, verified],
  ['arrived after what the backup has', arrived, afterHalfAYear, '2026-01-01T00:00:00.000Z'],
  ['is younger than half a year, and nobody has spoken of a backup', arrived, later, null],
  ['is not in the page yet', { ...arrived, ver: 6 }, afterHalfAYear, verified],
  ['arrived in another history than the page is of', { ...arrived, epoch: anId(6) }, afterHalfAYear, verified],
  ['never arrived', { kind: 'waiting' }, afterHalfAYear, verified],
  ['is kept at the commune', { kind: 'held', needs: 'household' }, afterHalfAYear, verified],
  ['is set aside at the commune', { kind: 'quarantined', code: 'operation.invalid' }, afterHalfAYear, verified],
  ['may be old, but the server has not told its time', arrived, null, verified],
] as [string, KeptState, string | null, string | null][])('a phone keeps work that %s', (_, state, serverTime, safeAt) => {
  expect(mayLetGo(state, page, { serverTime, safeAt })).toBe(false);
});

test('a phone lets go after a month of what a backup has, and after half a year where nobody speaks of backups', () => {
  expect(mayLetGo(arrived, page, { serverTime: afterAMonth, safeAt: verified })).toBe(true);
  expect(mayLetGo(arrived, page, { serverTime: afterHalfAYear, safeAt: null })).toBe(true);
});

test('what is let go of is gone from the disk and the list, stays in the page, and nothing else goes', async () => {
  const disk = aDisk();
  const phone = await withThreePieces(disk);
  await phone.sync.letGo({ serverTime: afterAMonth, safeAt: verified });
  for (const one of [phone, await reopened(disk)]) {
    expect(one.outbox.get().map(({ op, state }) => [op.seq, state.kind])).toEqual([
      [3, 'waiting'],
      [2, 'arrived'],
    ]);
    expect(one.roster.get().entries.map((entry) => entry.file.id)).toEqual([anId(700)]);
  }
});

test('work that another tab has made wait again meanwhile is not let go of', async () => {
  const disk = aDisk();
  const phone = await withThreePieces(disk);
  const other = await reopened(disk);
  disk.tabs.clear();
  await other.sync.followHistory(hereScope, null);
  await phone.sync.letGo({ serverTime: afterAMonth, safeAt: verified });
  expect((await reopened(disk)).sync.waiting()).toHaveLength(3);
});

/** One piece that is in the page, one that is not yet, one that has not arrived. */
async function withThreePieces(disk: Disk): Promise<Started> {
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.saveOperation(hereScope, aClosedDoor(700, 801));
  await phone.saveOperation(hereScope, aClosedDoor(700, 802));
  const [first, second] = phone.sync.waiting().map(({ op }) => op.id);
  if (first === undefined || second === undefined) throw new Error('Nothing waits.');
  const answer = (id: string, ver: number) => ({ id, kind: 'ok' as const, ver, epoch: anId(5), at: '2026-01-01T00:00:00.000Z' });
  await phone.sync.markAnswers([answer(first, 1), answer(second, 2)], { deviceId: anId(111), nonce: anId(9) });
  const household = phone.roster.get().entries[0]?.file.household;
  if (household === undefined) throw new Error('The household is not there.');
  const rows = [{ kind: 'household' as const, id: anId(700), ver: 1, body: household }];
  await phone.sync.commitPage({ scope: hereScope, epoch: anId(5), cursor: 1, rows, whole: true, complete: true });
  return phone;
}

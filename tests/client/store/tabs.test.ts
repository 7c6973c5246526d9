import { expect, test, vi } from 'vitest';
import { anId } from '#tests/support/operations.ts';
import { aDisk, anOpenPhone, aRegistration, hereScope, lan, pin, reopened, startApp } from './phone-on-disk.ts';

const phone = { deviceId: anId(31), nonce: anId(32) };

test('what is saved in one tab stands in the other, and what arrived in one has arrived in both', async () => {
  const disk = aDisk();
  const one = await anOpenPhone(disk);
  const other = await reopened(disk);
  await one.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() => expect(other.roster.get().entries).toHaveLength(1));
  const [work] = one.sync.waiting();
  if (work === undefined) throw new Error('Nothing waits.');
  await one.sync.markAnswers([{ id: work.op.id, kind: 'ok', ver: 1, epoch: anId(5), at: '2026-11-22T02:00:00.000Z' }], phone);
  await vi.waitFor(() => expect(other.outbox.get()[0]?.state.kind).toBe('arrived'));
  await one.sync.commitPage({ scope: hereScope, epoch: anId(5), cursor: 7, rows: [], whole: true, complete: true });
  await vi.waitFor(() => expect(other.sync.standings()[0]?.cursor).toBe(7));
});

test('an answer that came in another tab is not waited for here', async () => {
  const disk = aDisk();
  const one = await anOpenPhone(disk);
  await one.saveOperation(hereScope, aRegistration(700));
  const other = await reopened(disk);
  disk.tabs.clear();
  const [work] = one.sync.waiting();
  if (work === undefined) throw new Error('Nothing waits.');
  const answer = { id: work.op.id, kind: 'ok' as const, ver: 1, epoch: anId(5), at: '2026-11-22T02:00:00.000Z' };
  await one.sync.markAnswers([answer], phone);
  expect(other.sync.waiting()).toHaveLength(1);
  await other.sync.markAnswers([{ ...answer, kind: 'dup' }], phone);
  expect(other.sync.waiting()).toEqual([]);
});

test('locking one tab locks them all', async () => {
  const disk = aDisk();
  const one = await anOpenPhone(disk);
  const other = await reopened(disk);
  one.lockNow();
  expect(other.phone.get()).toMatchObject({ account: null, lock: { kind: 'locked' } });
  expect(await other.unlock(pin)).toBe('ok');
  expect(one.phone.get()).toMatchObject({ lock: { kind: 'locked' } });
});

test('a tab that was open before the phone was enrolled asks for the PIN afterwards', async () => {
  const disk = aDisk();
  const waiting = await startApp(disk);
  const enrolling = await startApp(disk);
  await enrolling.enrol({ code: 'a-code-of-a-link', pin, ask: () => Promise.resolve(lan) });
  await vi.waitFor(() => expect(waiting.phone.get()).toMatchObject({ kind: 'enrolled', lock: { kind: 'locked' } }));
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Envelope } from '#shared/sync/operation.ts';
import { insertGrants } from '#server/account/account-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { callAs, problemOf } from '#tests/support/caller.ts';
import { binh, hoa, lan, morning, settle, thu, yen } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());

function register(number: number, headName = `Lò Văn ${number}`): Envelope {
  const b = { householdId: anId(1000 + number), headName, address: null, phone: null, people: null, notTheSameAs: [] };
  return { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

const push = (actor: typeof lan, commune: string, ops: Envelope[]) =>
  callAs(database, actor).sync.push({ proto: 1, nonce: null, groups: [{ commune, scope: 1, ops }] });
const review = (commune: string, actor = binh) => callAs(database, actor).sync.review({ commune });

async function decideOn(opId: string, decision: 'accepted' | 'dismissed', actor = binh) {
  const kept = (await review('99001')).find((one) => one.opId === opId);
  if (kept === undefined) throw new Error('it is on the list');
  const { commune, scope, sha } = kept;
  return callAs(database, actor).sync.decide({ commune, scope, opId, sha, decision });
}

test('an official sees what was set aside, takes it in its author’s name, and the author’s phone learns of it', async () => {
  await push(hoa, '99001', [register(1)]);
  expect(await review('99001')).toMatchObject([{ opId: anId(1), code: 'scope.not-yours', author: { name: hoa.name }, hamletName: 'Thôn Đồng Xuân' }]);
  await decideOn(anId(1), 'accepted');
  expect(await review('99001')).toEqual([]);
  const file = await callAs(database, binh).household.open({ commune: '99001', scope: 1, householdId: anId(1001) });
  expect(file.household.registration?.by).toEqual({ id: hoa.id, name: hoa.name });
});

test('what is not taken is answered so when the phone asks again, and is never applied', async () => {
  await push(lan, '99001', [{ ...register(2), b: {} }]);
  await decideOn(anId(2), 'dismissed');
  const { answers } = await push(lan, '99001', [{ ...register(2), b: {} }]);
  expect(answers).toEqual([{ id: anId(2), kind: 'quarantined', code: 'operation.dismissed' }]);
  expect(await database.sql`select 1 from sync_op where op_id = ${anId(2)}`).toHaveLength(0);
});

test('a second body under a used id can be taken as an operation of its own', async () => {
  await push(lan, '99001', [register(3)]);
  await push(lan, '99001', [register(3, 'Lò Văn Bốn')]);
  await decideOn(anId(3), 'accepted');
  const again = await push(lan, '99001', [register(3, 'Lò Văn Bốn')]);
  expect(again.answers).toMatchObject([{ kind: 'dup' }]);
  const { lines } = await callAs(database, binh).household.list({ commune: '99001', scope: 1, coverage: null, poverty: null, search: 'Lò Văn' });
  expect(lines.map((line) => line.id)).toContain(anId(1003));
});

test('what was set aside for want of a grant waits for nobody when the grant comes and the phone sends it again', async () => {
  await push(hoa, '99001', [register(10)]);
  await insertGrants(database.sql, { accountId: hoa.id, communeCode: '99001', scopes: [1], now: morning });
  expect((await push(hoa, '99001', [register(10)])).answers).toMatchObject([{ kind: 'ok' }]);
  expect((await review('99001')).map((one) => one.opId)).not.toContain(anId(10));
  await database.sql`delete from scope_grant where account_id = ${hoa.id} and commune_code = '99001'`;
});

test('a body set aside for want of a grant, under an id that the hamlet knows for another, can be taken too', async () => {
  await push(lan, '99001', [register(11)]);
  await push(hoa, '99001', [register(11, 'Lò Văn Khác')]);
  await decideOn(anId(11), 'accepted');
  const file = await callAs(database, binh).household.open({ commune: '99001', scope: 1, householdId: anId(1011) });
  expect(file.household.registration?.by.name).toBe(hoa.name);
});

test('what the gate cannot apply cannot be accepted, and still waits', async () => {
  await push(lan, '99001', [{ ...register(4), b: { householdId: 'x' } }]);
  expect(await problemOf(decideOn(anId(4), 'accepted'))).toBe('operation.invalid');
  expect((await review('99001')).map((one) => one.opId)).toContain(anId(4));
});

test('what is held stands on the list too, without a decision to make', async () => {
  const visit = { outcome: 'absent', visitId: anId(801), householdId: anId(1900), startedAt: morning.toISOString(), revisitOn: null };
  await push(lan, '99001', [{ ...register(5), t: 'visit.log', b: visit }]);
  expect((await review('99001')).find((one) => one.opId === anId(5))?.code).toBeNull();
});

test('two officials cannot decide twice', async () => {
  await push(lan, '99001', [{ ...register(6), b: {} }]);
  const kept = (await review('99001')).find((one) => one.opId === anId(6));
  const { commune, scope, sha } = kept ?? { commune: '', scope: 0, sha: '' };
  const dismiss = () => callAs(database, binh).sync.decide({ commune, scope, opId: anId(6), sha, decision: 'dismissed' });
  await dismiss();
  expect(await problemOf(dismiss())).toBe('review.already-decided');
});

test.each([['another commune’s official', yen], ['the department', thu]])('%s may neither look nor decide', async (_, actor) => {
  expect(await problemOf(review('99001', actor))).toBe('access.denied');
  const named = { commune: '99001', scope: 1, opId: anId(4), sha: '0'.repeat(64), decision: 'dismissed' as const };
  expect(await problemOf(callAs(database, actor).sync.decide(named))).toBe('access.denied');
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#server/db/connect.ts';
import { admit } from '#server/sync/gate.ts';
import { callAs, problemOf } from '#tests/support/caller.ts';
import { binh, emptyHamlets, lan, morning, settle, thu, yen } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const place = { commune: '99001', scope: 1 };
const [inh, alsoInh, pom] = [anId(700), anId(701), anId(702)];
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyHamlets(database.sql);
  await register(1, inh, 'Lò Thị Ính', '0992000001');
  await register(2, alsoInh, 'Lo Thi Inh', '0992000001');
  await register(3, pom, 'Quàng Văn Pỏm', null);
});

test('entries that share a name and a number are laid side by side, with what makes them alike', async () => {
  const { pairs, total, joined } = await list();
  expect(total).toBe(1);
  expect(joined).toEqual([]);
  expect(pairs).toMatchObject([{ scope: 1, bv: 3, why: ['same-phone', 'same-name'], sides: [{ id: inh, isListed: false, people: 3, phone: '0992000001' }, { id: alsoInh }] }]);
});

test('in two hamlets the same name is two households', async () => {
  await register(1, anId(710), 'Quàng Văn Pỏm', null, 2);
  expect((await list()).total).toBe(1);
});

test('what a person has found to be another household is not shown again, whoever said so', async () => {
  await callAs(database, binh).household.duplicates.distinguish({ ...place, bv: 3, householdId: alsoInh, from: inh });
  expect((await list()).pairs).toEqual([]);
  await register(4, anId(703), 'Quang Van Pom', null, 1, [pom]);
  expect((await list()).pairs).toEqual([]);
});

test('joined entries are one household under the name that was kept, and two again when they are separated', async () => {
  const official = callAs(database, binh).household;
  await official.duplicates.join({ ...place, bv: 3, householdId: alsoInh, into: inh });
  const after = await list();
  expect(after.pairs).toEqual([]);
  expect(after.joined).toMatchObject([{ id: alsoInh, headName: 'Lo Thi Inh', intoName: 'Lò Thị Ính', by: { name: binh.name }, bv: 4 }]);
  const byOldName = await official.open({ ...place, householdId: alsoInh });
  expect(byOldName).toMatchObject({ id: inh, ver: 4, names: [{ id: alsoInh }] });

  await official.duplicates.separate({ ...place, bv: 4, householdId: alsoInh });
  expect((await list()).joined).toEqual([]);
  expect((await official.open({ ...place, householdId: alsoInh })).id).toBe(alsoInh);
});

test('two people who kept either name are separated at once', async () => {
  const official = callAs(database, binh).household;
  await official.duplicates.join({ ...place, bv: 3, householdId: alsoInh, into: inh });
  await official.duplicates.join({ ...place, bv: 3, householdId: inh, into: alsoInh });
  const [joined] = (await list()).joined;
  await official.duplicates.separate({ ...place, bv: 5, householdId: joined?.id ?? '' });
  expect((await list()).joined).toEqual([]);
  expect((await official.open({ ...place, householdId: alsoInh })).names).toEqual([]);
});

test.each([['another commune’s official', yen], ['the department', thu], ['a volunteer', lan]])('%s may not join', async (_, actor) => {
  const { duplicates } = callAs(database, actor).household;
  expect(await problemOf(duplicates.join({ ...place, bv: 3, householdId: alsoInh, into: inh }))).toBe('access.denied');
  expect(await problemOf(duplicates.distinguish({ ...place, bv: 3, householdId: alsoInh, from: inh }))).toBe('access.denied');
  expect(await problemOf(duplicates.separate({ ...place, bv: 3, householdId: alsoInh }))).toBe('access.denied');
});

function list() {
  return callAs(database, binh).household.duplicates.list({ commune: '99001' });
}

function register(number: number, householdId: string, headName: string, phone: string | null, scope = 1, notTheSameAs: string[] = []) {
  const b = { householdId, headName, address: null, phone, people: 3, notTheSameAs };
  const envelope = { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
  return admit(database.sql, { scope: { ...place, scope }, envelopes: [envelope], author: lan, deviceId: lan.deviceId, via: 'net', now: morning });
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem, type ProblemCode } from '#shared/base/problem.ts';
import type { Actor } from '#server/access/actor.ts';
import { insertAccount } from '#server/account/account-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { aWorld } from '#server/demo/builders.ts';
import { rosterLimits } from '#server/household/roster-limits.ts';
import { rosterRouter } from '#server/household/roster-router.ts';
import { insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';
import { serverKeys } from '#tests/support/caller.ts';
import { openTestDatabase } from '#tests/support/database.ts';

const world = aWorld();
const asBinh: Actor = {
  id: world.newId(),
  name: 'Nông Thanh Bình',
  role: 'official',
  communeCode: '99001',
  provinceCode: null,
  deviceId: null,
};
const asHoai: Actor = { ...asBinh, id: world.newId(), communeCode: '99002' };
const asThu: Actor = { ...asBinh, id: world.newId(), role: 'department', communeCode: null, provinceCode: '99' };
const asLan: Actor = { ...asBinh, id: world.newId(), role: 'volunteer', deviceId: world.newId() };

const file = {
  commune: '99001',
  fileName: 'danh-sach-ho.csv',
  base64: Buffer.from('Thôn,Tên chủ hộ\nBản Nà Lếch,Lò Văn Pản').toString('base64'),
};

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await insertProvince(database.sql, { code: '99', name: 'Tỉnh Mường Sương' });
  await insertCommune(database.sql, { code: '99001', provinceCode: '99', name: 'Xã Suối Mây' });
  await insertCommune(database.sql, { code: '99002', provinceCode: '99', name: 'Phường Bến Sương' });
  await insertHamlets(database.sql, '99001', [{ scopeId: 1, name: 'Bản Nà Lếch' }]);
  await insertAccount(database.sql, { ...asBinh, username: 'binh', passwordHash: null });
});

afterAll(() => database.close());

function callerOf(actor: Actor | null) {
  return rosterRouter.createCaller({
    sql: database.sql,
    clock: world.now,
    changes: { follow: () => expect.fail('nothing listens here'), close: () => Promise.resolve() },
    keys: serverKeys,
    actor,
    address: '192.0.2.1',
    origin: 'http://localhost:8080',
    setSession: () => expect.fail('no session begins here'),
    clearSession: () => expect.fail('no session ends here'),
    sessionToken: null,
  });
}

async function problemOf(act: Promise<unknown>): Promise<ProblemCode> {
  return act.then(
    () => expect.fail('there was no problem'),
    (error: Error) => (error.cause instanceof Problem ? error.cause.code : expect.fail(String(error))),
  );
}

test('an official sees and then imports the list of the own commune', async () => {
  const official = callerOf(asBinh);
  const { created, digest } = await official.preview(file);
  expect(created).toBe(1);
  expect(await official.confirm({ ...file, digest })).toEqual({ written: 1, created: 1, changed: 0 });
});

test('nobody else imports there: not another commune, not the department, not a volunteer, not a stranger', async () => {
  const digest = '0'.repeat(64);
  for (const [actor, code] of [
    [asHoai, 'access.denied'],
    [asThu, 'access.denied'],
    [asLan, 'access.denied'],
    [null, 'account.not-signed-in'],
  ] as const) {
    expect(await problemOf(callerOf(actor).preview(file))).toBe(code);
    expect(await problemOf(callerOf(actor).confirm({ ...file, digest }))).toBe(code);
  }
});

test('who may not import does not learn whether there is such a commune, nor what is wrong with the file', async () => {
  expect(await problemOf(callerOf(asBinh).preview({ ...file, commune: '99999', base64: '' }))).toBe('access.denied');
});

test('a file too large is told to be so, not that the request is wrong', async () => {
  const base64 = 'A'.repeat(Math.ceil((rosterLimits.bytes + 3) / 3) * 4);
  expect(await problemOf(callerOf(asBinh).preview({ ...file, base64 }))).toBe('roster.too-large');
});

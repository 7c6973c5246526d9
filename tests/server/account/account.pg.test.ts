import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertAccount } from '#server/account/account-queries.ts';
import { createEnrolment } from '#server/account/enrolment.ts';
import { hashPassword } from '#server/account/password.ts';
import { actorOf } from '#server/account/session-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { callAs, type Jar, problemOf } from '#tests/support/caller.ts';
import { binh, hoa, lan, minh, morning, settle, thu, yen } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

let database: Database;
const now = new Date('2026-11-23T01:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
  await insertAccount(database.sql, {
    id: anId(50), role: 'official', name: 'Cao Thị Mận', username: 'man', passwordHash: await hashPassword('mùa-lúa-chín'),
    communeCode: '99001', provinceCode: null,
  });
});
afterAll(() => database.close());

describe('signing in at a desk', () => {
  test('opens a session that says who it is until it is signed out', async () => {
    const jar: Jar = { token: null };
    const me = await callAs(database, null, { jar, address: 'a' }).account.signIn({ username: ' MAN ', password: 'mùa-lúa-chín' });
    expect(me).toMatchObject({ name: 'Cao Thị Mận', role: 'official', communeCode: '99001', provinceName: 'Tỉnh Thử Nghiệm' });
    const token = jar.token ?? '';
    expect(await actorOf(database.sql, token, now)).toMatchObject({ id: anId(50), deviceId: null });
    expect(await actorOf(database.sql, token, later(1))).toBeNull();
    await callAs(database, null, { jar }).account.signOut();
    expect(await actorOf(database.sql, token, now)).toBeNull();
  });

  test('gives one answer for a wrong name and a wrong password', async () => {
    const caller = callAs(database, null, { address: 'b' });
    expect(await problemOf(caller.account.signIn({ username: 'man', password: 'x' }))).toBe('account.sign-in-wrong');
    expect(await problemOf(caller.account.signIn({ username: 'nobody', password: 'x' }))).toBe('account.sign-in-wrong');
  });

  test('pauses after ten wrong tries from one address, also for the right password', async () => {
    const caller = callAs(database, null, { address: 'c' });
    for (let n = 0; n < 10; n += 1) await problemOf(caller.account.signIn({ username: `guess${n}`, password: 'x' }));
    expect(await problemOf(caller.account.signIn({ username: 'man', password: 'mùa-lúa-chín' }))).toBe('account.too-many-tries');
  });
});

describe('an enrolment link', () => {
  let code = '';
  beforeEach(async () => {
    code = (await createEnrolment(database.sql, { accountId: lan.id, createdBy: binh.id, now })).code;
  });
  const enrol = (deviceId: string, given = {}) => callAs(database, null, given).account.enrol({ code, deviceId, label: 'Máy Lan' });

  test('makes a phone the volunteer’s, with her hamlets', async () => {
    const jar: Jar = { token: null };
    expect(await callAs(database, null).account.enrolmentOf({ code })).toEqual({
      name: lan.name, communeName: 'Xã 99001', hamlets: ['Thôn Đồng Xuân'],
    });
    const answer = await enrol(anId(60), { jar });
    expect(answer.granted).toEqual([{ commune: '99001', scope: 1, hamletName: 'Thôn Đồng Xuân', communeName: 'Xã 99001' }]);
    expect(await actorOf(database.sql, jar.token ?? '', later(100))).toMatchObject({ id: lan.id, deviceId: anId(60) });
  });

  test('works once; the same phone may ask again when the answer was lost', async () => {
    await enrol(anId(61));
    expect((await enrol(anId(61))).me.name).toBe(lan.name);
    expect(await problemOf(enrol(anId(62)))).toBe('account.enrolment-used');
    expect(await problemOf(callAs(database, null).account.enrolmentOf({ code }))).toBe('account.enrolment-used');
  });

  test('is too old after seven days', async () => {
    expect(await problemOf(enrol(anId(63), { clock: () => later(8) }))).toBe('account.enrolment-expired');
  });

  test('that was never made is unknown', async () => {
    expect(await problemOf(callAs(database, null).account.enrolmentOf({ code: 'khong-co-ma-nay' }))).toBe('account.enrolment-unknown');
  });
});

describe('the commune’s official', () => {
  test('adds a volunteer with hamlets and gets a link for her', async () => {
    const made = await callAs(database, binh).account.addVolunteer({ commune: '99001', name: 'Vàng Thị Mỷ', role: 'volunteer', scopes: [2, 2] });
    expect(made.link).toMatch(/^http:\/\/tung-nha\.test\/bat-dau#.{32}$/);
    const lines = await callAs(database, binh).account.volunteers({ commune: '99001' });
    expect(lines.find((line) => line.name === 'Vàng Thị Mỷ')).toMatchObject({ hamlets: ['Bản Nà Lốc'], phones: 0 });
  });

  test.each([
    ['another commune’s official', yen],
    ['the department', thu],
    ['a volunteer', lan],
    ['a team lead', minh],
    ['nobody', null],
  ])('%s may not', async (_, actor) => {
    const caller = callAs(database, actor);
    const refused = actor === null ? 'account.not-signed-in' : 'access.denied';
    expect(await problemOf(caller.account.volunteers({ commune: '99001' }))).toBe(refused);
    expect(await problemOf(caller.account.newEnrolment({ accountId: lan.id }))).toBe(refused);
    const add = caller.account.addVolunteer({ commune: '99001', name: 'Ai đó', role: 'volunteer', scopes: [1] });
    expect(await problemOf(add)).toBe(refused);
  });
});

test('a phone is told when the commune last heard of it; a desk, and somebody who is not signed in, of nothing', async () => {
  expect(await callAs(database, hoa).account.lastHeard()).toBe(morning.toISOString());
  await callAs(database, hoa).sync.push({ proto: 1, nonce: null, groups: [] });
  expect(await callAs(database, hoa).account.lastHeard()).toBe(now.toISOString());
  expect(await callAs(database, binh).account.lastHeard()).toBeNull();
  expect(await callAs(database, null).account.lastHeard()).toBeNull();
});

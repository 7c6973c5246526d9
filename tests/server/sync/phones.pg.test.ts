import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#server/access/actor.ts';
import { forgetNonces } from '#server/account/device-queries.ts';
import { actorOf, beginSession } from '#server/account/session-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { callAs } from '#tests/support/caller.ts';
import { lan, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';

let database: Database;
let token = '';
beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetNonces(database.sql);
  token = (await beginSession(database.sql, { accountId: lan.id, deviceId: lan.deviceId, now: morning })).token;
});

async function showing(nonce: string | null, actor: Actor = lan) {
  const { phone } = await callAs(database, actor, { sessionToken: token }).sync.push({ proto: 1, nonce, groups: [] });
  return phone;
}

test('a phone that shows what it was given stays itself', async () => {
  const first = await showing(null);
  const second = await showing(first.nonce);
  const third = await showing(second.nonce);
  expect([first, second, third].map((phone) => phone.deviceId)).toEqual([lan.deviceId, lan.deviceId, lan.deviceId]);
  expect(new Set([first.nonce, second.nonce, third.nonce]).size).toBe(3);
});

test('a phone whose answers were lost stays itself, however often, and also when one comes late', async () => {
  const first = await showing(null);
  const lost = await showing(first.nonce);
  const lostAgain = await showing(first.nonce);
  expect(lostAgain).toEqual(lost);
  expect((await showing(lost.nonce)).deviceId).toBe(lan.deviceId);
});

test('the very first answer may be lost too', async () => {
  await showing(null);
  expect((await showing(null)).deviceId).toBe(lan.deviceId);
});

test('a copy of a phone, when the other has gone on, becomes a phone of its own with the session it came with', async () => {
  const { nonce } = await showing(null);
  await showing((await showing(nonce)).nonce);
  const copy = await showing(nonce);
  expect(copy.deviceId).not.toBe(lan.deviceId);
  expect(await actorOf(database.sql, token, morning)).toMatchObject({ id: lan.id, deviceId: copy.deviceId });
  expect((await showing(copy.nonce, { ...lan, deviceId: copy.deviceId })).deviceId).toBe(copy.deviceId);
});

test('after a restore, when the server remembers less than the phones, nobody is taken for a copy', async () => {
  const { nonce } = await showing((await showing(null)).nonce);
  await forgetNonces(database.sql);
  expect((await showing(nonce)).deviceId).toBe(lan.deviceId);
});

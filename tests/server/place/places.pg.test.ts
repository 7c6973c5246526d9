import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDeskAccount, newAccountSchema } from '#server/account/new-account.ts';
import type { Database } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { hamletsOf } from '#server/place/place-queries.ts';
import { addPlaces, placesFileSchema } from '#server/place/places-file.ts';
import { callAs } from '#tests/support/caller.ts';
import { openTestDatabase } from '#tests/support/database.ts';

let database: Database;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const places = (hamlets: string[]) => ({
  province: { code: '99', name: 'Tỉnh Thử Nghiệm' },
  communes: [{ code: '99001', name: 'Xã Thử', hamlets }],
});

test('a real commune begins with its places and one official, who can sign in with the password shown once', async () => {
  await inTransaction(database.sql, (tx) => addPlaces(tx, placesFileSchema.parse(places(['Xóm Đồi', 'Xóm Bãi']))));
  const asked = newAccountSchema.parse({ role: 'official', username: 'cb.thu', name: 'Hà Thị Thu', commune: '99001' });
  const { password } = await inTransaction(database.sql, (tx) => addDeskAccount(tx, asked));
  const me = await callAs(database, null, { address: 'places' }).account.signIn({ username: 'cb.thu', password });
  expect(me).toMatchObject({ name: 'Hà Thị Thu', communeName: 'Xã Thử' });
  const again = inTransaction(database.sql, (tx) => addDeskAccount(tx, asked));
  await expect(again).rejects.toMatchObject({ code: 'account.username-taken' });
});

test('the same places again change nothing, and a new hamlet is added after the others', async () => {
  const again = await inTransaction(database.sql, (tx) => addPlaces(tx, places(['Xóm Bãi', 'Xóm Đồi', 'Xóm Mới'])));
  expect(again.hamlets).toBe(1);
  expect(await hamletsOf(database.sql, '99001')).toEqual([
    { scopeId: 1, name: 'Xóm Đồi' },
    { scopeId: 2, name: 'Xóm Bãi' },
    { scopeId: 3, name: 'Xóm Mới' },
  ]);
});

test('an official belongs to a commune that is there, a department to a province', async () => {
  const official = { role: 'official', username: 'x1', name: 'Ai đó' };
  expect(newAccountSchema.safeParse(official).success).toBe(false);
  expect(newAccountSchema.safeParse({ ...official, role: 'department', commune: '99001' }).success).toBe(false);
  const nowhere = newAccountSchema.parse({ ...official, commune: '12345' });
  await expect(inTransaction(database.sql, (tx) => addDeskAccount(tx, nowhere))).rejects.toMatchObject({ code: 'place.unknown' });
});

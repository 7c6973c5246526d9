import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#server/db/connect.ts';
import { builtInMigrations, migrate, type Migration } from '#server/db/migrate.ts';
import { openEmptyTestDatabase } from '#tests/support/database.ts';

const houses: Migration = { name: '0001-houses.sql', text: 'create table house (id int);\ninsert into house values (1);' };
const doors: Migration = { name: '0002-doors.sql', text: 'alter table house add door text;' };

let database: Database;
beforeEach(async () => {
  database = await openEmptyTestDatabase();
});
afterEach(() => database.close());

test('every step is applied once, in the order of the names, also when two programs start together', async () => {
  const both = await Promise.all([migrate(database.sql, [doors, houses]), migrate(database.sql, [doors, houses])]);
  expect(both.flat().toSorted()).toEqual(['0001-houses.sql', '0002-doors.sql']);
  expect(await database.sql`select id, door from house`).toEqual([{ id: 1, door: null }]);
  expect(await migrate(database.sql, [houses, doors])).toEqual([]);
});

test('a step that was edited after it was applied is refused by its name', async () => {
  await migrate(database.sql, [houses]);
  const edited = { ...houses, text: houses.text.replace('1', '2') };
  await expect(migrate(database.sql, [edited, doors])).rejects.toMatchObject({
    code: 'database.migration-changed',
    details: { name: '0001-houses.sql' },
  });
});

test('a database newer than the program is refused', async () => {
  await migrate(database.sql, [houses, doors]);
  await expect(migrate(database.sql, [houses])).rejects.toMatchObject({ details: { name: '0002-doors.sql' } });
});

test('line ends changed by git on Windows are not an edit', async () => {
  await migrate(database.sql, [houses]);
  const onWindows = { ...houses, text: houses.text.replaceAll('\n', '\r\n') };
  expect(await migrate(database.sql, [onWindows])).toEqual([]);
});

test('a step that fails leaves nothing of itself and keeps the steps before it', async () => {
  const broken: Migration = { name: '0002-broken.sql', text: 'create table half (id int); select 1 / 0;' };
  await expect(migrate(database.sql, [houses, broken])).rejects.toThrow('division by zero');
  expect(await database.sql`select to_regclass('half') as half, to_regclass('house')::text as house`).toEqual([
    { half: null, house: 'house' },
  ]);
  expect(await migrate(database.sql, [houses, doors])).toEqual(['0002-doors.sql']);
});

test('the steps of the product itself apply to an empty database', async () => {
  const names = builtInMigrations().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(await migrate(database.sql)).toEqual(names.toSorted());
});

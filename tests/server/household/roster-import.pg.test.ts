import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { ProblemCode } from '#shared/base/problem.ts';
import { insertAccount } from '#server/account/account-queries.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { aWorld, buildersOf } from '#server/demo/builders.ts';
import { confirmRoster, previewRoster } from '#server/household/roster-import.ts';
import { mergeHamlets, splitHamlet } from '#server/place/hamlet-changes.ts';
import { insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';
import { admit } from '#server/sync/gate.ts';
import { openTestDatabase } from '#tests/support/database.ts';

const world = aWorld();
const make = buildersOf(world);
const binh = { ...make.aPerson({ name: 'Nông Thanh Bình' }), role: 'official' as const };
const heading = ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại', 'Loại hộ', 'Số nhân khẩu'];
const rows = [
  ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '0992000001', 'Nghèo', '4'],
  ['Bản Nà Lếch', 'Quàng Thị Inh', '', '', 'cận nghèo', ''],
  ['Thôn Đồng Xuân', 'Nguyễn Thị Hoà', 'Số 12', '992000003', '', '3'],
];

let database: Database;
let communeCode = '';
let lastCommune = 99_100;

beforeAll(async () => {
  database = await openTestDatabase();
  await insertProvince(database.sql, { code: '99', name: 'Tỉnh Mường Sương' });
  await insertAccount(database.sql, {
    ...binh,
    role: 'official',
    username: 'binh',
    passwordHash: null,
    provinceCode: null,
    communeCode: null,
  });
});

// A commune of its own for each test.
beforeEach(async () => {
  communeCode = String((lastCommune += 1));
  await insertCommune(database.sql, { code: communeCode, provinceCode: '99', name: 'Xã Suối Mây' });
  await insertHamlets(database.sql, communeCode, [
    { scopeId: 1, name: 'Bản Nà Lếch' },
    { scopeId: 2, name: 'Thôn Đồng Xuân' },
  ]);
});

afterAll(() => database.close());

function csv(table: string[][]): Buffer {
  return Buffer.from([heading, ...table].map((row) => row.join(';')).join('\n'));
}

function preview(bytes: Buffer) {
  return previewRoster(database.sql, { communeCode, bytes });
}

function confirm(bytes: Buffer, digest: string, now = world.now()) {
  return confirmRoster(database.sql, { communeCode, bytes, digest, author: binh, now, newId: world.newId });
}

async function importNow(bytes: Buffer) {
  return confirm(bytes, (await preview(bytes)).digest);
}

async function problemOf(act: Promise<unknown>): Promise<ProblemCode> {
  return act.then(
    () => expect.fail('there was no problem'),
    (error: { code: ProblemCode }) => error.code,
  );
}

/** Everything that an import could have written, as one hash. */
async function everything(): Promise<string> {
  const { sql } = database;
  const tables = await Promise.all([
    sql`select * from household order by household_id, commune_code`,
    sql`select * from sync_op order by op_id, commune_code`,
    sql`select * from sync_scope order by commune_code, scope_id`,
    sql`select * from sync_quarantine order by op_id`,
    sql`select * from hamlet_tally order by commune_code, scope_id`,
  ]);
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex');
}

function households() {
  return database.sql<{ scopeId: number; headName: string; address: string | null; poverty: string; ver: number }[]>`
    select scope_id, head_name, address, poverty, ver from household where commune_code = ${communeCode}
    order by scope_id, head_name collate "C"`;
}

test('a preview says what would happen and writes nothing', async () => {
  const before = await everything();
  expect(await preview(csv(rows))).toMatchObject({ sheet: null, rows: 3, created: 3, changed: 0, same: 0, leftOut: 0, errors: [] });
  expect(await everything()).toBe(before);
});

test('a confirmed list is there: households, class, numbers, and the official who brought it', async () => {
  expect(await importNow(csv(rows))).toEqual({ written: 3, created: 3, changed: 0 });
  expect(await households()).toEqual([
    { scopeId: 1, headName: 'Lò Văn Pản', address: 'Nhóm 2', poverty: 'poor', ver: 1 },
    { scopeId: 1, headName: 'Quàng Thị Inh', address: null, poverty: 'near-poor', ver: 2 },
    { scopeId: 2, headName: 'Nguyễn Thị Hoà', address: 'Số 12', poverty: 'none', ver: 1 },
  ]);
  const tallies = await hamletTallies(database.sql, communeCode);
  expect(tallies.map(({ tally }) => [tally.households, tally.poorListed, tally.nearPoorListed])).toEqual([
    [2, 1, 1],
    [1, 0, 0],
  ]);
  const journal = await database.sql`
    select distinct op_type, account_id, device_id, via from sync_op where commune_code = ${communeCode}`;
  expect(journal).toEqual([{ opType: 'household.enlist', accountId: binh.id, deviceId: null, via: 'office' }]);
});

test('the same file a second time changes nothing, and no hamlet moves on', async () => {
  await importNow(csv(rows));
  const before = await everything();
  const second = await preview(csv(rows));
  expect(second).toMatchObject({ created: 0, changed: 0, same: 3 });
  const nextWeek = new Date('2026-12-01T00:00:00Z');
  expect(await confirm(csv(rows), second.digest, nextWeek)).toEqual({ written: 0, created: 0, changed: 0 });
  expect(await everything()).toBe(before);
});

test('confirming twice by impatience writes once and says so', async () => {
  const { digest } = await preview(csv(rows));
  await confirm(csv(rows), digest);
  expect(await problemOf(confirm(csv(rows), digest))).toBe('roster.changed-since-preview');
  expect(await households()).toHaveLength(3);
});

test('a workbook and its CSV are one plan', async () => {
  const table = [heading, ...rows.map((row) => row.map((cell) => (/^\d{9}$/.test(cell) ? Number(cell) : cell)))];
  const data = table.map((row) => row.map((value) => ({ value: value as string })));
  const workbook = await writeXlsxFile([{ sheet: 'Hộ', data }]).toBuffer();
  const [fromWorkbook, fromText] = [await preview(workbook), await preview(csv(rows))];
  expect(fromWorkbook).toEqual({ ...fromText, sheet: 'Hộ' });
});

test('a changed cell changes its household and no other', async () => {
  await importNow(csv(rows));
  const corrected = rows.with(0, ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '0992000001', '', '5']);
  const seen = await preview(csv(corrected));
  expect(seen).toMatchObject({ created: 0, changed: 1, same: 2 });
  const place = { row: 2, hamletName: 'Bản Nà Lếch', headName: 'Lò Văn Pản' };
  expect(seen.sample).toEqual([{ ...place, kind: 'changed', fields: ['poverty', 'people'] }]);
  const tomorrow = new Date('2026-11-23T00:00:00Z');
  expect(await confirm(csv(corrected), seen.digest, tomorrow)).toEqual({ written: 1, created: 0, changed: 1 });
  expect((await households()).map(({ headName, poverty, ver }) => [headName, poverty, ver])).toEqual([
    ['Lò Văn Pản', 'none', 3],
    ['Quàng Thị Inh', 'near-poor', 2],
    ['Nguyễn Thị Hoà', 'none', 1],
  ]);
});

test('rows at fault are left out and said, the others are imported', async () => {
  const faulty = csv([...rows, ['Bản Không Có', 'Vì Văn Ún', '', '', '', ''], ['Bản Nà Lếch', 'Vì Văn Ún', '', '12', '', '']]);
  const seen = await preview(faulty);
  expect(seen).toMatchObject({ rows: 5, created: 3, leftOut: 2, errorCount: 2 });
  expect(seen.errors).toEqual([
    { row: 5, column: 'Thôn', code: 'hamlet-unknown', value: 'Bản Không Có' },
    { row: 6, column: 'Điện thoại', code: 'phone-unreadable', value: '12' },
  ]);
  expect((await confirm(faulty, seen.digest)).written).toBe(3);
  expect(await households()).toHaveLength(3);
});

test('when the households have changed since the preview, nothing is written', async () => {
  const { digest } = await preview(csv(rows));
  const registration = make.aRegistration({ headName: 'Lò Văn Pản', address: 'Nhóm 2' });
  await admit(database.sql, {
    scope: { commune: communeCode, scope: 1 },
    envelopes: [make.registering(registration)],
    author: binh,
    deviceId: null,
    via: 'net',
    now: world.now(),
  });
  const before = await everything();
  expect(await problemOf(confirm(csv(rows), digest))).toBe('roster.changed-since-preview');
  expect(await everything()).toBe(before);
});

test('another file under the digest of the one that was seen is not imported', async () => {
  const { digest } = await preview(csv(rows));
  expect(await problemOf(confirm(csv(rows.slice(0, 2)), digest))).toBe('roster.changed-since-preview');
});

test('a household that a volunteer registered is found by the list and keeps its id', async () => {
  const registration = make.aRegistration({ headName: 'Lò Văn Pản', address: 'Nhóm 2', phone: '0992000001' });
  await admit(database.sql, {
    scope: { commune: communeCode, scope: 1 },
    envelopes: [make.registering(registration)],
    author: binh,
    deviceId: null,
    via: 'net',
    now: world.now(),
  });
  expect(await importNow(csv(rows))).toEqual({ written: 3, created: 2, changed: 1 });
  const found = await database.sql`select poverty from household where household_id = ${registration.householdId}`;
  expect(found).toEqual([{ poverty: 'poor' }]);
});

test('an import is all or nothing: what the gate refuses in the second hamlet undoes the first', async () => {
  const four = csv([...rows, ['Thôn Đồng Xuân', 'Vũ Đức Đạt', '', '', '', '']]);
  const { digest } = await preview(four);
  const before = await everything();
  const worn = world.newId();
  let made = 0;
  // Two households of two ids each fill the first hamlet; those of the second all get the same one.
  const newId = () => ((made += 1) > 4 ? worn : world.newId());
  const failing = confirmRoster(database.sql, { communeCode, bytes: four, digest, author: binh, now: world.now(), newId });
  expect(await problemOf(failing)).toBe('server.failed');
  expect(await everything()).toBe(before);
});

test('a list in which no row is a household is empty', async () => {
  expect(await problemOf(preview(csv([['Tổng cộng', '', '', '', '', '']])))).toBe('roster.empty');
});

test('more households than go through the gate at once are imported whole', async () => {
  const many = Array.from({ length: 1_201 }, (_, index) => ['Bản Nà Lếch', `Lò Văn Pản ${index}`, '', '', '', '']);
  expect(await importNow(csv(many))).toEqual({ written: 1_201, created: 1_201, changed: 0 });
  expect(await preview(csv(many))).toMatchObject({ same: 1_201 });
});

test('an old list goes on working after its hamlets were split and merged: nobody is entered twice', async () => {
  await importNow(csv(rows));
  const [inh] = await database.sql<{ id: string }[]>`
    select household_id as id from household where commune_code = ${communeCode} and head_name = 'Quàng Thị Inh'`;
  const change = { commune: communeCode, author: binh, now: world.now(), newId: world.newId };
  await splitHamlet(database.sql, { ...change, from: 1, name: 'Bản Nà Lếch Hạ', households: [inh?.id ?? ''] });
  await mergeHamlets(database.sql, { ...change, from: 2, into: 1 });
  expect(await preview(csv(rows))).toMatchObject({ same: 3, created: 0, errors: [] });

  const changed = csv(rows.map((row) => [...row.slice(0, 5), '7']));
  expect(await importNow(changed)).toEqual({ written: 3, created: 0, changed: 3 });
  const where = await database.sql`
    select head_name, scope_id as scope from household where commune_code = ${communeCode} and is_shown order by head_name`;
  expect(where).toEqual([
    { headName: 'Lò Văn Pản', scope: 1 },
    { headName: 'Nguyễn Thị Hoà', scope: 1 },
    { headName: 'Quàng Thị Inh', scope: 3 },
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/db/connect.ts';
import { take } from '#server/sync/take.ts';
import { callAs, problemOf } from '#tests/support/caller.ts';
import { binh, lan, minh, morning, settle, thu, yen } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const commune = '99001';
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
  const ops = [701, 702, 703].map((number, index) => {
    const b = { householdId: anId(number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
    return { id: anId(index + 1), seq: index + 1, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
  });
  const granted = new Set([`${commune}/1`]);
  await take(database.sql, { groups: [{ commune, scope: 1, ops }], author: lan, deviceId: lan.deviceId ?? '', via: 'net', granted, now: morning });
});
afterAll(() => database.close());

const place = (actor = binh) => callAs(database, actor).place;
const standing = async () => (await place().hamletsInWork({ commune })).standing;

test('an official sees how many households each hamlet has and who works there', async () => {
  expect(await standing()).toEqual([
    {
      scope: 1,
      name: 'Thôn Đồng Xuân',
      households: 3,
      people: [{ name: minh.name, isLead: true }, { name: lan.name, isLead: false }],
    },
    { scope: 2, name: 'Bản Nà Lốc', households: 0, people: [{ name: minh.name, isLead: true }] },
  ]);
});

test('hamlets are the business of the commune’s own people', async () => {
  for (const actor of [thu, yen, lan]) {
    expect(await problemOf(place(actor).hamletsInWork({ commune }))).toBe('access.denied');
    expect(await problemOf(place(actor).moveHouseholds({ commune, from: 1, to: 2, households: [anId(701)] }))).toBe('access.denied');
    expect(await problemOf(place(actor).splitHamlet({ commune, from: 1, name: 'Thôn Mới', households: [anId(701)] }))).toBe('access.denied');
    expect(await problemOf(place(actor).mergeHamlets({ commune, from: 1, into: 2 }))).toBe('access.denied');
  }
});

test('at most 500 households are moved at a time, and at least one', async () => {
  for (const count of [0, 501]) {
    const households = Array.from({ length: count }, (_, index) => anId(index));
    expect(await problemOf(place().moveHouseholds({ commune, from: 1, to: 2, households }))).toMatch(/too_(small|big)/);
  }
});

test('what has moved is said, and the hamlets, the households and the province tell the same', async () => {
  expect(await place().moveHouseholds({ commune, from: 1, to: 2, households: [anId(701), anId(999)] })).toEqual({ moved: 1 });
  expect(await place().splitHamlet({ commune, from: 1, name: 'Thôn Mới', households: [anId(702)] })).toEqual({ scope: 3, moved: 1 });
  expect(await place().moveHouseholds({ commune, from: 3, to: null, households: [anId(702)] })).toEqual({ moved: 1 });
  expect(await place().mergeHamlets({ commune, from: 1, into: 3 })).toEqual({ moved: 1 });
  expect((await standing()).map(({ scope, households }) => [scope, households])).toEqual([[2, 1], [3, 1]]);
  expect((await callAs(database, thu).coverage.province()).communes[0]).toMatchObject({ code: commune, hamlets: 2, tally: { households: 2 } });
  const gone = callAs(database, binh).household.open({ commune, scope: 3, householdId: anId(702) });
  expect(await problemOf(gone)).toBe('household.unknown');
});

test('of a hamlet that is no more it is said what it has become a part of, however often that was merged too', async () => {
  await place().mergeHamlets({ commune, from: 3, into: 2 });
  const { ended } = await place().hamletsInWork({ commune });
  expect(new Map(ended.map(({ name, into }) => [name, into]))).toEqual(new Map([['Thôn Mới', 'Bản Nà Lốc'], ['Thôn Đồng Xuân', 'Bản Nà Lốc']]));
});

test('nobody is given work in a hamlet that is no more', async () => {
  const add = callAs(database, binh).account.addVolunteer({ commune, name: 'Lò Thị Mới', role: 'volunteer', scopes: [1] });
  expect(await problemOf(add)).toBe('hamlet.unknown');
  const [line] = (await callAs(database, binh).account.volunteers({ commune })).filter(({ name }) => name === lan.name);
  expect(line?.hamlets).toEqual(['Bản Nà Lốc']);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '#shared/sync/operation.ts';
import { digestOf } from '#shared/sync/digest.ts';
import type { Row } from '#shared/sync/pull.ts';
import type { Database } from '#server/db/connect.ts';
import { loadVersionedFiles } from '#server/household/file-queries.ts';
import { currentHouseholds } from '#server/household/roster-queries.ts';
import { admit } from '#server/sync/gate.ts';
import { sumDigest } from '#server/sync/gate-queries.ts';
import { pullScope } from '#server/sync/pull.ts';
import { purgeTombstones } from '#server/sync/tombstones.ts';
import { callAs } from '#tests/support/caller.ts';
import { binh, emptyHamlets, lan, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';
import { leave } from './leaving.ts';

const here = { commune: '99001', scope: 1 };
const day = 24 * 60 * 60 * 1000;
const atHorizon = new Date(morning.getTime() + 180 * day);
const beyondHorizon = new Date(atHorizon.getTime() + 1);
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { sql } = database;
  await emptyHamlets(sql);
  await sql`truncate snapshot`;
  await push([register(1), register(2), { ...register(3), t: 'visit.log', b: visitOf(1) }]);
  await leave(sql, here, anId(1001), 2, morning);
});

function register(number: number): Envelope {
  const b = { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: 'Nhà 14', phone: null, people: null, notTheSameAs: [] };
  return { id: anId(number), seq: 0, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

function visitOf(household: number) {
  return { outcome: 'absent', visitId: anId(801), householdId: anId(1000 + household), startedAt: morning.toISOString(), revisitOn: null };
}

function push(envelopes: Envelope[]) {
  return admit(database.sql, { scope: here, envelopes, author: lan, deviceId: lan.deviceId, via: 'net', now: morning });
}

async function answered(cursor: number, epoch: string | null) {
  const answer = await pullScope(database.sql, { ...here, epoch, cursor });
  if (answer.kind === 'gone') throw new Error('the hamlet is there');
  return answer;
}

async function rowsFrom(cursor: number): Promise<{ rows: Row[]; digest: string | null; epoch: string }> {
  const answer = await answered(cursor, null);
  if (answer.kind !== 'rows') throw new Error(`rows were to come, not ${answer.kind}`);
  return answer;
}

async function tombVer() {
  const [row] = await database.sql<{ tombVer: number }[]>`
    select tomb_ver from sync_scope where commune_code = '99001' and scope_id = 1`;
  return row?.tombVer;
}

test('of a household that left, phones hear where it went, and nothing else of it is there', async () => {
  const { rows, digest } = await rowsFrom(3);
  expect(rows).toEqual([{ kind: 'household', id: anId(1001), ver: 4, body: { id: anId(1001), gone: { movedTo: 2 } } }]);
  expect(digest).toBe(digestOf((await rowsFrom(0)).rows));
  const kept = await database.sql`select * from household where household_id = ${anId(1001)}`;
  expect(JSON.stringify(kept)).not.toMatch(/Lò Văn|Nhà 14/);
  expect(await database.sql`select 1 from visit`).toEqual([]);
});

test('it is in no list of the office, nor among those that a new roster is compared with', async () => {
  const list = await callAs(database, binh).household.list({ commune: '99001', scope: 1, coverage: null, poverty: null, search: '' });
  expect(list.lines.map(({ id }) => id)).toEqual([anId(1002)]);
  expect((await currentHouseholds(database.sql, '99001', [1])).map(({ id }) => id)).toEqual([anId(1002)]);
});

test('whoever writes it anew finds no row of it in the sum', async () => {
  const { files, versions } = await loadVersionedFiles(database.sql, here, [anId(1001)]);
  expect(files.get(anId(1001))).toMatchObject({ household: { gone: { movedTo: 2 } }, members: {}, visits: {} });
  expect(versions.size).toBe(0);
});

test('a visit to a household that has left waits for it to come back', async () => {
  const answers = await push([{ ...register(9), t: 'visit.log', b: visitOf(1) }]);
  expect(answers).toMatchObject([{ kind: 'held', needs: 'household' }]);
});

test('after the horizon it is forgotten, the digest stays as it was, and doing it again changes nothing', async () => {
  const { digest } = await rowsFrom(0);
  expect(await purgeTombstones(database.sql, atHorizon)).toBe(0);
  expect(await tombVer()).toBe(0);
  expect(await purgeTombstones(database.sql, beyondHorizon)).toBe(1);
  expect(await tombVer()).toBe(4);
  expect(await purgeTombstones(database.sql, beyondHorizon)).toBe(0);
  expect(await tombVer()).toBe(4);
  expect((await rowsFrom(0)).digest).toBe(digest);
  expect(await sumDigest(database.sql, here)).toBe(digest);
});

test('a phone that has not heard of it begins anew; one that has, goes on; one that begins reads to the end', async () => {
  const { epoch } = await rowsFrom(0);
  await purgeTombstones(database.sql, beyondHorizon);
  expect(await answered(3, epoch)).toMatchObject({ kind: 'refetch', epoch, head: 4 });
  expect(await answered(4, epoch)).toMatchObject({ kind: 'rows', rows: [] });
  expect(await answered(0, null)).toMatchObject({ kind: 'rows', to: 4 });
});

test('a phone of another history is told that first: it sends again what may be lost', async () => {
  await purgeTombstones(database.sql, beyondHorizon);
  expect(await answered(3, anId(5))).toMatchObject({ kind: 'restart' });
});

test('a file from before what was forgotten is not offered any more', async () => {
  await push(Array.from({ length: 30 }, (_, index) => register(100 + index)));
  const first = await pullScope(database.sql, { ...here, epoch: null, cursor: 0, takesFile: true });
  expect(first).toMatchObject({ kind: 'snapshot', ver: 34 });
  await leave(database.sql, here, anId(1100), null, morning);
  await purgeTombstones(database.sql, beyondHorizon);
  expect(await pullScope(database.sql, { ...here, epoch: null, cursor: 0, takesFile: true })).toMatchObject({ kind: 'snapshot', ver: 35 });
  expect(await database.sql`select ver from snapshot`).toEqual([{ ver: 35 }]);
  // Begun before, kept after.
  await database.sql`update snapshot set ver = 34`;
  expect(await pullScope(database.sql, { ...here, epoch: null, cursor: 0, takesFile: true })).toMatchObject({ kind: 'snapshot', ver: 35 });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Database } from '#server/db/connect.ts';
import { admit } from '#server/sync/gate.ts';
import { beginAnew, keepHistory, recordVerifiedBackup } from '#server/sync/history.ts';
import { pullScope } from '#server/sync/pull.ts';
import { callAs } from '#tests/support/caller.ts';
import { lan, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const here = { commune: '99001', scope: 1 };
let database: Database;
let lastId = 5_000;

let identity = '';

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
  const [told] = await database.sql<{ text: string }[]>`select pg_get_functiondef('history_identity'::regproc) as text`;
  identity = told?.text ?? '';
});
afterAll(() => database.close());
beforeEach(async () => {
  const { sql } = database;
  await sql`truncate sync_history, sync_fork, sync_op, sync_held, sync_quarantine, household, member, visit, device`;
  await sql`update sync_scope set ver = 0, digest = null, epoch = gen_random_uuid()`;
  await sql.unsafe(identity);
});

test('a server that starts again goes on with the same epochs', async () => {
  const before = await epochs();
  expect(await kept()).toEqual({ kind: 'begun', isTold: true });
  expect(await kept()).toEqual({ kind: 'continued', isTold: true });
  expect(await epochs()).toEqual(before);
});

test.each([
  ['on another cluster', 'system_identifier'],
  ['on another timeline, as after a promotion', 'timeline'],
  ['in tables made anew, as by a dump restored into the same cluster', 'table_oid'],
])('a database that finds itself %s begins new epochs, and writes down how far the old ones are true', async (_, column) => {
  await kept();
  await push(1, 2, 3);
  const before = await epochs();
  await standElsewhere(column);
  expect(await kept()).toEqual({ kind: 'forked', isTold: true });
  const after = await epochs();
  expect(after.map(({ epoch }) => epoch)).toEqual(before.map(() => anId(lastId)));
  const forks = await database.sql`
    select commune_code, scope_id, old_epoch, new_epoch, fork_ver from sync_fork order by commune_code, scope_id`;
  expect(forks).toEqual(
    before.map(({ epoch, ver, ...key }) => ({ ...key, oldEpoch: epoch, newEpoch: anId(lastId), forkVer: ver })),
  );
  expect(before.map(({ ver }) => ver)).toEqual([3, 0, 0, 0]);
  expect((await kept()).kind).toBe('continued');
});

test('two programs that start on a restored database at the same moment begin one epoch', async () => {
  await kept();
  await standElsewhere('system_identifier');
  const both = await Promise.all([kept(), kept()]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['continued', 'forked']);
  expect(await database.sql`select distinct new_epoch from sync_fork`).toHaveLength(1);
});

test('where the server does not tell its cluster and timeline, a restored dump is noticed all the same', async () => {
  await kept();
  await database.sql.unsafe(`
    create or replace function history_identity(out system_identifier text, out timeline text, out table_oid bigint)
    language sql as 'select null::text, null::text, ''sync_history''::regclass::oid::bigint'`);
  expect(await kept()).toEqual({ kind: 'continued', isTold: false });
  await standElsewhere('table_oid');
  expect(await kept()).toEqual({ kind: 'forked', isTold: false });
});

test('a phone whose history goes on takes the new epoch and continues from its cursor, after any number of forks', async () => {
  await kept();
  await push(1, 2, 3);
  const { epoch } = await pulled(null, 0);
  await standElsewhere('timeline');
  await kept();
  await push(4, 5);
  await standElsewhere('system_identifier');
  await kept();
  for (const cursor of [0, 2, 3]) {
    const answer = await pulled(epoch, cursor);
    expect(answer).toMatchObject({ kind: 'rows', epoch: anId(lastId), from: cursor, to: 5, head: 5 });
    expect(answer.kind === 'rows' && answer.rows.map((row) => row.ver)).toEqual([1, 2, 3, 4, 5].slice(cursor));
  }
});

test('a phone that has seen what this history lost fetches its hamlet again, also when the versions have been given anew', async () => {
  await kept();
  await push(1, 2, 3);
  const { epoch } = await pulled(null, 0);
  await standElsewhere('timeline');
  await kept();
  expect(await pulled(epoch, 4)).toMatchObject({ kind: 'restart', epoch: anId(lastId), head: 3 });
  await push(4, 5);
  expect(await pulled(epoch, 4)).toMatchObject({ kind: 'restart', epoch: anId(lastId), head: 5 });
  expect(await pulled(anId(9), 1)).toMatchObject({ kind: 'restart' });
});

test('when a standby takes over while the server runs, the first write notices it before anything is written', async () => {
  await kept();
  await push(1, 2);
  const { epoch } = await pulled(null, 0);
  await standElsewhere('timeline');
  await push(3);
  expect(await pulled(epoch, 2)).toMatchObject({ kind: 'rows', from: 2, to: 3 });
  expect((await pulled(epoch, 3)).kind).toBe('restart');
});

test('after files were copied back every phone fetches its hamlets again', async () => {
  await kept();
  await push(1, 2);
  const { epoch } = await pulled(null, 0);
  await beginAnew(database.sql, { newId: () => anId(6_000), now: morning });
  expect(await pulled(epoch, 0)).toMatchObject({ kind: 'restart', epoch: anId(6_000), head: 2 });
  expect((await kept()).kind).toBe('continued');
});

test('a restored server takes the phone’s next push as it comes: it cannot know what the phone was given last', async () => {
  await kept();
  await database.sql`update device set nonce = ${anId(7)}, nonce_before = ${anId(8)}`;
  await standElsewhere('system_identifier');
  await kept();
  expect(await database.sql`select 1 from device where nonce is not null or nonce_before is not null`).toHaveLength(0);
});

test('what an operator verified is told to phones ten minutes short, for what was still being written down', async () => {
  await kept();
  const now = new Date('2026-11-23T02:00:00.000Z');
  const { sync } = callAs(database, lan);
  expect(await sync.pull({ scopes: [] })).toMatchObject({ safeAt: null });
  await recordVerifiedBackup(database.sql, { at: new Date('2026-11-23T01:00:00.000Z'), now });
  expect(await sync.pull({ scopes: [] })).toMatchObject({ safeAt: '2026-11-23T00:50:00.000Z' });
  expect(await sync.push({ proto: 1, nonce: null, groups: [] })).toMatchObject({ safeAt: '2026-11-23T00:50:00.000Z' });
});

test('a backup of tomorrow cannot have been verified', async () => {
  await kept();
  const verified = recordVerifiedBackup(database.sql, { at: new Date('2026-11-23T00:00:00.001Z'), now: new Date('2026-11-23T00:00:00.000Z') });
  await expect(verified).rejects.toMatchObject({ code: 'config.invalid', details: { name: 'moment' } });
  expect(await callAs(database, lan).sync.pull({ scopes: [] })).toMatchObject({ safeAt: null });
});

function kept() {
  return keepHistory(database.sql, { newId: () => anId((lastId += 1)), now: morning });
}

/** As if everything had been written down somewhere else. */
async function standElsewhere(column: string): Promise<void> {
  const { sql } = database;
  await sql`update sync_history set ${sql(column)} = ${column === 'table_oid' ? sql`table_oid + 1` : sql`'00000009'`}`;
}

function epochs() {
  return database.sql<{ communeCode: string; scopeId: number; epoch: string; ver: number }[]>`
    select commune_code, scope_id, epoch, ver from sync_scope order by commune_code, scope_id`;
}

async function push(...numbers: number[]): Promise<void> {
  const envelopes = numbers.map((number): Envelope => {
    const b = { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
    return { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
  });
  await admit(database.sql, { scope: here, envelopes, author: lan, deviceId: lan.deviceId, via: 'net', now: morning });
}

async function pulled(epoch: string | null, cursor: number) {
  const answer = await pullScope(database.sql, { ...here, epoch, cursor });
  if (answer.kind === 'gone') throw new Error('the hamlet is there');
  return answer;
}

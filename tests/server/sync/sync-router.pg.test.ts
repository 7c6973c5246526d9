import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '#shared/sync/digest.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Database } from '#server/db/connect.ts';
import { openChangeHub } from '#server/sync/changes.ts';
import { callAs, problemOf } from '#tests/support/caller.ts';
import { binh, hoa, lan, morning, settle, thu } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());

function register(number: number): Envelope {
  const b = { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
  return { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

function pushAs(actor: typeof lan, commune: string, scope: number, ops: Envelope[]) {
  return callAs(database, actor).sync.push({ proto: 1, nonce: null, groups: [{ commune, scope, ops }] });
}

test('work for a hamlet that is not the volunteer’s is kept aside with the reason, and her own goes through', async () => {
  const foreign = await pushAs(lan, '99002', 1, [register(1)]);
  const unknown = await pushAs(lan, '99001', 77, [register(2)]);
  const own = await pushAs(lan, '99001', 1, [register(3)]);
  expect(foreign.answers).toEqual([{ id: anId(1), kind: 'quarantined', code: 'scope.not-yours' }]);
  expect(unknown.answers).toEqual([{ id: anId(2), kind: 'quarantined', code: 'scope.not-yours' }]);
  expect(own.answers).toMatchObject([{ kind: 'ok', ver: 1 }]);
  const kept = await database.sql`select op_id from sync_quarantine order by op_id`;
  expect(kept.map((row) => row['opId'])).toEqual([anId(1), anId(2)]);
});

test('a pull answers for granted hamlets only, and says which they are', async () => {
  const reply = await callAs(database, hoa).sync.pull({
    scopes: [{ commune: '99002', scope: 1, epoch: null, cursor: 0 }, { commune: '99001', scope: 1, epoch: null, cursor: 0 }],
  });
  expect(reply.answers.map((answer) => answer.kind)).toEqual(['rows', 'gone']);
  expect(reply.granted.map((one) => `${one.commune}/${one.scope}`)).toEqual(['99002/1']);
});

test('a desk has no phone to send from, and somebody who is not signed in has nothing', async () => {
  expect(await problemOf(pushAs(binh, '99001', 1, []))).toBe('access.denied');
  expect(await problemOf(callAs(database, null).sync.pull({ scopes: [] }))).toBe('account.not-signed-in');
});

test('a request that is not an envelope is refused whole, and nothing of it is applied', async () => {
  const broken = { proto: 1, nonce: null, groups: [{ commune: '99001', scope: 1, ops: [{ ...register(9), id: 'x' }] }] } as never;
  expect(await problemOf(callAs(database, lan).sync.push(broken))).toContain('id');
  expect(await database.sql`select 1 from sync_op where dev_seq = 9`).toHaveLength(0);
});

test('the board, the households and the province move as soon as a push is answered, for those who may look', async () => {
  await pushAs(lan, '99001', 1, [register(20)]);
  const visit = { outcome: 'absent', visitId: anId(801), householdId: anId(1020), startedAt: morning.toISOString(), revisitOn: null };
  await pushAs(lan, '99001', 1, [{ ...register(21), t: 'visit.log', b: visit }]);
  const board = await callAs(database, binh).coverage.board({ commune: '99001' });
  expect(board.hamlets[0]).toMatchObject({ name: 'Thôn Đồng Xuân', tally: { households: 2, notVisited: 1, notMet: 1 } });
  const list = await callAs(database, binh).household.list({ commune: '99001', scope: 1, coverage: 'not-met', poverty: null, search: 'lo van 20' });
  expect(list).toMatchObject({ total: 1, lines: [{ headName: 'Lò Văn 20', lastVisitBy: lan.name, lastOutcome: 'absent' }] });
  const file = await callAs(database, binh).household.open({ commune: '99001', scope: 1, householdId: anId(1020) });
  expect(Object.keys(file.visits)).toHaveLength(1);
  const province = await callAs(database, thu).coverage.province();
  expect(province.communes).toMatchObject([{ code: '99001', hamlets: 2, tally: { households: 2 } }, { code: '99002', tally: { households: 0 } }]);
  expect(await problemOf(callAs(database, binh).coverage.board({ commune: '99002' }))).toBe('access.denied');
  expect(await problemOf(callAs(database, binh).coverage.board({ commune: '98765' }))).toBe('access.denied');
  expect(await problemOf(callAs(database, binh).coverage.province())).toBe('access.denied');
});

test('a change is told to those who may see the hamlet, and to nobody else', async () => {
  const hub = await openChangeHub(database.sql);
  const stop = new AbortController();
  const heard: Record<string, unknown[]> = { binh: [], hoa: [], thu: [] };
  const listening = [['binh', binh], ['hoa', hoa], ['thu', thu]] as const;
  await Promise.all(
    listening.map(async ([name, actor]) => {
      const changes = await callAs(database, actor, { changes: hub, signal: stop.signal }).live.changes();
      void (async () => {
        for await (const change of changes) heard[name]?.push(change);
      })();
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  await pushAs(lan, '99001', 1, [register(30)]);
  await expect.poll(() => heard['binh']?.length).toBe(1);
  await expect.poll(() => heard['thu']?.length).toBe(1);
  expect(heard['hoa']).toEqual([]);
  stop.abort();
  await hub.close();
});

test('a phone that says its copy does not add up gets the hamlet whole, and a wrong sum of the server’s is mended', async () => {
  const askAgain = (mismatch: boolean) =>
    callAs(database, lan).sync.pull({ scopes: [{ commune: '99001', scope: 1, epoch: null, cursor: 0, mismatch }] });
  const sumOf = (reply: Awaited<ReturnType<typeof askAgain>>) => (reply.answers[0]?.kind === 'rows' ? reply.answers[0] : null);
  await database.sql`update sync_scope set digest = 'ffffffffffffffff'`;
  expect(sumOf(await askAgain(false))?.digest).toBe('ffffffffffffffff');
  const mended = sumOf(await askAgain(true));
  expect(mended?.digest).toBe(digestOf(mended?.rows ?? []));
});

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { disputesOf } from '#shared/household/disputes.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { Actor } from '#server/access/actor.ts';
import { grantedScopeKeys } from '#server/access/may.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { loadFiles } from '#server/household/file-queries.ts';
import { mergeHamlets, moveBetweenHamlets, splitHamlet } from '#server/place/hamlet-changes.ts';
import { pullScope } from '#server/sync/pull.ts';
import { take } from '#server/sync/take.ts';
import { binh, emptyHamlets, lan, minh, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const here = { commune: '99001', scope: 1 };
const there = { commune: '99001', scope: 2 };
const inh = anId(700);
const change = { commune: '99001', author: binh, newId: uuidv7 };
let now = morning;
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { sql } = database;
  now = new Date(now.getTime() + 60_000);
  await emptyHamlets(sql);
  await sql`truncate snapshot`;
  await sql`update hamlet set ended_at = null, merged_into = null where scope_id <= 2`;
  await sql`delete from scope_grant where from_at > ${morning}`;
  await sql`update scope_grant set to_at = null`;
  await send(lan, register(1, inh), met(2, 801, 'yes'));
});

test('a household moves with everything that is kept of it, and each hamlet counts what it has', async () => {
  await move(1, 2);
  expect(await digests()).toEqual(await sums());
  expect(await counts()).toEqual([{ households: 0, visits: 0, smartphoneYes: 0 }, { households: 1, visits: 1, smartphoneYes: 1 }]);
  const file = (await loadFiles(database.sql, there, [inh])).get(inh);
  expect(file?.visits).toHaveProperty(anId(801));
  expect(file?.household.smartphone).toMatchObject({ value: 'yes', op: anId(2) });
  const rows = await rowsOf(here);
  expect(rows).toMatchObject([{ kind: 'household', id: inh, body: { id: inh, gone: { movedTo: 2 } } }]);
});

test('work that a phone still had for the old hamlet is taken where the household is now, and told so', async () => {
  await move(1, 2);
  expect(await send(lan, met(3, 802, 'no'))).toMatchObject([{ kind: 'ok', scope: 2 }]);
  const file = (await loadFiles(database.sql, there, [inh])).get(inh);
  expect(file?.visits).toHaveProperty(anId(802));
  // Lan had said the other thing herself: her later word.
  expect(file?.household.smartphone?.value).toBe('no');
  expect(await counts()).toMatchObject([{ visits: 0 }, { visits: 2 }]);
});

test('what was observed before the move by somebody else stands beside what comes after it', async () => {
  await move(1, 2);
  await send(minh, { ...met(3, 802, 'no'), bv: 2 });
  const file = (await loadFiles(database.sql, there, [inh])).get(inh);
  expect(file && disputesOf(file)).toHaveLength(1);
});

test('an operation is applied once however often its household moves back and forth', async () => {
  await move(1, 2);
  await send(lan, met(3, 802, 'no'));
  for (const [from, to] of [[2, 1], [1, 2], [2, 1]] as const) {
    expect(await send(lan, met(3, 802, 'no'), met(2, 801, 'yes'))).toMatchObject([{ kind: 'dup', scope: 2 }, { kind: 'dup', scope: 1 }]);
    await move(from, to);
  }
  expect(await counts()).toEqual([{ households: 1, visits: 2, smartphoneYes: 0 }, { households: 0, visits: 0, smartphoneYes: 0 }]);
  expect(await digests()).toEqual(await sums());
});

test('a household that left the commune and is written down again is there again, and begins anew', async () => {
  await moveBetweenHamlets(database.sql, { ...change, now, from: 1, to: null, households: [inh] });
  expect(await counts()).toMatchObject([{ households: 0, visits: 0 }, {}]);
  const early = met(3, 802, 'no');
  expect(await send(lan, early)).toMatchObject([{ kind: 'held', needs: 'household' }]);
  expect(await send(lan, register(4, inh))).toMatchObject([{ kind: 'ok' }]);
  expect(await send(lan, early, met(2, 801, 'yes'))).toMatchObject([{ kind: 'dup' }, { kind: 'dup' }]);
  expect(await counts()).toMatchObject([{ households: 1, visits: 1 }, {}]);
  expect((await digests())[0]).toBe((await sums())[0]);
});

test('what was held for the household goes with it', async () => {
  const early = { ...register(9, anId(705)), t: 'visit.log', v: 2, b: visitOf(anId(705), 805, 'yes') };
  expect(await send(lan, early)).toMatchObject([{ kind: 'held' }]);
  await send(lan, register(10, anId(705)));
  await move(1, 2, anId(705));
  expect(await send(lan, early)).toMatchObject([{ kind: 'dup' }]);
});

test('a house written twice is joined when both entries are in one hamlet again, and not before', async () => {
  await send(lan, register(40, anId(740)));
  await move(1, 2);
  const joining = { ...register(41, anId(740)), t: 'household.merge', b: { householdId: anId(740), into: inh, reason: null } };
  expect(await send(minh, joining)).toEqual([{ id: anId(41), kind: 'held', needs: 'household' }]);
  await move(1, 2, anId(740));
  expect(await send(minh, joining)).toMatchObject([{ kind: 'ok', scope: 2 }]);
  expect(await counts()).toMatchObject([{ households: 0 }, { households: 1 }]);
});

test('what was held in one hamlet and taken in another is not applied again when its household comes back', async () => {
  const early = { ...register(42, anId(745)), t: 'visit.log', v: 2, b: visitOf(anId(745), 805, 'yes') };
  expect(await send(minh, early, there)).toMatchObject([{ kind: 'held' }]);
  await send(lan, register(43, anId(745)));
  expect(await send(minh, early, there)).toMatchObject([{ kind: 'ok', scope: 1 }]);
  await move(1, 2, anId(745));
  expect(await database.sql`select scope_id from sync_op where op_id = ${anId(42)}`).toMatchObject([{ scopeId: 1 }]);
  expect(await database.sql`select 1 from sync_held`).toHaveLength(0);
});

test('somebody who brings a household into being that has moved away meanwhile is heard where it is', async () => {
  await move(1, 2);
  expect(await send(lan, register(44, inh))).toMatchObject([{ kind: 'ok', scope: 2 }]);
  await moveBetweenHamlets(database.sql, { ...change, now, from: 2, to: null, households: [inh] });
  expect(await send(lan, register(44, inh))).toMatchObject([{ kind: 'dup', scope: 2 }]);
});

test('nobody writes into a hamlet that is not theirs by naming one that is', async () => {
  await send(minh, { ...register(5, anId(701)) }, there);
  const answers = await send(lan, { ...register(6, anId(701)), t: 'visit.log', v: 2, b: visitOf(anId(701), 803, 'yes') });
  expect(answers).toEqual([{ id: anId(6), kind: 'held', needs: 'household' }]);
});

describe('a hamlet', () => {
  test('that is split goes on in two, and whoever worked in it works in both', async () => {
    const { scope, moved } = await splitHamlet(database.sql, { ...change, now, from: 1, name: 'Thôn Đồng Xuân Hạ', households: [inh] });
    expect(moved).toBe(1);
    const granted = await grantedScopeKeys(database.sql, lan, now);
    expect([...granted].sort()).toEqual(['99001/1', scopeKey({ commune: '99001', scope })]);
    expect((await loadFiles(database.sql, { commune: '99001', scope }, [inh])).get(inh)?.household.gone).toBeUndefined();
    await expect(splitHamlet(database.sql, { ...change, now, from: 1, name: 'thôn đồng xuân hạ', households: [] })).rejects.toMatchObject({ code: 'hamlet.name-taken' });
    await mergeHamlets(database.sql, { ...change, now, from: scope, into: 1 });
  });

  test('that becomes a part of another takes its phones along, with what they have not sent', async () => {
    await mergeHamlets(database.sql, { ...change, now, from: 1, into: 2 });
    expect(await counts()).toMatchObject([{ households: 1, visits: 1 }]);
    expect([...(await grantedScopeKeys(database.sql, lan, now))]).toContain('99001/2');
    expect(await send(lan, met(3, 802, 'no'), register(4, anId(702)))).toMatchObject([{ kind: 'ok', scope: 2 }, { kind: 'ok', scope: 2 }]);
    expect(await counts()).toMatchObject([{ households: 2, visits: 2 }]);
    await expect(move(1, 2)).rejects.toMatchObject({ code: 'hamlet.unknown' });
  });

  test('that is merged while work for it is on its way leaves nothing behind', async () => {
    const pushes = Array.from({ length: 6 }, (_, index) => send(lan, register(20 + index, anId(720 + index))));
    const [merging, ...answers] = await Promise.all([mergeHamlets(database.sql, { ...change, now, from: 1, into: 2 }), ...pushes]);
    expect(answers.flat().map(({ kind }) => kind)).toEqual(pushes.map(() => 'ok'));
    expect(merging).toBeGreaterThan(0);
    expect(await counts()).toMatchObject([{ households: 7 }]);
    expect(await database.sql`select 1 from household where scope_id = 1 and is_shown`).toHaveLength(0);
  });

  test('is changed by one person at a time: two who split it at once make two hamlets', async () => {
    await send(lan, register(30, anId(730)));
    const [first, second] = await Promise.all([
      splitHamlet(database.sql, { ...change, now, from: 1, name: 'Thôn Thượng', households: [inh] }),
      splitHamlet(database.sql, { ...change, now, from: 1, name: 'Thôn Hạ', households: [anId(730)] }),
    ]);
    expect(first.scope).not.toBe(second.scope);
    await mergeHamlets(database.sql, { ...change, now, from: first.scope, into: 1 });
    await mergeHamlets(database.sql, { ...change, now, from: second.scope, into: 1 });
  });
});

function move(from: number, to: number, household = inh) {
  return moveBetweenHamlets(database.sql, { ...change, now, from, to, households: [household] });
}

async function send(actor: Actor, ...work: (Envelope | typeof here)[]) {
  const scope = work.find((one): one is typeof here => 'commune' in one) ?? here;
  const ops = work.filter((one): one is Envelope => 'id' in one);
  const granted = await grantedScopeKeys(database.sql, actor, now);
  return take(database.sql, { groups: [{ ...scope, ops }], author: actor, deviceId: actor.deviceId ?? '', via: 'net', granted, now });
}

function register(number: number, householdId: string): Envelope {
  const b = { householdId, headName: 'Lò Thị Ính', address: null, phone: null, people: null, notTheSameAs: [] };
  return { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

function met(number: number, visitId: number, smartphone: 'yes' | 'no'): Envelope {
  return { ...register(number, inh), t: 'visit.log', v: 2, b: visitOf(inh, visitId, smartphone) };
}

function visitOf(householdId: string, visitId: number, smartphone: 'yes' | 'no') {
  return {
    outcome: 'met', visitId: anId(visitId), householdId, startedAt: morning.toISOString(), revisitOn: null,
    consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [], members: [],
    smartphone, broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
  };
}

async function counts() {
  const tallies = (await hamletTallies(database.sql, '99001')).filter(({ scope }) => scope <= 2);
  return tallies.map(({ tally: { households, visits, smartphoneYes } }) => ({ households, visits, smartphoneYes }));
}

async function rowsOf(scope: typeof here) {
  const answer = await pullScope(database.sql, { ...scope, epoch: null, cursor: 0 });
  if (answer.kind !== 'rows') throw new Error(`rows were to come, not ${answer.kind}`);
  return answer.rows;
}

async function sums() {
  return [digestOf(await rowsOf(here)), digestOf(await rowsOf(there))];
}

async function digests() {
  const rows = await database.sql<{ digest: string }[]>`
    select digest from sync_scope where commune_code = '99001' and scope_id <= 2 order by scope_id`;
  return rows.map(({ digest }) => digest);
}

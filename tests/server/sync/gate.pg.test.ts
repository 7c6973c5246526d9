import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addTally, emptyTally, type Tally, tallyOf } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import type { AuthoredOperation, Envelope } from '#shared/sync/operation.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Row } from '#shared/sync/pull.ts';
import { replay } from '#shared/sync/reduce.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { loadFiles } from '#server/household/file-queries.ts';
import { admit } from '#server/sync/gate.ts';
import { sumDigest } from '#server/sync/gate-queries.ts';
import { releaseHeldForServer } from '#server/sync/release-held.ts';
import { pullScope } from '#server/sync/pull.ts';
import { emptyHamlets, lan, minh, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId, envelopeOf, operationsAbout } from '#tests/support/operations.ts';

const scope = { commune: '99001', scope: 1 };
const evening = new Date('2026-12-22T12:00:00.000Z');
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(() => emptyHamlets(database.sql));

describe('an operation', () => {
  test('sent twice is applied once, and the second answer names the same version', async () => {
    const [first] = await push([register(1)]);
    const [second] = await push([register(1)]);
    expect(first).toMatchObject({ kind: 'ok', ver: 1 });
    expect(second).toMatchObject({ kind: 'dup', ver: 1 });
    expect(await counted()).toMatchObject({ households: 1 });
  });

  test('twice in one request is applied once', async () => {
    const answers = await push([register(1), register(1)]);
    expect(answers.map((answer) => answer.kind)).toEqual(['ok', 'dup']);
  });

  test('with the id of another but a different body is kept aside, not applied and not lost', async () => {
    await push([register(1)]);
    const other = { ...register(1), b: { ...body(1), headName: 'Người khác' } };
    expect(await push([other])).toEqual([{ id: anId(1), kind: 'quarantined', code: 'operation.body-differs' }]);
    expect(await keptAside()).toEqual([{ code: 'operation.body-differs', envelope: other }]);
  });

  test.each([
    ['with a broken body', { b: { householdId: 'x' } }, 'operation.invalid'],
    ['with a body that PostgreSQL cannot store', { b: { ...body(1), headName: 'Lò\u0000Ính' } }, 'operation.invalid'],
    ['with half of a surrogate pair', { b: { ...body(1), headName: 'Lò\ud83d' } }, 'operation.invalid'],
    ['too large for a household', { b: { ...body(1), notTheSameAs: 'x'.repeat(20_000) } }, 'operation.too-large'],
  ])('%s is kept aside with the reason, and the ones beside it are applied', async (_, wrong, code) => {
    const broken = { ...register(1), ...wrong };
    const answers = await push([broken, register(2)]);
    expect(answers).toMatchObject([{ kind: 'quarantined', code }, { kind: 'ok', ver: 1 }]);
    expect(await keptAside()).toEqual([{ code, envelope: broken }]);
  });

  test('about a household that is not there yet is held, and applied by itself when the household comes', async () => {
    expect(await push([visit(9, 1001), visit(9, 1001)])).toMatchObject([
      { kind: 'held', needs: 'household' },
      { kind: 'held', needs: 'household' },
    ]);
    expect(await push([register(2)])).toMatchObject([{ kind: 'ok', ver: 1 }]);
    expect(await push([register(1)])).toMatchObject([{ kind: 'ok', ver: 2 }]);
    expect(await push([visit(9, 1001)])).toMatchObject([{ kind: 'dup', ver: 3 }]);
    expect(await counted()).toMatchObject({ households: 2, notMet: 1 });
    expect(await database.sql`select 1 from sync_held`).toHaveLength(0);
  });

  test.each([
    ['of a kind this server does not know', { t: 'household.paint' }],
    ['of a version this server does not know yet', { v: 99 }],
  ])('%s is held until the server is newer', async (_, newer) => {
    const held = { ...register(1), ...newer };
    expect(await push([held, register(2)])).toMatchObject([{ kind: 'held', needs: 'server' }, { kind: 'ok', ver: 1 }]);
    const rows = await database.sql<{ envelope: string }[]>`select envelope from sync_held`;
    expect(rows.map((row) => JSON.parse(row.envelope) as Envelope)).toEqual([held]);
  });

  test('that waited for a newer server is taken when the newer server starts', async () => {
    await push([{ ...register(1), v: 99 }]);
    await database.sql`update sync_held set envelope = ${JSON.stringify(register(1))}`;
    await releaseHeldForServer(database.sql, evening);
    await releaseHeldForServer(database.sql, evening);
    expect(await push([register(1)])).toMatchObject([{ kind: 'dup', ver: 1 }]);
    expect(await database.sql`select 1 from sync_held`).toHaveLength(0);
  });

  test('held keeps its author when somebody else brings the household', async () => {
    await push([visit(9, 1001)]);
    await admit(database.sql, { scope, envelopes: [register(1)], author: minh, deviceId: minh.deviceId, via: 'net', now: evening });
    const file = (await loadFiles(database.sql, scope, [anId(1001)])).get(anId(1001));
    expect(file?.household.registration?.by.name).toBe(minh.name);
    expect(Object.values(file?.visits ?? {}).map((one) => one.by.name)).toEqual([lan.name]);
  });

  test('done by a phone whose clock is a year ahead counts as done when it arrived', async () => {
    await push([{ ...register(1), at: '2027-11-22T00:00:00.000Z' }]);
    const files = await loadFiles(database.sql, scope, [anId(1001)]);
    expect(files.get(anId(1001))?.household.registration?.at).toBe(evening.toISOString());
  });
});

test('versions are dense: one for each operation applied, none for the others', async () => {
  await push([register(1), { ...register(2), b: null }, register(3)]);
  await push([register(1), register(4)]);
  const rows = await database.sql<{ ver: number }[]>`select ver from sync_op order by ver`;
  expect(rows.map((row) => row.ver)).toEqual([1, 2, 3]);
});

test('what the server keeps, what a phone pulls page by page, and the shared rules all say the same', async () => {
  await fc.assert(
    fc
      .asyncProperty(operationsAbout(anId(700)), operationsAbout(anId(701)), fc.integer({ min: 45, max: 60 }), async (a, b, page) => {
        const ops = [...founded(a, anId(700)), ...founded(b, anId(701)).map(shifted)];
        await push(ops.slice(0, 7).map(envelopeOf), { ...lan, role: 'official' });
        await push(ops.slice(5).map(envelopeOf), { ...lan, role: 'official' });
        const placed = await inHistory(ops);
        const expected = [a, b].map((_, index) => replay(null, placed.filter((op) => op.b.householdId === anId(700 + index)))!);
        const kept = await loadFiles(database.sql, scope, [anId(700), anId(701)]);
        expect([kept.get(anId(700)), kept.get(anId(701))]).toEqual(expected);
        expect(await pulled(page)).toEqual(new Map(expected.map((file) => [file.id, file])));
        expect(await digestKept()).toBe(await sumDigest(database.sql, scope));
        expect(await counted()).toEqual(expected.reduce((sum, file) => addTally(sum, tallyOf(file)), emptyTally));
      })
      .beforeEach(() => emptyHamlets(database.sql)),
    { numRuns: 25 },
  );
});

test('twelve phones that send to one hamlet at once, some of them twice, lose nothing and repeat nothing', async () => {
  const batches = Array.from({ length: 12 }, (_, phone) => Array.from({ length: 10 }, (__, n) => register(100 + phone * 10 + n)));
  await Promise.all([...batches, ...batches.slice(0, 6)].map((batch) => push(batch)));
  const rows = await database.sql<{ ver: number }[]>`select ver from sync_op order by ver`;
  expect(rows.map((row) => row.ver)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  expect(await counted()).toMatchObject({ households: 120 });
});

describe('a pull', () => {
  test('from the head brings no rows', async () => {
    await push([register(1)]);
    const { epoch } = await answerFrom(null, 0);
    expect(await answerFrom(epoch, 1)).toMatchObject({ kind: 'rows', to: 1, head: 1, rows: [] });
  });

  test('of another epoch, or from beyond the head, says to start again', async () => {
    await push([register(1)]);
    const { epoch } = await answerFrom(null, 0);
    expect(await answerFrom(anId(5), 1)).toMatchObject({ kind: 'restart' });
    expect(await answerFrom(epoch, 2)).toMatchObject({ kind: 'restart' });
  });

  test('of a hamlet that does not exist is gone', async () => {
    const answer = await pullScope(database.sql, { commune: '99001', scope: 99, epoch: null, cursor: 0 });
    expect(answer.kind).toBe('gone');
  });

  test('never cuts a version in two', async () => {
    await push([register(1), register(2), register(3)]);
    const answer = await pullScope(database.sql, { ...scope, epoch: null, cursor: 0 }, 2);
    expect(answer).toMatchObject({ kind: 'rows', to: 1, head: 3 });
  });
});

function push(envelopes: Envelope[], author: Doer = lan) {
  return admit(database.sql, { scope, envelopes, author, deviceId: lan.deviceId, via: 'net', now: evening });
}

function body(number: number) {
  return { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
}

function register(number: number): Envelope {
  return { id: anId(number), seq: number, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b: body(number) };
}

function visit(number: number, household: number): Envelope {
  const b = { outcome: 'absent', visitId: anId(801), householdId: anId(household), startedAt: morning.toISOString(), revisitOn: null };
  return { ...register(number), t: 'visit.log', b };
}

function founded(operations: AuthoredOperation[], householdId: string): AuthoredOperation[] {
  const by = { id: lan.id, name: lan.name };
  const first = { ...register(500), t: 'household.register' as const, b: { ...body(1), householdId }, by };
  return [first, ...operations].map((operation) => ({ ...operation, by }));
}

/** The operations with the places that the hamlet's history gave them. */
async function inHistory(operations: AuthoredOperation[]): Promise<AuthoredOperation[]> {
  const rows = await database.sql<{ opId: string; ver: number }[]>`select op_id, ver from sync_op`;
  const places = new Map(rows.map(({ opId, ver }) => [opId, ver]));
  return operations.map((operation) => {
    const ver = places.get(operation.id) ?? 0;
    return { ...operation, ver, bv: Math.min(operation.bv, ver - 1), device: lan.deviceId ?? '' };
  });
}

// The two households of the property draw their ids from the same range.
function shifted(operation: AuthoredOperation): AuthoredOperation {
  return { ...operation, id: operation.id.replace('-8000-0', '-8000-a') };
}

async function counted(): Promise<Tally | undefined> {
  return (await hamletTallies(database.sql, scope.commune))[0]?.tally;
}

async function digestKept(): Promise<string | undefined> {
  const rows = await database.sql<{ digest: string }[]>`
    select digest from sync_scope where commune_code = ${scope.commune} and scope_id = ${scope.scope}`;
  return rows[0]?.digest;
}

async function keptAside() {
  const rows = await database.sql<{ code: string; envelope: string }[]>`select code, envelope from sync_quarantine`;
  return rows.map(({ code, envelope }) => ({ code, envelope: JSON.parse(envelope) as Envelope }));
}

async function answerFrom(epoch: string | null, cursor: number) {
  const answer = await pullScope(database.sql, { ...scope, epoch, cursor });
  if (answer.kind === 'gone') throw new Error('the hamlet is there');
  return answer;
}

async function pulled(page: number): Promise<Map<string, HouseholdFile>> {
  const files = new Map<string, HouseholdFile>();
  let [cursor, head] = [0, 1];
  while (cursor < head) {
    const answer = await pullScope(database.sql, { ...scope, epoch: null, cursor }, page);
    if (answer.kind !== 'rows') throw new Error('rows were to come');
    answer.rows.forEach((row) => keep(files, row));
    [cursor, head] = [answer.to, answer.head];
  }
  return files;
}

function keep(files: Map<string, HouseholdFile>, row: Row): void {
  const id = row.kind === 'household' ? row.id : row.body.householdId;
  const file = files.get(id) ?? emptyFile(id);
  files.set(id, file);
  if (row.kind === 'household') file.household = row.body;
  if (row.kind === 'member') file.members[row.id] = row.body;
  if (row.kind === 'visit') file.visits[row.id] = row.body;
}

test('the author of an operation is who the session says, on whichever phone it was done', async () => {
  await push([register(1)]);
  await admit(database.sql, { scope, envelopes: [visit(2, 1001)], author: minh, deviceId: minh.deviceId, via: 'net', now: evening });
  const file = (await loadFiles(database.sql, scope, [anId(1001)])).get(anId(1001));
  expect(file?.household.registration?.by.name).toBe(lan.name);
  expect(Object.values(file?.visits ?? {}).map((one) => one.by.name)).toEqual([minh.name]);
});

import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { canonical } from '#shared/sync/canonical.ts';
import { digestOf } from '#shared/sync/digest.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Row, ScopeAnswer, SnapshotName } from '#shared/sync/pull.ts';
import { mergeRows } from '#client/store/page.ts';
import type { Database, Sql } from '#server/db/connect.ts';
import { insertHamlets } from '#server/place/place-queries.ts';
import { admit } from '#server/sync/gate.ts';
import { beginAnew } from '#server/sync/history.ts';
import { pullScope } from '#server/sync/pull.ts';
import { readSnapshot } from '#server/sync/snapshot.ts';
import { binh, emptyHamlets, hoa, lan, minh, morning, settle } from '#tests/support/cast.ts';
import { callAs } from '#tests/support/caller.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';
import { leave } from './leaving.ts';

const here = { commune: '99001', scope: 1 };
let database: Database;
let lastId = 20_000;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { sql } = database;
  await emptyHamlets(sql);
  await sql`truncate snapshot`;
  await sql`update sync_scope set epoch = gen_random_uuid()`;
});

function register(number: number): Envelope {
  const b = { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
  return { id: anId((lastId += 1)), seq: 0, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

function visit(number: number, household: number): Envelope {
  const b = { outcome: 'absent', visitId: anId(800 + number), householdId: anId(1000 + household), startedAt: morning.toISOString(), revisitOn: null };
  return { ...register(number), t: 'visit.log', b };
}

function push(envelopes: Envelope[], scope = here) {
  return admit(database.sql, { scope, envelopes, author: lan, deviceId: lan.deviceId, via: 'net', now: morning });
}

function fill(count: number, first = 1) {
  return push(Array.from({ length: count }, (_, index) => register(first + index)));
}

async function offered(scope = here): Promise<Extract<ScopeAnswer, { kind: 'snapshot' }>> {
  const answer = await pullScope(database.sql, { ...scope, epoch: null, cursor: 0, takesFile: true });
  if (answer.kind !== 'snapshot') throw new Error(`a file was to be offered, not ${answer.kind}`);
  return answer;
}

function nameOf({ commune, scope, epoch, ver }: SnapshotName): SnapshotName {
  return { commune, scope, epoch, ver };
}

async function rowsIn(name: SnapshotName): Promise<Row[]> {
  const bytes = await readSnapshot(database.sql, lan, nameOf(name), morning);
  if (bytes === null) throw new Error('there is no such file');
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as Row[];
}

async function rowsFrom(epoch: string | null, cursor: number): Promise<Row[]> {
  const answer = await pullScope(database.sql, { ...here, epoch, cursor }, 10_000);
  if (answer.kind !== 'rows') throw new Error(`rows were to come, not ${answer.kind}`);
  return answer.rows;
}

async function files(): Promise<number[]> {
  const rows = await database.sql<{ ver: number }[]>`select ver from snapshot order by ver`;
  return rows.map(({ ver }) => ver);
}

function inOrder(rows: Row[]): string[] {
  return rows.map(canonical).sort();
}

test('a phone without a page is offered the whole hamlet as one file, which adds up to the hamlet’s digest', async () => {
  await fill(30);
  const offer = await offered();
  expect(offer).toMatchObject({ ...here, ver: 30, head: 30 });
  const bytes = await readSnapshot(database.sql, lan, nameOf(offer), morning);
  expect(bytes?.byteLength).toBe(offer.bytes);
  const [head] = await database.sql`select digest from sync_scope where commune_code = '99001' and scope_id = 1`;
  expect(digestOf(await rowsIn(offer))).toBe(head?.['digest']);
});

test('a small hamlet, and a phone that does not know of files, get their rows in the answer', async () => {
  await fill(19);
  expect(await pullScope(database.sql, { ...here, epoch: null, cursor: 0, takesFile: true })).toMatchObject({ kind: 'rows', to: 19 });
  await fill(5, 20);
  expect(await pullScope(database.sql, { ...here, epoch: null, cursor: 0 })).toMatchObject({ kind: 'rows', to: 24 });
  expect(await files()).toEqual([]);
});

test('a file is made when there is none, when a fifth of the hamlet is newer, and not before: then nothing is written', async () => {
  await fill(120);
  await offered();
  await fill(24, 201);
  expect(await offered()).toMatchObject({ ver: 120, head: 144 });
  expect(await files()).toEqual([120]);
  await fill(1, 301);
  expect(await offered()).toMatchObject({ ver: 145, head: 145 });
  expect(await files()).toEqual([120, 145]);
});

test('a few new rows in a small hamlet are not worth a new file', async () => {
  await fill(30);
  await offered();
  await fill(19, 201);
  expect(await offered()).toMatchObject({ ver: 30 });
  await fill(1, 301);
  expect(await offered()).toMatchObject({ ver: 50 });
});

test('the newest two files of a hamlet stay: who was offered the older a moment ago still gets it', async () => {
  await fill(30);
  const first = await offered();
  await fill(30, 201);
  const second = await offered();
  await fill(40, 301);
  await offered();
  expect(await files()).toEqual([60, 100]);
  expect(await rowsIn(second)).toHaveLength(60);
  expect(await readSnapshot(database.sql, lan, nameOf(first), morning)).toBeNull();
});

test('many phones that ask at the same moment get the same file, which is made once', async () => {
  await fill(40);
  const { sql, made } = countingFiles(database.sql);
  const asked = { ...here, epoch: null, cursor: 0, takesFile: true };
  const offers = await Promise.all(Array.from({ length: 30 }, () => pullScope(sql, asked)));
  expect(new Set(offers.map((offer) => JSON.stringify(offer)))).toEqual(new Set([JSON.stringify(await offered())]));
  expect(made()).toBe(1);
});

test('two processes that make the same file at the same moment end with one', async () => {
  await fill(40);
  const asked = { ...here, epoch: null, cursor: 0, takesFile: true };
  const processes = [countingFiles(database.sql), countingFiles(database.sql)];
  const [one, other] = await Promise.all(processes.map(({ sql }) => pullScope(sql, asked)));
  expect(one).toEqual(other);
  expect(await files()).toEqual([40]);
});

test('while many files are being made, a hamlet with an older one is offered that, and one without waits for its turn', async () => {
  const scopes = Array.from({ length: 6 }, (_, index) => ({ commune: '99001', scope: 10 + index }));
  await insertHamlets(database.sql, '99001', scopes.map(({ scope }) => ({ scopeId: scope, name: `Thôn ${scope}` })));
  for (const scope of scopes) await push(Array.from({ length: 20 }, (_, index) => register(scope.scope * 100 + index)), scope);
  const [without = here, older = here, ...others] = scopes;
  await offered(older);
  await push(Array.from({ length: 20 }, (_, index) => register(5000 + index)), older);

  let letGo: () => void = () => undefined;
  const { sql, made } = countingFiles(database.sql, new Promise<void>((resolve) => (letGo = resolve)));
  const ask = (scope: typeof here) => pullScope(sql, { ...scope, epoch: null, cursor: 0, takesFile: true });
  const building = others.map(ask);
  await expect.poll(made, { timeout: 20_000 }).toBe(4);
  building.push(ask(without));
  expect(await ask(older)).toMatchObject({ kind: 'snapshot', ver: 20, head: 40 });
  expect(made()).toBe(4);
  letGo();
  expect((await Promise.all(building)).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'snapshot'));
  expect(made()).toBe(5);
  expect(await ask(older)).toMatchObject({ kind: 'snapshot', ver: 40 });
});

/** The same database, as another process would have it, and how many files were made through it; kept only when `mayKeep`. */
function countingFiles(real: Sql, mayKeep: Promise<void> = Promise.resolve()): { sql: Sql; made(): number } {
  let made = 0;
  const sql = new Proxy(real, {
    apply(target, self, asked: unknown[]) {
      const go = () => Reflect.apply(target, self, asked) as unknown;
      if (!String(asked[0]).includes('insert into snapshot')) return go();
      made += 1;
      return mayKeep.then(go);
    },
  });
  return { sql, made: () => made };
}

test('a new epoch offers files of its own, and the old ones go', async () => {
  await fill(30);
  const before = await offered();
  await beginAnew(database.sql, { newId: () => anId((lastId += 1)), now: morning });
  const after = await offered();
  expect(after.epoch).not.toBe(before.epoch);
  expect(await files()).toEqual([30]);
  expect(await readSnapshot(database.sql, lan, nameOf(before), morning)).toBeNull();
});

test('a file is for those who work in its hamlet; a foreign one, a desk and a file that never was get the same answer', async () => {
  await fill(30);
  const offer = nameOf(await offered());
  expect(await readSnapshot(database.sql, minh, offer, morning)).not.toBeNull();
  for (const [actor, name] of [[hoa, offer], [binh, offer], [lan, { ...offer, ver: 29 }], [lan, { ...offer, scope: 2 }]] as const) {
    expect(await readSnapshot(database.sql, actor, name, morning)).toBeNull();
  }
  await database.sql`update scope_grant set to_at = ${morning} where account_id = ${minh.id} and scope_id = 1`;
  expect(await readSnapshot(database.sql, minh, offer, morning)).toBeNull();
});

test('after a phone’s copy did not add up, no old file is offered', async () => {
  await fill(30);
  await offered();
  await database.sql`update snapshot set bytes = '\\x00'`;
  const asked = { ...here, epoch: null, cursor: 0, takesFile: true };
  const { answers } = await callAs(database, lan).sync.pull({ scopes: [{ ...asked, mismatch: true }] });
  expect(answers).toMatchObject([{ kind: 'snapshot', ver: 30 }]);
  expect(await rowsIn(await offered())).toHaveLength(30);
});

test('own hamlet first: a phone is told its hamlets in the order in which they were given', async () => {
  const { sql } = database;
  await sql`
    insert into scope_grant (commune_code, scope_id, account_id, from_at)
    values ('99002', 2, ${hoa.id}, ${new Date(morning.getTime() - 2)}), ('99002', 1, ${hoa.id}, ${new Date(morning.getTime() - 1)})`;
  const { granted } = await callAs(database, hoa).sync.pull({ scopes: [] });
  expect(granted.map(({ scope }) => scope)).toEqual([2, 1]);
});

test('whatever version a file is of, it and what came after are what is read from the beginning', async () => {
  const [step] = [36];
  const made: { name: SnapshotName; rows: Row[] }[] = [];
  await fill(20);
  for (let index = 0; index < step; index += 1) {
    if (index % 9 === 8) await leave(database.sql, here, anId(1000 + index), index % 2 === 0 ? 2 : null, morning);
    else await push([index % 3 === 0 ? register(100 + index) : visit(index, 10 + (index % 10))]);
    await database.sql`delete from snapshot`;
    const name = nameOf(await offered());
    made.push({ name, rows: await rowsIn(name) });
  }
  expect(made.map(({ name }) => name.ver)).toEqual(Array.from({ length: step }, (_, index) => 21 + index));
  const whole = await rowsFrom(null, 0);
  for (const { name, rows } of made) {
    expect(inOrder(mergeRows(rows, await rowsFrom(name.epoch, name.ver)))).toEqual(inOrder(whole));
  }
  const answer = await pullScope(database.sql, { ...here, epoch: made[0]?.name.epoch ?? null, cursor: 20 + step });
  expect(answer).toMatchObject({ kind: 'rows', digest: digestOf(whole) });
});

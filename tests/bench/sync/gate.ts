import { createHash } from 'node:crypto';
import type { Doer } from '#server/access/actor.ts';
import { uuidv7 } from 'uuidv7';
import type { Envelope } from '#shared/sync/operation.ts';
import { openDatabase, type Sql } from '#server/db/connect.ts';
import { buildersOf } from '#server/demo/builders.ts';
import { admit } from '#server/sync/gate.ts';
import { aVolunteer, type Commune, failure, inventVisits, scopeOf } from './commune.ts';
import type { Databases } from './databases.ts';
import type { World } from './world.ts';

/** A way for operations into PostgreSQL, and how many of them come through in a second. */
export interface Throughput {
  what: string;
  perSecond: number;
}

interface Batch {
  scope: number;
  envelopes: Envelope[];
}

/** Takes one batch in; when it resolves, the batch is on the disk. */
type Way = (sql: Sql, batch: Batch) => Promise<unknown>;

const hamlets = 16;
const operations = 16_000;
const operationsOfHotHamlet = 2_000;

/** One run of each way, each on a fresh copy of the commune. */
export async function throughputs({ databases, home }: World, commune: Commune): Promise<Throughput[]> {
  const spread = Array.from({ length: Math.min(hamlets, commune.hamlets.length) }, (_, index) => index + 1);
  const measure = async (what: string, way: Way, over: number[], count: number, size: number) => ({
    what,
    perSecond: await onFreshCopy(databases, home, (sql) => rate(sql, way, batchesOf(commune, over, count, size))),
  });
  return [
    await measure('gate, 16 hamlets, batches of 500', throughGate, spread, operations, 500),
    await measure('gate, 16 hamlets, batches of 50', throughGate, spread, operations, 50),
    await measure('gate, one hot hamlet, batches of 500', throughGate, [1], operationsOfHotHamlet, 500),
    await measure('gate, one hot hamlet, batches of 50', throughGate, [1], operationsOfHotHamlet, 50),
    await measure('raw multi-row insert, batches of 500', rawInsert, spread, operations, 500),
    await measure('raw COPY, batches of 500', rawCopy, spread, operations, 500),
  ];
}

/** How long a batch of 500 takes while the server has a third of what it can do. Milliseconds, one for each batch. */
export async function timesAtThirdLoad({ databases, home }: World, commune: Commune, perSecond: number): Promise<number[]> {
  const spread = Array.from({ length: Math.min(hamlets, commune.hamlets.length) }, (_, index) => index + 1);
  const batches = batchesOf(commune, spread, operations, 500).flat();
  const every = (500 / (perSecond / 3)) * 1000;
  return onFreshCopy(databases, home, (sql) =>
    Promise.all(
      batches.map(async (batch, index) => {
        await new Promise((turn) => setTimeout(turn, index * every));
        const began = performance.now();
        await throughGate(sql, batch);
        return performance.now() - began;
      }),
    ),
  );
}

async function onFreshCopy<T>(databases: Databases, home: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl: await databases.create('gate_run', home) });
  try {
    author = { id: await aVolunteer(database.sql, []), name: 'Lò Thị Lan', role: 'official' as const };
    await database.sql`
      create table raw_op (commune_code text not null, scope_id integer not null, op_id uuid not null, ver bigint not null,
        account_id uuid not null, op_type text not null, done_at timestamptz not null, body jsonb not null, body_sha bytea not null,
        primary key (commune_code, scope_id, op_id), unique (commune_code, scope_id, ver))`;
    return await work(database.sql);
  } finally {
    await database.close();
    await databases.drop('gate_run');
  }
}

let author: Doer = { id: '', name: '', role: 'official' };

/** Visits in batches; a line for each hamlet, and for a hot one as many lines as there are writers at once. */
function batchesOf(commune: Commune, over: number[], count: number, size: number): Batch[][] {
  const builders = buildersOf({ now: () => new Date(), newId: uuidv7 });
  const byHamlet = new Map<number, Envelope[]>(over.map((scope) => [scope, []]));
  const each = Math.ceil(count / over.length);
  for (const scope of over) {
    byHamlet.set(scope, inventVisits(commune, [scope], each, scope).map(({ report }, index) => builders.logging(report, { seq: index + 1 })));
  }
  const batches = [...byHamlet].map(([scope, all]) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, index) => ({ scope, envelopes: all.slice(index * size, (index + 1) * size) })),
  );
  return over.length > 1 ? batches : batches.flat().map((batch) => [batch]);
}

async function rate(sql: Sql, way: Way, lines: Batch[][]): Promise<number> {
  const began = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (const batch of line) await way(sql, batch);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return lines.flat().reduce((sum, { envelopes }) => sum + envelopes.length, 0) / seconds;
}

async function throughGate(sql: Sql, { scope, envelopes }: Batch): Promise<void> {
  const answers = await admit(sql, { scope: scopeOf(scope), envelopes, author, deviceId: null, via: 'net', now: new Date() });
  if (answers.some(({ kind }) => kind !== 'ok')) failure(`the gate refused ${JSON.stringify(answers[0])}`);
}

/** What the journal alone would cost: the same bodies, the same keys, nothing derived and nothing asked. */
async function rawInsert(sql: Sql, batch: Batch): Promise<void> {
  await sql`
    insert into raw_op select r.* from jsonb_to_recordset(${sql.json(rawRows(batch) as never)}) as r(commune text, scope int,
      id uuid, ver bigint, account uuid, t text, at timestamptz, b jsonb, sha bytea)`;
}

async function rawCopy(sql: Sql, batch: Batch): Promise<void> {
  const lines = rawRows(batch).map((row) =>
    Object.values({ ...row, b: JSON.stringify(row.b) }).map((value) => String(value).replaceAll('\\', '\\\\')).join('\t'),
  );
  // On a connection of its own: another question sent along while it copies would end the connection.
  const own = await sql.reserve();
  const copying = await own`copy raw_op from stdin`.writable();
  await new Promise<void>((resolve, reject) => {
    copying.on('error', reject);
    copying.on('finish', resolve);
    copying.end(`${lines.join('\n')}\n`);
  });
  own.release();
}

let lastVer = 0;

function rawRows({ scope, envelopes }: Batch) {
  return envelopes.map(({ id, t, at, b }) => {
    lastVer += 1;
    const sha = `\\x${createHash('sha256').update(JSON.stringify(b)).digest('hex')}`;
    return { commune: scopeOf(scope).commune, scope, id, ver: lastVer, account: author.id, t, at, b, sha };
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Row } from '#shared/sync/pull.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { mergeRows } from '#client/store/page.ts';
import { openDatabase, type Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { admitIn } from '#server/sync/gate.ts';
import { rowsAfter } from '#server/sync/pull-queries.ts';
import { pullScope } from '#server/sync/pull.ts';
import { newCluster } from './cluster.ts';
import { Figures } from '#tests/lanes/figures.ts';
import { Ledger } from './ledger.ts';
import { recount } from './recount.ts';
import { commune, rowsOfOneOperation, settle, type Volunteer, Walk } from './village.ts';

const hotHamlets = 3;
const writers = 12;
const batchesPerWriter = 40;
/** Pages of one operation, and ever larger ones. */
const pageSizes = [rowsOfOneOperation + 1, 17, 200, 1_000];

/** Twelve writers and four readers on three hamlets, with transactions that sleep on the hamlet's row. */
export async function crowd(): Promise<string[]> {
  const figures = new Figures('a. twelve writers, four readers, three hamlets');
  const cluster = await newCluster();
  try {
    await cluster.start();
    const databaseUrl = cluster.url('postgres');
    const [writing, reading] = [await openDatabase({ databaseUrl }), await openDatabase({ databaseUrl })];
    try {
      await writeAndRead(figures, writing.sql, reading.sql);
    } finally {
      await writing.close();
      await reading.close();
    }
  } finally {
    await cluster.remove();
  }
  return figures.failures;
}

async function writeAndRead(figures: Figures, writing: Sql, reading: Sql): Promise<void> {
  const everywhere = Array.from({ length: hotHamlets }, (_, index) => index + 1);
  const volunteers = await settle(writing, hotHamlets, Array.from({ length: writers }, () => everywhere));
  const ledger = new Ledger();
  const done = new AbortController();
  const began = performance.now();
  const readers = pageSizes.map((size) => readPaged(reading, everywhere, size, done.signal));
  const byTime = readByTime(reading, done.signal);
  const sent = await Promise.all(volunteers.map((volunteer) => write(writing, volunteer, ledger)));
  const seconds = (performance.now() - began) / 1000;
  done.abort();

  const { operations, wrong } = await recount(writing);
  for (const what of wrong) figures.fail(what);
  figures.say('operations in the journal', operations.size);
  figures.say('operations a second, of transactions that sleep', Math.round(operations.size / seconds));
  figures.say('duplicate deliveries', ledger.duplicates);
  figures.must('acknowledged and not in the journal', missing(ledger, operations), 0);
  figures.must('sent and not acknowledged', sent.flat().filter(({ id }) => !ledger.acked.has(id)).length, 0);
  figures.must('in the journal and never sent', operations.size - new Set(sent.flat().map(({ id }) => id)).size, 0);
  figures.must('operations answered with two versions', ledger.movedVersions.size, 0);
  for (const [index, reader] of readers.entries()) {
    const { pages, steps } = await reader;
    const equal = await Promise.all(everywhere.map((scope) => isEqual(reading, scope, pages.get(scope) ?? [])));
    figures.must(`hamlets a reader of ${pageSizes[index]} rows a page has wrong, after ${steps} pages`, equal.filter((one) => !one).length, 0);
  }
  const missed = operations.size - (await byTime);
  figures.say('operations that a reader by time of arrival has missed', missed);
  if (missed === 0) figures.fail('a reader by time missed nothing: this crowd is no trial');
}

/** Sends batches of 1 to 50, some twice at once, some again later, some with an operation twice inside. */
async function write(sql: Sql, volunteer: Volunteer, ledger: Ledger): Promise<Envelope[]> {
  const walks = volunteer.scopes.map((scope) => new Walk(scope));
  const sent: { walk: Walk; batch: Envelope[] }[] = [];
  for (let count = 0; count < batchesPerWriter; count += 1) {
    const walk = walks[Math.floor(Math.random() * walks.length)];
    if (walk === undefined) continue;
    const batch = walk.next(1 + Math.floor(Math.random() * (count % 4 === 0 ? 50 : 8)));
    const [first] = batch;
    if (first !== undefined && Math.random() < 0.2) batch.push(first);
    sent.push({ walk, batch });
    const again = Math.random() < 0.3 ? sent[Math.floor(Math.random() * sent.length)] : undefined;
    const deliveries = [{ walk, batch }, ...(again === undefined ? [] : [again])];
    const answers = await Promise.all(deliveries.map((one) => deliver(sql, volunteer, one.walk, one.batch)));
    for (const one of answers) ledger.note(one);
  }
  return sent.flatMap(({ batch }) => batch);
}

function deliver(sql: Sql, { id, name, deviceId }: Volunteer, { scope }: Walk, envelopes: Envelope[]) {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_sleep(${Math.random() * 0.004})`;
    const answers = await admitIn(tx, { scope, envelopes, author: { id, name, role: 'volunteer' }, deviceId, via: 'net', now: new Date() });
    await tx`select pg_sleep(${Math.random() < 0.1 ? 0.03 : Math.random() * 0.004})`;
    return answers;
  });
}

async function readPaged(sql: Sql, scopes: number[], size: number, done: AbortSignal) {
  const pages = new Map<number, Row[]>();
  const places = new Map(scopes.map((scope) => [scope, { epoch: null as string | null, cursor: 0 }]));
  let steps = 0;
  for (;;) {
    const isLast = done.aborted;
    for (const [scope, place] of places) {
      for (let head = place.cursor + 1; place.cursor < head; steps += 1) {
        const answer = await pullScope(sql, { commune, scope, ...place }, size);
        if (answer.kind !== 'rows') throw new Error(`a reader was answered ${answer.kind}`);
        pages.set(scope, mergeRows(pages.get(scope) ?? [], answer.rows));
        Object.assign(place, { epoch: answer.epoch, cursor: answer.to });
        head = isLast ? answer.head : 0;
      }
    }
    if (isLast) return { pages, steps };
    await sleep(2);
  }
}

async function isEqual(sql: Sql, scope: number, page: Row[]): Promise<boolean> {
  const tables = await rowsAfter(sql, { commune, scope }, 0, 2_147_483_647);
  return sorted(page) === sorted(tables?.rows ?? []);
}

function sorted(rows: Row[]): string {
  return canonical(rows.map(canonical).toSorted());
}

/** The mutant: what a reader misses that asks for everything received after the latest it has seen. */
async function readByTime(sql: Sql, done: AbortSignal): Promise<number> {
  const seen = new Set<string>();
  let latest = new Date(0);
  for (;;) {
    const isLast = done.aborted;
    const rows = await sql<{ opId: string; receivedAt: Date }[]>`
      select op_id, received_at from sync_op where received_at > ${latest} order by received_at`;
    for (const row of rows) seen.add(row.opId);
    latest = rows.at(-1)?.receivedAt ?? latest;
    if (isLast) return seen.size;
    await sleep(5);
  }
}

function missing(ledger: Ledger, operations: Map<string, number>): number {
  return [...ledger.acked].filter(([id, ver]) => operations.get(id) !== ver).length;
}

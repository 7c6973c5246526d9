import { addTally, emptyTally, tallyOf } from '#shared/coverage/tally.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { householdOf, readOperation } from '#shared/sync/operation.ts';
import { reduce } from '#shared/sync/reduce.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { filesOf } from '#client/store/page.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Sql } from '#server/db/connect.ts';
import { rowsAfter } from '#server/sync/pull-queries.ts';

/** What is wrong with the tables, hamlet by hamlet, when everything is done once more from the journal. */
export interface Recount {
  operations: Map<string, number>;
  wrong: string[];
}

const everything = 2_147_483_647;

export async function recount(sql: Sql): Promise<Recount> {
  const operations = new Map<string, number>();
  const wrong: string[] = [];
  const scopes = await sql<(Scope & { ver: number; digest: string | null })[]>`
    select commune_code as commune, scope_id as scope, ver, digest from sync_scope order by 1, 2`;
  for (const { ver: head, digest, ...scope } of scopes) {
    const say = (what: string) => wrong.push(`hamlet ${scope.scope}: ${what}`);
    const { journal, files } = await replayed(sql, scope);
    for (const { opId, ver } of journal) {
      if (operations.has(opId)) say(`operation ${opId} is there twice`);
      operations.set(opId, ver);
    }
    if (journal.some(({ ver }, index) => ver !== index + 1)) say('versions are not dense');
    if (journal.length !== head) say(`head ${head}, operations ${journal.length}`);
    const rows = (await rowsAfter(sql, scope, 0, everything))?.rows ?? [];
    const tables = filesOf({ scope, epoch: '', cursor: head, rows, complete: true });
    if (Math.max(0, ...rows.map((row) => row.ver)) !== head) say('the highest row is not at the head');
    if (textOf(tables) !== textOf(files)) say('the tables are not what the journal makes');
    if (digest !== null && digest !== digestOf(rows)) say('the digest is not that of the rows');
    const counted = [...files.values()].reduce((sum, file) => addTally(sum, tallyOf(file)), emptyTally);
    const kept = (await hamletTallies(sql, scope.commune)).find((one) => one.scope === scope.scope)?.tally;
    if (canonical(kept) !== canonical(counted)) say('the tally is not that of the households');
  }
  return { operations, wrong };
}

interface JournalRow {
  opId: string;
  ver: number;
  opType: string;
  opV: number;
  baseVer: number;
  devSeq: number;
  deviceId: string | null;
  doneAt: Date;
  body: unknown;
  accountId: string;
  name: string;
}

async function replayed(sql: Sql, scope: Scope): Promise<{ journal: JournalRow[]; files: Map<string, HouseholdFile> }> {
  const journal = await sql<JournalRow[]>`
    select o.op_id, o.ver, o.op_type, o.op_v, o.base_ver, o.dev_seq, o.device_id, o.done_at, o.body, o.account_id, a.name
    from sync_op o join account a using (account_id)
    where o.commune_code = ${scope.commune} and o.scope_id = ${scope.scope} order by o.ver`;
  const files = new Map<string, HouseholdFile>();
  for (const row of journal) {
    const { opId: id, ver, devSeq: seq, opType: t, opV: v, deviceId, body: b } = row;
    // Nobody had seen more than there was.
    const bv = Math.min(row.baseVer, ver - 1);
    const place = { ver, by: { id: row.accountId, name: row.name }, ...(deviceId !== null && { device: deviceId }) };
    const reading = readOperation({ id, seq, t, v, bv, at: row.doneAt.toISOString(), b });
    if (reading.kind !== 'operation') throw new Error(`the journal holds what cannot be read: ${id}`);
    const householdId = householdOf(reading.operation);
    files.set(householdId, reduce(files.get(householdId) ?? emptyFile(householdId), { ...reading.operation, ...place }));
  }
  return { journal, files };
}

/** One text for the same households, in whatever order. */
export function textOf(files: Map<string, HouseholdFile>): string {
  return canonical(Object.fromEntries(files));
}

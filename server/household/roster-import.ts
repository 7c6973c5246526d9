import { createHash } from 'node:crypto';
import { Problem } from '#shared/base/problem.ts';
import { planRoster, previewOf, type RosterPlan, toWrite } from '#shared/household/roster-plan.ts';
import { readRoster } from '#shared/household/roster-rows.ts';
import type { RosterHamlet, RosterPreview, RosterTable, RosterWritten } from '#shared/household/roster.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { type Envelope, operationBodies } from '#shared/sync/operation.ts';
import { maxOperationsPerPush } from '#shared/sync/push.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Queryable, Sql, Tx } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { endedHamlets, hamletsOf, holdHamlets } from '#server/place/place-queries.ts';
import { lockScope } from '#server/sync/gate-queries.ts';
import { admitIn } from '#server/sync/gate.ts';
import { readRosterFile } from './roster-file.ts';
import { currentHouseholds } from './roster-queries.ts';

export interface RosterToImport {
  communeCode: string;
  bytes: Buffer;
}

export interface RosterToConfirm extends RosterToImport {
  /** Of the preview that a person agreed to. */
  digest: string;
  author: Doer;
  now: Date;
  /** UUIDv7 */
  newId: () => string;
}

/**
 * What importing this file would do. Writes nothing.
 * @throws Problem `roster.empty`, `roster.header-missing`, `roster.not-a-table`, `roster.too-large`
 */
export async function previewRoster(sql: Queryable, { communeCode, bytes }: RosterToImport): Promise<RosterPreview> {
  const table = await readRosterFile(bytes);
  const reading = readHouseholds(table, await rosterHamlets(sql, communeCode));
  const plan = planRoster(reading, await currentHouseholds(sql, communeCode, scopesOf(reading.rows)));
  return previewOf(plan, table.sheet, digestOf(communeCode, plan));
}

/**
 * Imports the file as its preview said, through the gate, all of it or nothing. While it runs, phones of the hamlets
 * concerned wait.
 * @throws Problem as `previewRoster`, and `roster.changed-since-preview` when it would now do something else
 */
export async function confirmRoster(sql: Sql, roster: RosterToConfirm): Promise<RosterWritten> {
  const { communeCode, digest } = roster;
  const table = await readRosterFile(roster.bytes);
  return inTransaction(sql, async (tx) => {
    await holdHamlets(tx, communeCode);
    const reading = readHouseholds(table, await rosterHamlets(tx, communeCode));
    const listed = scopesOf(reading.rows);
    const concerned = scopesOf([...reading.rows, ...(await currentHouseholds(tx, communeCode, listed))]);
    // Locked before looking, so that what the plan is made from is still so when it is written.
    const versions = await lockHamlets(tx, communeCode, concerned);
    const plan = planRoster(reading, await currentHouseholds(tx, communeCode, listed));
    if (toWrite(plan).some(({ row }) => !versions.has(row.scope))) throw new Problem('roster.changed-since-preview');
    if (digestOf(communeCode, plan) !== digest) throw new Problem('roster.changed-since-preview');
    for (const [scope, version] of versions) await writeHamlet(tx, roster, plan, scope, version);
    const writes = toWrite(plan);
    const created = writes.filter((outcome) => outcome.kind === 'new').length;
    return { written: writes.length, created, changed: writes.length - created };
  });
}

function readHouseholds(table: RosterTable, hamlets: RosterHamlet[]) {
  const reading = readRoster(table, hamlets);
  if (reading.rows.length === 0 && reading.errors.length === 0) throw new Problem('roster.empty');
  return reading;
}

async function rosterHamlets(sql: Queryable, communeCode: string): Promise<RosterHamlet[]> {
  const ended = await endedHamlets(sql, communeCode);
  return (await hamletsOf(sql, communeCode)).map(({ scopeId, name }) => ({
    scope: scopeId,
    name,
    formerNames: ended.filter(({ into }) => into.scopeId === scopeId).map((one) => one.name),
  }));
}

/** Ascending, as the gate wants several hamlets. */
function scopesOf(rows: readonly { scope: number }[]): number[] {
  return [...new Set(rows.map((row) => row.scope))].sort((a, b) => a - b);
}

async function lockHamlets(tx: Tx, communeCode: string, scopes: number[]): Promise<Map<number, number>> {
  const versions = new Map<number, number>();
  for (const scope of scopes) versions.set(scope, (await lockScope(tx, { commune: communeCode, scope }))?.ver ?? 0);
  return versions;
}

async function writeHamlet(
  tx: Tx,
  roster: RosterToConfirm,
  plan: RosterPlan,
  scope: number,
  version: number,
): Promise<void> {
  const { communeCode, author, now, newId } = roster;
  const envelopes = toWrite(plan)
    .filter((outcome) => outcome.row.scope === scope)
    .map((outcome): Envelope => {
      const householdId = outcome.kind === 'changed' ? outcome.householdId : newId();
      const t = 'household.enlist';
      const v = operationBodies[t].version;
      return { id: newId(), seq: 0, t, v, bv: version, at: now.toISOString(), b: { householdId, ...outcome.listing } };
    });
  for (let from = 0; from < envelopes.length; from += maxOperationsPerPush) {
    const answers = await admitIn(tx, {
      scope: { commune: communeCode, scope },
      envelopes: envelopes.slice(from, from + maxOperationsPerPush),
      author,
      deviceId: null,
      via: 'office',
      now,
    });
    // What was read without fault is a valid operation; were it not, half an import would be worse than none.
    if (answers.some((answer) => answer.kind !== 'ok')) throw new Problem('server.failed');
  }
}

/** What would be written and what would be left out; the same households give the same digest whatever their versions. */
function digestOf(communeCode: string, plan: RosterPlan): string {
  return createHash('sha256')
    .update(canonical({ communeCode, writes: toWrite(plan), errors: plan.errors }))
    .digest('hex');
}

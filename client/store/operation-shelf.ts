import { uuidv7 } from 'uuidv7';
import type { Instant } from '#shared/base/day.ts';
import { Problem } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import {
  type AuthoredOperation,
  type Envelope,
  type Operation,
  operationBodies,
  readOperation,
} from '#shared/sync/operation.ts';
import { maxBodyBytes, type OperationAnswer, type PushReply } from '#shared/sync/push.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import { steadily } from './database-faults.ts';
import type { Journal, OperationRow } from './journal.ts';
import { type KeptOperation, type KeptState, type OperationBody, withState } from './kept-operation.ts';
import type { PhoneMemory } from './phone-memory.ts';
import { scopeOfKey } from './scope-of-key.ts';
import { seal, type SealLabel, unseal } from './sealing.ts';

type Known = Pick<PhoneMemory, 'dataKey' | 'outboxes' | 'operations'>;

/** Reads operations of this phone, of all states. What this key did not seal stays on the disk, untouched. */
export async function readOperations(journal: Journal, memory: Known): Promise<void> {
  const rows = await steadily(journal, () => journal.operations.toArray());
  const read = await Promise.all(rows.map((row) => keptFrom(memory, row).catch(() => null)));
  for (const kept of read) if (kept !== null) memory.operations.set(kept.op.id, kept);
}

/**
 * Writes one operation and, in the same strict transaction, gives it its number and takes the draft away.
 * Throws Problem `operation.invalid`, `operation.too-large` or `device.storage-full`; then nothing is written.
 */
export async function writeOperation(
  journal: Journal,
  memory: PhoneMemory,
  { scope, done, at, clearDraft }: { scope: Scope; done: OperationBody; at: string; clearDraft: string | null },
): Promise<KeptOperation> {
  const unnumbered = checked({
    id: uuidv7(),
    seq: 0,
    t: done.t,
    v: operationBodies[done.t].version,
    bv: memory.pages.get(scopeKey(scope))?.cursor ?? 0,
    at,
    b: done.b,
  });
  const { id, name } = memory.account;
  const op: AuthoredOperation = { ...unnumbered, by: { id, name } };
  const row = await sealedRow(memory, scope, op);
  const seq = await steadily(journal, () => addNumbered(journal, row, clearDraft));
  return keptOf({ ...op, seq }, { ...row, seq });
}

/**
 * Writes what the server answered, and who the phone is from now on, in one transaction; only waiting work changes.
 * `phone` is `null` where the answers came by a receipt. Tells the states as they are now.
 */
export async function writeAnswers(
  journal: Journal,
  answers: OperationAnswer[],
  phone: PushReply['phone'] | null,
): Promise<Map<string, KeptState>> {
  const change = (row: OperationRow) => {
    const answer = answers.find((one) => one.id === row.id);
    return answer === undefined || row.state.kind !== 'waiting' ? null : stateFrom(answer, scopeOfKey(row.scopeKey), phone === null);
  };
  return steadily(journal, () =>
    journal.transaction('rw', journal.operations, journal.device, async () => {
      const device = await journal.device.get('this');
      if (device !== undefined && phone !== null) await journal.device.put({ ...device, ...phone });
      return changeStates(journal, answers.map((answer) => answer.id), change);
    }),
  );
}

/** Makes work wait to be sent again, whatever had become of it, all in one transaction. */
export async function writeWaitingAgain(journal: Journal, ids: string[]): Promise<Map<string, KeptState>> {
  const change = (row: OperationRow): KeptState | null => (row.state.kind === 'waiting' ? null : { kind: 'waiting' });
  return steadily(journal, () => journal.transaction('rw', journal.operations, () => changeStates(journal, ids, change)));
}

/** Of these, what their authors had seen is of a history that is no more. All in one transaction. */
export async function writeSawNothing(journal: Journal, ids: string[]): Promise<void> {
  await steadily(journal, () =>
    journal.transaction('rw', journal.operations, async () => {
      for (const row of await journal.operations.bulkGet(ids)) {
        if (row !== undefined) await journal.operations.put({ ...row, sawNothing: true });
      }
    }),
  );
}

/** Work was given to somebody who travels: it waits on, and says so. */
export async function writeHanded(journal: Journal, ids: string[], handedAt: Instant): Promise<void> {
  const change = (row: OperationRow): KeptState | null => (row.state.kind === 'waiting' ? { kind: 'waiting', handedAt } : null);
  await steadily(journal, () => journal.transaction('rw', journal.operations, () => changeStates(journal, ids, change)));
}

/** Takes arrived work off the disk, all in one transaction. Tells what is gone: what waits again meanwhile stays. */
export async function eraseArrived(journal: Journal, ids: string[]): Promise<string[]> {
  return steadily(journal, () =>
    journal.transaction('rw', journal.operations, async () => {
      const rows = await journal.operations.bulkGet(ids);
      const gone = rows.flatMap((row) => (row?.state.kind === 'arrived' ? [row.id] : []));
      await journal.operations.bulkDelete(gone);
      return gone;
    }),
  );
}

/** What had arrived under one epoch of the hamlet's history stands at the same version of the next. */
export async function writeEpoch(journal: Journal, ids: string[], before: string, now: string): Promise<Map<string, KeptState>> {
  const change = ({ state }: OperationRow): KeptState | null =>
    state.kind === 'arrived' && state.epoch === before ? { ...state, epoch: now } : null;
  return steadily(journal, () => journal.transaction('rw', journal.operations, () => changeStates(journal, ids, change)));
}

/** Inside a transaction of the caller's. */
async function changeStates(
  journal: Journal,
  ids: string[],
  change: (row: OperationRow) => KeptState | null,
): Promise<Map<string, KeptState>> {
  const states = new Map<string, KeptState>();
  for (const row of await journal.operations.bulkGet(ids)) {
    if (row === undefined) continue;
    const state = change(row) ?? row.state;
    states.set(row.id, state);
    if (state !== row.state) await journal.operations.put({ ...row, state });
  }
  return states;
}

async function addNumbered(
  journal: Journal,
  row: Omit<OperationRow, 'seq'>,
  clearDraft: string | null,
): Promise<number> {
  return journal.transaction('rw', journal.operations, journal.device, journal.drafts, async () => {
    // The connection may have been lost after the commit: the same work is not numbered twice.
    const already = await journal.operations.get(row.id);
    if (already !== undefined) return already.seq;
    const device = await journal.device.get('this');
    if (device === undefined) throw new Problem('device.storage-lost');
    await journal.operations.add({ ...row, seq: device.nextSeq });
    await journal.device.put({ ...device, nextSeq: device.nextSeq + 1 });
    if (clearDraft !== null) await journal.drafts.delete(clearDraft);
    return device.nextSeq;
  });
}

async function keptFrom(memory: Known, row: OperationRow): Promise<KeptOperation> {
  const known = memory.operations.get(row.id);
  if (known !== undefined) return withState(row.sawNothing === true ? havingSeenNothing(known) : known, row.state);
  const { key, label } = sealOf(memory, row);
  const op = (await unseal(key, label, row.sealed)) as AuthoredOperation;
  return keptOf({ ...op, seq: row.seq }, row);
}

/** Throws for what only a newer app can read: it stays on the disk, untouched. */
function keptOf(saved: AuthoredOperation, { scopeKey: key, state, sawNothing }: OperationRow): KeptOperation {
  const { by, ...wire } = saved;
  const reading = readOperation(wire);
  if (reading.kind !== 'operation') throw new Error('This app cannot read it.');
  const sentFor = scopeOfKey(key);
  const kept = withState({ op: { ...reading.operation, by }, wire, sentFor, scope: sentFor, state }, state);
  return sawNothing === true ? havingSeenNothing(kept) : kept;
}

function havingSeenNothing(kept: KeptOperation): KeptOperation {
  return { ...kept, op: { ...kept.op, bv: 0 }, wire: { ...kept.wire, bv: 0 } };
}

async function sealedRow(memory: Known, scope: Scope, op: AuthoredOperation): Promise<Omit<OperationRow, 'seq'>> {
  const [today] = memory.outboxes;
  const row = { id: op.id, scopeKey: scopeKey(scope), ...(today && { outboxKey: today.id }) };
  const { key, label } = sealOf(memory, row);
  return { ...row, state: { kind: 'waiting' }, sealed: await seal(key, label, op) };
}

/** By what a row is opened, now and for ever. Throws when it is by an outbox key that this PIN does not open. */
function sealOf(
  { dataKey, outboxes }: Known,
  { id, scopeKey: scope, outboxKey }: Pick<OperationRow, 'id' | 'scopeKey' | 'outboxKey'>,
): { key: CryptoKey; label: SealLabel } {
  if (outboxKey === undefined) return { key: dataKey, label: { kind: 'operation', key: id } };
  const outbox = outboxes.find((one) => one.id === outboxKey);
  if (outbox === undefined) throw new Error('Sealed under a PIN that was forgotten.');
  return { key: outbox.key, label: { kind: 'operation', key: `${id}|${scope}` } };
}

function checked(envelope: Envelope): Operation {
  const reading = readOperation(envelope);
  if (reading.kind !== 'operation') throw new Problem('operation.invalid');
  const bytes = new TextEncoder().encode(canonical(reading.operation.b)).length;
  if (bytes > maxBodyBytes) throw new Problem('operation.too-large', { bytes, max: maxBodyBytes });
  return reading.operation;
}

function stateFrom(answer: OperationAnswer, sentFor: Scope, byReceipt: boolean): KeptState {
  switch (answer.kind) {
    case 'ok':
    case 'dup':
      return { kind: 'arrived', at: answer.at, ver: answer.ver, epoch: answer.epoch, ...homeIn(answer, sentFor), ...(byReceipt && { byReceipt }) };
    case 'held':
      return { kind: 'held', needs: answer.needs };
    case 'quarantined':
      return { kind: 'quarantined', code: answer.code };
  }
}

function homeIn({ scope }: { scope?: number | undefined }, sentFor: Scope): { home?: number } {
  return scope === undefined || scope === sentFor.scope ? {} : { home: scope };
}

import { createHash } from 'node:crypto';
import type { ProblemCode } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import type { Author } from '#shared/sync/fact.ts';
import { type Envelope, householdOf, readOperation } from '#shared/sync/operation.ts';
import { maxBodyBytes, type OperationAnswer } from '#shared/sync/push.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { addToTally } from '#server/coverage/tally-queries.ts';
import type { Queryable, Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { loadFiles, saveRows } from '#server/household/file-queries.ts';
import { announce } from './changes.ts';
import { alreadyAdmitted, appendToJournal, lockScope, quarantine, setVersion } from './gate-queries.ts';
import { Work } from './work.ts';

/** Operations for one hamlet, with who brings them and how. */
export interface Admission {
  scope: Scope;
  envelopes: Envelope[];
  author: Author;
  deviceId: string | null;
  via: 'net' | 'office';
  now: Date;
}

/**
 * The gate: the one way in which anything in the field is written, by phones, imports and office forms alike. One
 * transaction; an operation sent twice is applied once; one that cannot be applied is kept aside with its reason and
 * never stops the others. At most 500 operations at a time.
 */
export function admit(sql: Sql, admission: Admission): Promise<OperationAnswer[]> {
  return inTransaction(sql, (tx) => admitIn(tx, admission));
}

/** The same inside a transaction of the caller's. Several hamlets must be admitted in ascending order of scope. */
export async function admitIn(tx: Queryable, admission: Admission): Promise<OperationAnswer[]> {
  const { scope, envelopes, now } = admission;
  const head = await lockScope(tx, scope);
  if (head === null) return refuseIn(tx, admission, 'scope.not-yours');
  const admitted = await alreadyAdmitted(tx, scope, envelopes.map((envelope) => envelope.id));
  const operations = envelopes.map((envelope) => ({ envelope, sha: shaOf(envelope), ...readSized(envelope) }));
  const ids = operations.flatMap((one) => (one.kind === 'operation' ? [householdOf(one.operation)] : []));
  const before = await loadFiles(tx, scope, [...new Set(ids)]);

  const work = new Work(head, before);
  const answers = operations.map((one): OperationAnswer => {
    const { id } = one.envelope;
    const known = admitted.get(id) ?? work.admittedNow(id, now);
    if (known !== undefined) {
      if (known.sha !== one.sha) return work.refuse(one.envelope, one.sha, 'operation.body-differs');
      return { id, kind: 'dup', ver: known.ver, at: known.receivedAt.toISOString() };
    }
    if (one.kind === 'unreadable') return work.refuse(one.envelope, one.sha, one.code);
    if (!work.isPossible(one.operation)) return work.refuse(one.envelope, one.sha, 'household.unknown');
    const ver = work.apply(one.operation, one.envelope, one.sha, admission.author, now);
    return { id, kind: 'ok', ver, at: now.toISOString() };
  });

  const sender = { accountId: admission.author.id, deviceId: admission.deviceId, via: admission.via, receivedAt: now };
  await quarantine(tx, scope, sender, work.refused);
  if (work.journal.length > 0) {
    await appendToJournal(tx, scope, sender, work.journal);
    await saveRows(tx, scope, work.changedRows());
    const { difference, lastVisitAt } = work.tallyDifference();
    await addToTally(tx, scope, difference, lastVisitAt);
    await setVersion(tx, scope, work.ver);
    await announce(tx, { ...scope, ver: work.ver });
  }
  return answers;
}

/** Keeps operations aside without looking into them: for a hamlet that is not the sender's. */
export async function refuseIn(tx: Queryable, admission: Admission, code: ProblemCode): Promise<OperationAnswer[]> {
  const { scope, envelopes, author, deviceId, now } = admission;
  const refused = envelopes.map((envelope) => ({ envelope, sha: shaOf(envelope), code }));
  await quarantine(tx, scope, { accountId: author.id, deviceId, receivedAt: now }, refused);
  return envelopes.map(({ id }) => ({ id, kind: 'quarantined', code }));
}

// PostgreSQL's jsonb refuses NUL and lone surrogates, which JSON writes as escapes.
const refusedByJsonb = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

function readSized(envelope: Envelope) {
  const text = canonical(envelope.b ?? null);
  if (Buffer.byteLength(text) > maxBodyBytes) return { kind: 'unreadable', code: 'operation.too-large' } as const;
  if (refusedByJsonb.test(text)) return { kind: 'unreadable', code: 'operation.invalid' } as const;
  return readOperation(envelope);
}

function shaOf({ t, v, b }: Envelope): string {
  return createHash('sha256').update(canonical({ t, v, b })).digest('hex');
}

import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { createsHousehold, type Envelope, householdOf, householdsNeededBy, type Reading, readOperation } from '#shared/sync/operation.ts';
import { maxBodyBytes, type OperationAnswer } from '#shared/sync/push.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { addToTally } from '#server/coverage/tally-queries.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Queryable, Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { loadVersionedFiles, saveRows } from '#server/household/file-queries.ts';
import { announce } from './changes.ts';
import { alreadyAdmitted, appendToJournal, decisionsOn, lockScope, quarantine, setHead, settleApplied, sumDigest } from './gate-queries.ts';
import { dropHeld, heldFor, hold } from './held-queries.ts';
import { householdPlaces, type HouseholdPlace } from './home-queries.ts';
import { keepHistoryIn } from './history.ts';
import { writeGone } from './tombstone-queries.ts';
import { type Arrival, duplicate, type Refused, Work } from './work.ts';

/** Operations for one hamlet, with who brings them and how. */
export interface Admission {
  scope: Scope;
  envelopes: Envelope[];
  /** Hamlet of the commune that it was sent for, when its household has moved: it may stand in that journal. */
  sentFor?: number;
  author: Doer;
  deviceId: string | null;
  via: 'net' | 'courier' | 'office';
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
export function admitIn(tx: Queryable, admission: Admission): Promise<OperationAnswer[]> {
  const { scope, sentFor, now, via } = admission;
  return admitArrivals(tx, { scope, sentFor, now, via, arrivals: arrivalsOf(admission) });
}

/** Operations of any authors for one hamlet, in one transaction of the caller's. */
export async function admitArrivals(
  tx: Queryable,
  { scope, sentFor, now, via, arrivals }: Pick<Admission, 'scope' | 'now' | 'via'> & { sentFor?: number | undefined; arrivals: Arrival[] },
): Promise<OperationAnswer[]> {
  await keepHistoryIn(tx, { newId: uuidv7, now });
  const head = await lockScope(tx, scope);
  if (head === null) return refuseArrivals(tx, { scope, sentFor, arrivals, code: 'scope.not-yours', now });
  const ids = arrivals.map(({ envelope }) => envelope.id);
  const held = await heldFor(tx, scope, foundedBy(arrivals), read);
  // Behind the lock, and only there: what is asked is one journey, and what is written another.
  const [decisions, { loaded, admitted, places }] = await Promise.all([
    decisionsOn(tx, scope, ids),
    lookUp(tx, { scope, sentFor, arrivals: [...arrivals, ...held] }),
  ]);
  const fresh = arrivals.filter(({ envelope }) => !admitted.has(envelope.id));
  const left = fresh.flatMap((arrival) => householdLeft(arrival, loaded.files));
  if (left.some((id) => places.get(id)?.some(({ isGone }) => !isGone))) throw new MovedMeanwhile();

  const digest = head.digest ?? (await sumDigest(tx, scope));
  const work = new Work({ ...head, scope: scope.scope, digest, loaded, admitted, decisions, now });
  // The order of arrival means nothing: what brings a household into being goes first, and the rest finds it there.
  const answers = new Map<Arrival, OperationAnswer>();
  for (const arrival of [...arrivals.filter(isFounding), ...arrivals]) {
    if (!answers.has(arrival)) answers.set(arrival, work.take(arrival));
  }
  for (const arrival of held) work.take(arrival);

  await Promise.all([
    quarantine(tx, scope, work.refused, now),
    hold(tx, scope, work.held, now),
    writeWork(tx, { scope, now, via, held }, work),
  ]);
  return arrivals.flatMap((arrival) => answers.get(arrival) ?? []);
}

async function writeWork(
  tx: Queryable,
  { scope, now, via, held }: Pick<Admission, 'scope' | 'now' | 'via'> & { held: Arrival[] },
  work: Work,
): Promise<void> {
  if (work.journal.length === 0) return;
  const changed = work.changedRows();
  const { difference, lastVisitAt } = work.tallyDifference();
  await Promise.all([
    appendToJournal(tx, scope, work.journal, { via, receivedAt: now }),
    settleApplied(tx, scope, work.journal, now),
    dropHeld(tx, scope, [...work.journal, ...held].map(({ envelope }) => envelope.id)),
    saveRows(tx, scope, changed),
    writeGone(tx, scope, changed.gone, now),
    addToTally(tx, scope, difference, lastVisitAt),
    setHead(tx, scope, { ver: work.ver, digest: work.digest }),
    announce(tx, { ...scope, ver: work.ver }),
  ]);
}

/** Keeps operations aside without applying them: for a hamlet that is not the sender's, or is so no longer. */
export function refuseIn(tx: Queryable, admission: Admission, code: ProblemCode): Promise<OperationAnswer[]> {
  const { scope, sentFor, now } = admission;
  return refuseArrivals(tx, { scope, sentFor, arrivals: arrivalsOf(admission), code, now });
}

async function refuseArrivals(
  tx: Queryable,
  { scope, sentFor, arrivals, code, now }: { scope: Scope; sentFor: number | undefined; arrivals: Arrival[]; code: ProblemCode; now: Date },
): Promise<OperationAnswer[]> {
  // What was taken while the hamlet was theirs stays taken, and is asked about again when the answer was lost.
  const { admitted } = await lookUp(tx, { scope, sentFor, arrivals });
  const refused: Refused[] = [];
  const answers = arrivals.map((arrival): OperationAnswer => {
    const { id } = arrival.envelope;
    const known = admitted.get(id);
    if (known?.sha === arrival.sha) return duplicate(id, known);
    refused.push({ arrival, code });
    return { id, kind: 'quarantined', code };
  });
  await quarantine(tx, scope, refused, now);
  return answers;
}

function arrivalsOf({ envelopes, author, deviceId }: Admission): Arrival[] {
  return envelopes.map((envelope) => ({ ...read(envelope), author, deviceId }));
}

function concernedByAll(arrivals: Arrival[]): string[] {
  const concerned = arrivals.flatMap(({ reading }) =>
    reading.kind === 'operation' ? [householdOf(reading.operation), ...householdsNeededBy(reading.operation)] : [],
  );
  return [...new Set(concerned)];
}

/**
 * The files that operations are about; which of these are in the journal of the hamlet already, or of any where the
 * household is or has been; and where absent households are.
 */
async function lookUp(tx: Queryable, { scope, sentFor, arrivals }: { scope: Scope; sentFor: number | undefined; arrivals: Arrival[] }) {
  const ids = arrivals.map(({ envelope }) => envelope.id);
  const [loaded, admittedHere] = await Promise.all([
    loadVersionedFiles(tx, scope, concernedByAll(arrivals)),
    alreadyAdmitted(tx, scope, ids),
  ]);
  const { files } = loaded;
  const absent = [...new Set(arrivals.flatMap((arrival) => [...householdLeft(arrival, files), ...householdMissing(arrival, files)]))];
  const places = absent.length === 0 ? new Map<string, HouseholdPlace[]>() : await householdPlaces(tx, scope.commune, absent);
  const before = [...files.values()].flatMap(({ household: { homes = [], gone } }) => [...homes, ...(gone?.movedTo ? [gone.movedTo] : [])]);
  const homes = [...before, ...arrivals.flatMap(homesBefore), ...[...places.values()].flat().map((place) => place.scope), ...(sentFor === undefined ? [] : [sentFor])];
  const others = [...new Set(homes)].filter((home) => home !== scope.scope);
  return { loaded, places, admitted: others.length === 0 ? admittedHere : await alreadyAdmitted(tx, scope, ids, others) };
}

/** Hamlets in whose journals operations of a household that comes here may stand. */
function homesBefore({ reading }: Arrival): number[] {
  if (reading.kind !== 'operation' || reading.operation.t !== 'household.arrive') return [];
  const { from, file } = reading.operation.b;
  return [from, ...((file as unknown as HouseholdFile).household.homes ?? [])];
}

/** The household of an operation left the hamlet before the gate was reached: the operation belongs elsewhere now. */
export class MovedMeanwhile extends Error {}

/** The household that an operation is about, if it has left the hamlet and does not come back by it. */
function householdLeft({ reading }: Arrival, files: ReadonlyMap<string, HouseholdFile>): string[] {
  if (reading.kind !== 'operation' || reading.operation.t === 'household.arrive') return [];
  const id = householdOf(reading.operation);
  return files.get(id)?.household.gone === undefined ? [] : [id];
}

/** The household that an operation is about, if the hamlet does not know it and would have to. */
function householdMissing({ reading }: Arrival, files: ReadonlyMap<string, HouseholdFile>): string[] {
  if (reading.kind !== 'operation' || createsHousehold(reading.operation)) return [];
  const id = householdOf(reading.operation);
  return files.has(id) ? [] : [id];
}

/** Households that these operations bring into being: what was held for them can be applied now. */
function foundedBy(arrivals: Arrival[]): string[] {
  const founding = arrivals.flatMap(({ reading }) =>
    reading.kind === 'operation' && createsHousehold(reading.operation) ? [householdOf(reading.operation)] : [],
  );
  return [...new Set(founding)];
}

function isFounding({ reading }: Arrival): boolean {
  return reading.kind === 'operation' && createsHousehold(reading.operation);
}

/** An operation with its reading and the hash that tells whether it is the same when it comes again. */
export function read(envelope: Envelope): { envelope: Envelope; sha: string; reading: Reading | TooLarge } {
  const { t, v, b } = envelope;
  const body = canonical(b ?? null);
  // As `canonical({ t, v, b })` would write it: bodies are long, and once is enough.
  const whole = b === undefined ? canonical({ t, v }) : `{"b":${body},"t":${JSON.stringify(t)},"v":${v}}`;
  const sha = createHash('sha256').update(whole).digest('hex');
  return { envelope, sha, reading: readSized(envelope, body) };
}

type TooLarge = { kind: 'unreadable'; code: 'operation.too-large' };

// PostgreSQL's jsonb refuses NUL and lone surrogates, which JSON writes as escapes.
const refusedByJsonb = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

function readSized(envelope: Envelope, body: string): Reading | TooLarge {
  if (Buffer.byteLength(body) > maxBodyBytes) return { kind: 'unreadable', code: 'operation.too-large' };
  if (refusedByJsonb.test(body)) return { kind: 'unreadable', code: 'operation.invalid' };
  return readOperation(envelope);
}

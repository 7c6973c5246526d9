import { Problem } from '#shared/base/problem.ts';
import type { Standing } from '#client/store/sync-side.ts';
import type { PullRequest, Row, ScopeAnswer } from '#shared/sync/pull.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { SyncPorts } from './ports.ts';
import { readRows } from './replies.ts';
import { unpack } from './unpack.ts';

/** Another history, files that are gone: it may happen while we read, but not over and over. */
const maxDetours = 3;

/** How far one hamlet has been read, and what of it is not yet committed. */
export interface Reading {
  standing: Standing;
  /** The phone had nothing of it when it began to ask. */
  isNew: boolean;
  /** Where the next question begins; `null` and 0: at the beginning. */
  epoch: string | null;
  cursor: number;
  rows: Row[];
  /** Read from the beginning: what comes takes the place of the page. */
  whole: boolean;
  /** The file that is to be fetched next. */
  offer: Extract<ScopeAnswer, { kind: 'snapshot' }> | null;
  /** Its file is here. What came after is asked for when all files are. */
  isFiled: boolean;
  isFinished: boolean;
  detours: number;
  /** What was read did not add up to the server's digest, or could not be read at all. */
  mismatch: boolean;
}

export function begun(standing: Standing): Reading {
  const { epoch, cursor } = standing;
  const isNew = epoch === null;
  const nothing = { rows: [], offer: null, isFiled: false, isFinished: false, detours: 0, mismatch: false };
  return { standing, isNew, epoch, cursor, whole: isNew, ...nothing };
}

export function questionOf({ standing: { granted }, epoch, cursor, whole, mismatch }: Reading): PullRequest['scopes'][number] {
  const isBeginning = whole && cursor === 0;
  return {
    commune: granted.commune,
    scope: granted.scope,
    epoch,
    cursor,
    ...(isBeginning && { takesFile: true }),
    ...(isBeginning && mismatch && { mismatch }),
  };
}

/** Takes in what the server answered about the hamlet. */
export async function takeAnswer({ store }: SyncPorts, reading: Reading, answer: ScopeAnswer): Promise<void> {
  const scope: Scope = { commune: answer.commune, scope: answer.scope };
  switch (answer.kind) {
    case 'gone':
      await store.dropPage(scope);
      reading.isFinished = true;
      return undefined;
    case 'restart':
      await store.followHistory(scope, null);
      return beginAnew(reading);
    case 'refetch':
      return beginAnew(reading);
    case 'snapshot':
      if (!reading.whole || reading.cursor > 0 || answer.ver > answer.head) throw new Problem('server.not-understood');
      reading.offer = answer;
      return undefined;
    case 'rows':
      return takeRows(store, reading, answer);
  }
}

/**
 * Fetches the file that was offered. Where the phone had nothing it is the page from now on, so that people can work;
 * where it had a page, that one stays until the new one is whole.
 */
export async function takeFile({ store, transport }: SyncPorts, reading: Reading, onBytes: (arrived: number) => void): Promise<void> {
  const { offer, standing } = reading;
  if (offer === null) return undefined;
  const { commune, scope, epoch, ver, bytes, digest } = offer;
  const packed = await transport.snapshot({ commune, scope, epoch, ver }, onBytes);
  if (packed === null) return beginAnew(reading);
  if (packed.byteLength !== bytes) throw new Problem('server.unreachable');
  const rows = await rowsIn(packed);
  if (rows === null) return doubt(reading);
  Object.assign(reading, { epoch, cursor: ver, offer: null, isFiled: true });
  if (standing.epoch !== null) {
    reading.rows = rows;
    return undefined;
  }
  await store.followHistory({ commune, scope }, null);
  const step = { scope: { commune, scope }, epoch, cursor: ver, rows, whole: true, packed };
  // Nothing was newer when it was offered, and it adds up: there is nothing to ask about what came after.
  const complete = typeof digest === 'string' && store.digestAfter({ ...step, complete: false }) === digest;
  await store.commitPage({ ...step, complete });
  Object.assign(reading, { standing: { ...standing, epoch, cursor: ver }, whole: false, isFinished: complete });
  return undefined;
}

type Rows = Extract<ScopeAnswer, { kind: 'rows' }>;

async function takeRows(store: SyncPorts['store'], reading: Reading, answer: Rows): Promise<void> {
  if (!isStepFrom(reading.cursor, answer)) throw new Problem('server.not-understood');
  const { epoch, to: cursor } = answer;
  Object.assign(reading, { rows: [...reading.rows, ...answer.rows], epoch, cursor });
  if (cursor < answer.head) return undefined;
  const scope: Scope = { commune: answer.commune, scope: answer.scope };
  const { standing, rows, whole } = reading;
  const step = { scope, epoch, cursor, rows, whole, complete: true };
  step.complete = typeof answer.digest !== 'string' || store.digestAfter(step) === answer.digest;
  // What still differs when it has been fetched whole is the server's to look into.
  if (!step.complete && !reading.mismatch) return doubt(reading);
  // Another history than the phone stood in, or its first: of one read from the beginning nobody can tell whether the
  // phone has what arrived before.
  if (standing.epoch !== epoch) await store.followHistory(scope, whole ? null : continuedFrom(standing, epoch));
  if (whole || changes(standing, step)) await store.commitPage(step);
  reading.isFinished = true;
  return undefined;
}

async function rowsIn(packed: Uint8Array<ArrayBuffer>): Promise<Row[] | null> {
  try {
    return readRows(await unpack(packed));
  } catch (fault) {
    if (fault instanceof Problem) return null;
    throw fault;
  }
}

/** The copy is wrong somewhere: the hamlet is read whole, once more, and the server is told. */
function doubt(reading: Reading): void {
  if (reading.mismatch) throw new Problem('server.not-understood');
  beginAnew(reading);
  reading.mismatch = true;
}

function beginAnew(reading: Reading): void {
  reading.detours += 1;
  if (reading.detours > maxDetours) throw new Problem('server.not-understood');
  Object.assign(reading, { epoch: null, cursor: 0, rows: [], whole: true, offer: null, isFiled: false });
}

function continuedFrom({ epoch, cursor }: Standing, now: string) {
  return epoch === null ? null : { epoch, cursor, now };
}

/** Every step begins where the last ended, and gets on or is at the head: anything else would never end. */
function isStepFrom(cursor: number, { from, to, head }: { from: number; to: number; head: number }): boolean {
  return from === cursor && to <= head && (to > from || to === head);
}

function changes(before: Standing, now: { epoch: string; cursor: number; complete: boolean }): boolean {
  return now.epoch !== before.epoch || now.cursor !== before.cursor || now.complete !== before.complete;
}


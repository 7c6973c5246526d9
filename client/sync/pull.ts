import { Problem } from '#shared/base/problem.ts';
import type { ServerWord } from '#client/store/retention.ts';
import type { Standing } from '#client/store/sync-side.ts';
import type { PullRequest, Row, ScopeAnswer } from '#shared/sync/pull.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { SyncPorts } from './ports.ts';
import { readPullReply } from './replies.ts';

/** A pull is a GET: with more hamlets its address would grow longer than proxies allow (8 KB). */
const scopesPerPull = 16;

/** The server's history may be replaced while we read it, but not over and over. */
const maxRestarts = 3;

export interface FetchingProgress {
  hamlet: string;
  /** Versions of the hamlet's history: read, and in all. */
  done: number;
  total: number;
  hamletsDone: number;
  hamletsTotal: number;
}

/** What has been read of one hamlet and is not yet committed. */
interface Reading {
  standing: Standing;
  epoch: string | null;
  cursor: number;
  rows: Row[];
  whole: boolean;
  restarts: number;
  /** What was read did not add up to the server's digest. */
  mismatch: boolean;
}

/**
 * Brings every granted hamlet to its head. Rows are gathered until a hamlet is whole, then committed in one
 * transaction: cut anywhere, nothing has changed but whole hamlets. Never waits for a push.
 * Reports only hamlets that the phone did not have before, and tells the server's time. Throws the Problem that stopped it.
 */
export async function pullGranted(
  ports: SyncPorts,
  report: (progress: FetchingProgress) => void,
): Promise<ServerWord['serverTime']> {
  const { store, transport, clock } = ports;
  const finished = new Set<string>();
  const readings = new Map<string, Reading>();
  let told: ServerWord = { serverTime: null, safeAt: null };
  for (;;) {
    const wanted = wantedOf(store.standings(), finished, readings);
    if (wanted.length === 0 && finished.size > 0) break;
    const asked = askedTogether(wanted);
    const { answers, granted, word } = readPullReply(await transport.pull(requestOf(asked)));
    told = word;
    await store.reached(clock().toISOString());
    for (const reading of asked) {
      const key = scopeKey(reading.standing.granted);
      const answer = answers.find((one) => sameScope(one, reading.standing.granted));
      if (answer === undefined) throw new Problem('server.not-understood');
      readings.set(key, reading);
      if (await isFinished(ports, reading, answer)) finished.add(key);
      if (reading.standing.epoch === null) report(progressOf(reading, answer, finished, granted));
    }
    await store.grant(granted);
    if (granted.every((one) => finished.has(scopeKey(one)))) break;
  }
  await store.letGo(told);
  return told.serverTime;
}

function wantedOf(standings: Standing[], finished: Set<string>, readings: Map<string, Reading>): Reading[] {
  return standings
    .filter(({ granted }) => !finished.has(scopeKey(granted)))
    .map((standing) => readings.get(scopeKey(standing.granted)) ?? begun(standing));
}

// What the phone has comes first and together; a hamlet it does not have comes alone, so that each is usable at once.
function askedTogether(wanted: Reading[]): Reading[] {
  const known = wanted.filter((reading) => !reading.whole);
  return known.length > 0 ? known.slice(0, scopesPerPull) : wanted.slice(0, 1);
}

function begun(standing: Standing): Reading {
  const { epoch, cursor } = standing;
  return { standing, epoch, cursor, rows: [], whole: epoch === null, restarts: 0, mismatch: false };
}

function requestOf(asked: Reading[]): PullRequest {
  return {
    scopes: asked.map(({ standing: { granted }, epoch, cursor, mismatch }) => ({
      commune: granted.commune,
      scope: granted.scope,
      epoch,
      cursor,
      ...(mismatch && { mismatch }),
    })),
  };
}

/** Takes one answer in; true when there is nothing more to ask about this hamlet. */
async function isFinished({ store }: SyncPorts, reading: Reading, answer: ScopeAnswer): Promise<boolean> {
  const scope: Scope = { commune: answer.commune, scope: answer.scope };
  if (answer.kind === 'gone') {
    await store.dropPage(scope);
    return true;
  }
  if (answer.kind === 'restart') {
    reading.restarts += 1;
    if (reading.restarts > maxRestarts) throw new Problem('server.not-understood');
    await store.followHistory(scope, null);
    Object.assign(reading, { epoch: answer.epoch, cursor: 0, rows: [], whole: true });
    return false;
  }
  if (!isStepFrom(reading.cursor, answer)) throw new Problem('server.not-understood');
  reading.rows.push(...answer.rows);
  reading.epoch = answer.epoch;
  reading.cursor = answer.to;
  if (answer.to < answer.head) return false;
  const { standing, rows, whole } = reading;
  const step = { scope, epoch: answer.epoch, cursor: answer.to, rows, whole };
  // The copy is wrong somewhere: the hamlet is fetched whole, once; what then still differs is the server's to look into.
  if (!whole && typeof answer.digest === 'string' && store.digestAfter(step) !== answer.digest) {
    Object.assign(reading, { cursor: 0, rows: [], whole: true, mismatch: true });
    return false;
  }
  // Another history than the phone stood in, or its first: nobody can tell whether it has what arrived after the cursor.
  if (standing.epoch !== answer.epoch) await store.followHistory(scope, continuedFrom(reading, answer.epoch));
  if (changes(reading)) await store.commitPage(step);
  return true;
}

/** What the phone stands on when it goes on in another history; `null` when it has begun anew. */
function continuedFrom({ standing: { epoch, cursor }, restarts }: Reading, now: string) {
  return epoch === null || restarts > 0 ? null : { epoch, cursor, now };
}

/** Every step begins where the last ended, and gets on or is at the head: anything else would never end. */
function isStepFrom(cursor: number, { from, to, head }: { from: number; to: number; head: number }): boolean {
  return from === cursor && to <= head && (to > from || to === head);
}

function changes({ standing, epoch, cursor, whole }: Reading): boolean {
  return whole || epoch !== standing.epoch || cursor !== standing.cursor;
}

function progressOf(
  { standing, cursor }: Reading,
  answer: ScopeAnswer,
  finished: Set<string>,
  granted: Scope[],
): FetchingProgress {
  return {
    hamlet: standing.granted.hamletName,
    done: cursor,
    total: answer.kind === 'gone' ? cursor : answer.head,
    hamletsDone: granted.filter((one) => finished.has(scopeKey(one))).length,
    hamletsTotal: granted.length,
  };
}

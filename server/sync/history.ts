import { Problem } from '#shared/base/problem.ts';
import { forgetNonces } from '#server/account/device-queries.ts';
import type { Queryable, Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { beginEpoch, historyState, lockEveryScope, lockHistory, writeDownHistory, writeForks, writeSafe } from './history-queries.ts';

interface Ports {
  /** UUID of the epoch that may have to begin. */
  newId: () => string;
  now: Date;
}

/**
 * `begun`: the first time on this database. `continued`: as phones know it. `forked`: every hamlet has a new epoch, and
 * how far the old one was true is written down. `isTold`: the server says where it writes; if not, only a restored dump
 * is noticed, and a promoted standby needs `beginAnew`.
 */
export interface HistoryKept {
  kind: 'begun' | 'continued' | 'forked';
  isTold: boolean;
}

/**
 * Finds out whether this database goes on with the history that phones have seen; if not, begins new epochs before
 * anything is written. Called when a program starts.
 */
export function keepHistory(sql: Sql, ports: Ports): Promise<HistoryKept> {
  return inTransaction(sql, (tx) => keepHistoryIn(tx, ports));
}

/**
 * The same as the first thing of a writing transaction: behind one address a standby may take over while this program
 * runs. The transaction must not hold a hamlet yet.
 */
export async function keepHistoryIn(tx: Queryable, { newId, now }: Ports): Promise<HistoryKept> {
  const { isSame, isTold } = await historyState(tx);
  if (isSame) return { kind: 'continued', isTold };
  await lockHistory(tx);
  const state = await historyState(tx);
  if (state.isForked) await fork(tx, newId(), (newEpoch) => writeForks(tx, newEpoch));
  if (!state.isSame) await writeDownHistory(tx, now);
  return { kind: state.isForked ? 'forked' : state.isWrittenDown ? 'continued' : 'begun', isTold };
}

/**
 * After files were copied back, which nothing in the database shows. What came in between is not known, so nothing is
 * said of how far the old epochs are true: every phone fetches its hamlets again and sends again what it still has.
 */
export function beginAnew(sql: Sql, { newId, now }: Ports): Promise<void> {
  return inTransaction(sql, async (tx) => {
    await lockHistory(tx);
    await fork(tx, newId(), () => Promise.resolve());
    await writeDownHistory(tx, now);
  });
}

/** A request that had begun may be committed later than it was received: as long as the longest statement, and its wait. */
const unsettledMs = 10 * 60_000;

/**
 * Writes down an operator's word: what had been received when a backup began, `at`, is verified to be off the machine.
 * Phones may let go of it after their own time.
 * @returns the moment that phones are told: ten minutes before
 * @throws Problem config.invalid for a moment that has not been
 */
export async function recordVerifiedBackup(sql: Sql, { at, now }: { at: Date; now: Date }): Promise<Date> {
  if (at > now) throw new Problem('config.invalid', { name: 'moment' });
  const safeAt = new Date(at.getTime() - unsettledMs);
  await writeSafe(sql, safeAt);
  return safeAt;
}

async function fork(tx: Queryable, newEpoch: string, writeDown: (newEpoch: string) => Promise<void>): Promise<void> {
  await lockEveryScope(tx);
  await writeDown(newEpoch);
  await beginEpoch(tx, newEpoch);
  // Phones show newer ones than this history remembers, and are no copies.
  await forgetNonces(tx);
}

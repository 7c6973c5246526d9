import { uuidv7 } from 'uuidv7';
import type { Sql } from '#server/db/connect.ts';
import { log } from '#server/http/log.ts';
import { keepHistory } from '#server/sync/history.ts';

/** Keeps the history of the database that a program has just opened, and writes down what its keeper should know. */
export async function keepHistoryAloud(sql: Sql, now: Date): Promise<void> {
  const { kind, isTold } = await keepHistory(sql, { newId: uuidv7, now });
  if (kind === 'forked') log.warn('the database was restored or promoted: hamlets have new epochs, phones send again what may be lost');
  if (!isTold) log.warn('the database does not tell its cluster and timeline: after a promotion run npm run db:restored');
}

import type { Clock } from '#server/clock.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { log } from '#server/http/log.ts';
import { lockScope } from './gate-queries.ts';
import { hamletsWithGone, purgeGone } from './tombstone-queries.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** So long a phone may have heard nothing and still learn from what comes next which households have left. */
const horizonDays = 180;

/**
 * Forgets the households that left their hamlet longer ago than the horizon. A phone that has not heard of them since
 * reads the hamlet anew. One transaction a hamlet; the digest stays, for what has left is not summed.
 * @returns how many were forgotten
 */
export async function purgeTombstones(sql: Sql, now: Date): Promise<number> {
  const before = new Date(now.getTime() - horizonDays * dayMs);
  let purged = 0;
  for (const scope of await hamletsWithGone(sql, before)) {
    purged += await inTransaction(sql, async (tx) => {
      await lockScope(tx, scope);
      return purgeGone(tx, scope, before);
    });
  }
  return purged;
}

/** Forgets now and once a day from now on. A failure waits for the next day: nobody waits for this. */
export function keepPurging(sql: Sql, clock: Clock): { stop(): Promise<void> } {
  const purge = async () => {
    await purgeTombstones(sql, clock()).catch((error: unknown) => log.warn({ err: error }, 'households that left were not forgotten'));
  };
  let work = purge();
  const timer = setInterval(() => void (work = work.then(purge)), dayMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await work;
    },
  };
}

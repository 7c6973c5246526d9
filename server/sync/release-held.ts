import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { admitArrivals, read } from './gate.ts';
import { heldForServer } from './held-queries.ts';

/** Takes what was held because this server was too old for it. Called at every start: an update is a start. */
export async function releaseHeldForServer(sql: Sql, now: Date): Promise<void> {
  for (const { scope, arrivals } of await heldForServer(sql, read)) {
    await inTransaction(sql, (tx) => admitArrivals(tx, { scope, now, via: 'net', arrivals }));
  }
}

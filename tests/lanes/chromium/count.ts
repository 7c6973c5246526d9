import path from 'node:path';
import { openDatabase } from '#server/db/connect.ts';
import type { House } from './round.ts';

/** How often a visit was acknowledged at each house, by its id. */
export type Acknowledged = Map<string, number>;

export interface Count {
  inDatabase: number;
  /** Acknowledged, and not in the database. */
  lost: number;
  /** In the database beyond what was done, or under one id more than once. */
  twice: number;
}

/** Writes down that the screen has said so; returns the same map. */
export function acknowledge(acknowledged: Acknowledged, house: House): Acknowledged {
  return acknowledged.set(house.id, (acknowledged.get(house.id) ?? 0) + 1);
}

/** Holds what the phones of this run were told is saved against the journal of the server, which is stopped. */
export async function countInDatabase(built: string, dataFolder: string, acknowledged: Acknowledged): Promise<Count> {
  const database = await openDatabase({ dataFolder, workerFile: path.join(built, 'server', 'embedded-worker.js') });
  try {
    const rows = await database.sql<{ householdId: string; visitId: string }[]>`
      select o.body->>'householdId' as household_id, o.body->>'visitId' as visit_id
      from sync_op o join device d using (device_id)
      where d.label <> 'Android' and o.op_type = 'visit.log'`;
    const byHouse = new Map<string, number>();
    for (const { householdId } of rows) byHouse.set(householdId, (byHouse.get(householdId) ?? 0) + 1);
    const count = { inDatabase: rows.length, lost: 0, twice: rows.length - new Set(rows.map(({ visitId }) => visitId)).size };
    for (const house of new Set([...acknowledged.keys(), ...byHouse.keys()])) {
      const difference = (byHouse.get(house) ?? 0) - (acknowledged.get(house) ?? 0);
      count.lost += Math.max(0, -difference);
      count.twice += Math.max(0, difference);
    }
    return count;
  } finally {
    await database.close();
  }
}

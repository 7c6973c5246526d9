import type { Sql } from '#server/db/connect.ts';
import { rowsAfter } from '#server/sync/pull-queries.ts';
import { filesOf } from '#client/store/page.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { type Commune, scopeOf } from './commune.ts';

/** A household as the peers are given it: one document with its people and its visits. */
export interface SameHousehold {
  id: string;
  scope: number;
  file: HouseholdFile;
}

/** Everything that our phones fetch, read from our own database after it went through the gate. */
export async function sameHouseholds(sql: Sql, { hamlets }: Commune): Promise<SameHousehold[]> {
  const all: SameHousehold[] = [];
  for (const { scopeId } of hamlets) {
    const found = await rowsAfter(sql, scopeOf(scopeId), 0, 2_147_483_647);
    const files = filesOf({ scope: scopeOf(scopeId), epoch: '', cursor: 0, complete: true, rows: found?.rows ?? [] });
    for (const [id, file] of files) all.push({ id, scope: scopeId, file });
  }
  return all;
}

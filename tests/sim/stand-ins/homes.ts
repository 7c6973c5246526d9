import type { Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { HouseholdPlace } from '#server/sync/home-queries.ts';
import type { Gone } from '#server/sync/tombstone-queries.ts';
import type { Transaction } from '../storage.ts';
import { ask, type Asked, contentsOf, rowsOf, within } from './asking.ts';

/** No hamlet becomes a part of another in this world. */
export function standingHamlet(asked: Asked, { scope }: Scope): Promise<number> {
  return ask(asked, () => scope);
}

export function householdPlaces(asked: Asked, commune: string, ids: string[]): Promise<Map<string, HouseholdPlace[]>> {
  return ask(asked, () => {
    const places = new Map<string, HouseholdPlace[]>();
    for (const key of contentsOf(asked).hamlets.keys()) {
      const scope = Number(key.split('/')[1]);
      const rows = rowsOf(asked, { commune, scope })?.rows;
      for (const id of ids) {
        const row = rows?.get(`household/${id}/${id}`);
        if (row?.kind === 'household') places.set(id, [...(places.get(id) ?? []), { scope, isGone: row.body.gone !== undefined }]);
      }
    }
    return places;
  });
}

export function writeGone(tx: Transaction, scope: Scope, gone: Gone[], _at: Date): Promise<void> {
  return within(tx, () =>
    tx.change(scopeKey(scope), ({ rows }) => {
      for (const { id, ver, movedTo } of gone) {
        for (const [key, row] of rows) if (row.kind !== 'household' && row.body.householdId === id) rows.delete(key);
        const left: Row = { kind: 'household', id, ver, body: { id, gone: { movedTo } } };
        rows.set(`household/${id}/${id}`, left);
      }
    }),
  );
}

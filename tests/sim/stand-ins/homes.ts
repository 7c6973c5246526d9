import { isFounded } from '#shared/household/household-file.ts';
import { combined } from '#shared/household/merge.ts';
import type { Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { HouseholdPlace } from '#server/sync/home-queries.ts';
import type { Gone } from '#server/sync/tombstone-queries.ts';
import { filesFrom } from '../facts.ts';
import type { Transaction } from '../storage.ts';
import { ask, type Asked, contentsOf, rowsOf, within } from './asking.ts';

/** In place of server/sync/home-queries.ts and tombstone-queries.ts: where households are, and what they leave behind. */
export function standingHamlet(asked: Asked, { commune, scope }: Scope): Promise<number> {
  return ask(asked, () => {
    const { became } = contentsOf(asked);
    let standing = scope;
    for (let into: number | undefined = scope; into !== undefined; into = became.get(scopeKey({ commune, scope: into }))) standing = into;
    return standing;
  });
}

/** Every household of a hamlet that is not only another name of one. */
export function allHouseholds(asked: Asked, scope: Scope): Promise<string[]> {
  return ask(asked, () => {
    const files = filesFrom(rowsOf(asked, scope)?.rows.values() ?? []).filter(isFounded);
    return [...combined(new Map(files.map((file) => [file.id, file]))).keys()].sort();
  });
}

export function householdPlaces(asked: Asked, commune: string, ids: string[]): Promise<Map<string, HouseholdPlace[]>> {
  return ask(asked, () => {
    const places = new Map<string, HouseholdPlace[]>();
    for (const key of contentsOf(asked).hamlets.keys()) {
      const [place, number] = key.split('/');
      if (place !== commune) continue;
      const scope = Number(number);
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

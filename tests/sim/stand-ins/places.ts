import { emptyTally } from '#shared/coverage/tally.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { sameScope, type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { HamletRow } from '#server/place/place-queries.ts';
import { emptyHamlet } from '../contents.ts';
import type { Transaction } from '../storage.ts';
import { ask, type Asked, contentsOf, within } from './asking.ts';
import { uuidv7 } from './uuid.ts';

/** In place of server/place/place-queries.ts: hamlets, and who works in them. */
export function grantedScopes(asked: Asked, accountId: string): Promise<GrantedScope[]> {
  return ask(asked, () => [...(contentsOf(asked).grants.get(accountId) ?? [])]);
}

export function isStanding(asked: Asked, scope: Scope): Promise<boolean> {
  return ask(asked, () => placeOf(asked, scope) !== undefined);
}

export async function beginHamletChange(tx: Transaction, commune: string): Promise<void> {
  await tx.storage.statement();
  await tx.storage.lock(tx, `hamlets ${commune}`);
}

export function holdHamlets(tx: Transaction, commune: string): Promise<void> {
  return beginHamletChange(tx, commune);
}

export function isHamletName(): Promise<boolean> {
  return Promise.resolve(false);
}

export function highestScope(asked: Asked, commune: string): Promise<number> {
  return ask(asked, () => Math.max(...[...contentsOf(asked).hamlets.keys()].map((key) => key.split('/')).map(([place, scope]) => (place === commune ? Number(scope) : 0))));
}

export function insertHamlets(tx: Transaction, commune: string, hamlets: HamletRow[]): Promise<void> {
  return within(tx, () => {
    for (const { scopeId: scope, name: hamletName } of hamlets) {
      tx.found(scopeKey({ commune, scope }), emptyHamlet(uuidv7(), emptyTally));
      tx.wide.push((contents) => ({ ...contents, places: [...contents.places, { commune, scope, hamletName, communeName: 'Xã Thử' }] }));
    }
  });
}

export function copyGrants(tx: Transaction, { commune, from, to }: { commune: string; from: number; to: number }): Promise<void> {
  return within(tx, () => {
    const place = placeOf(tx, { commune, scope: to });
    if (place !== undefined) regrant(tx, (granted) => (has(granted, { commune, scope: from }) && !has(granted, place) ? [...granted, place] : granted));
  });
}

export function endGrants(tx: Transaction, scope: Scope): Promise<void> {
  return within(tx, () => regrant(tx, (granted) => granted.filter((one) => !sameScope(one, scope))));
}

export function endHamlet(tx: Transaction, { commune, scope, into }: Scope & { into: number }): Promise<void> {
  return within(tx, () => {
    tx.wide.push((contents) => ({
      ...contents,
      places: contents.places.filter((one) => !sameScope(one, { commune, scope })),
      became: new Map(contents.became).set(scopeKey({ commune, scope }), into),
    }));
  });
}

function placeOf(asked: Asked, scope: Scope): GrantedScope | undefined {
  return contentsOf(asked).places.find((one) => sameScope(one, scope));
}

function has(granted: readonly GrantedScope[], scope: Scope): boolean {
  return granted.some((one) => sameScope(one, scope));
}

function regrant(tx: Transaction, change: (granted: readonly GrantedScope[]) => readonly GrantedScope[]): void {
  tx.wide.push((contents) => ({
    ...contents,
    grants: new Map([...contents.grants].map(([account, granted]) => [account, change(granted)])),
  }));
}

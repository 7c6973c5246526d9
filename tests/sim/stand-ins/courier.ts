import { toHex } from '#shared/base/bytes.ts';
import type { Doer } from '#server/access/actor.ts';
import type { OutboxKey } from '#server/courier/courier-queries.ts';
import { keyRing } from './sealing.ts';
import { ask, type Asked, contentsOf, within } from './asking.ts';

/** In place of server/courier/courier-queries.ts: whose keys phones have, and which bundles have come. */
export function outboxKeyOf(asked: Asked, keyId: string): Promise<OutboxKey | null> {
  return ask(asked, () => {
    const known = contentsOf(asked).outboxKeys.get(keyId);
    if (known === undefined) return null;
    return { keyId, accountId: known.owner.id, deviceId: known.deviceId, serverKey: keyRing.publicKeys.id, wrapped: new Uint8Array() };
  });
}

export function authorOf(asked: Asked, accountId: string): Promise<(Doer & { isActive: boolean }) | null> {
  return ask(asked, () => {
    const known = [...contentsOf(asked).outboxKeys.values()].find(({ owner }) => owner.id === accountId);
    return known === undefined ? null : { ...known.owner, isActive: true };
  });
}

export function keepBundle(asked: Asked, { sha, now }: { sha: Uint8Array; now: Date }): Promise<Date | null> {
  const key = toHex(sha);
  return within(asked, (tx) => {
    const firstAt = contentsOf(asked).bundles.get(key) ?? null;
    if (firstAt === null) tx.wide.push((contents) => ({ ...contents, bundles: new Map(contents.bundles).set(key, now) }));
    return firstAt;
  });
}

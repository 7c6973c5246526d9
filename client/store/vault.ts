import { Problem } from '#shared/base/problem.ts';
import { type PinCost, pinKeyOf } from './pin-key.ts';
import { labelBytes, sealBytes, type Sealed, unsealBytes } from './sealing.ts';

/**
 * The data key of a phone, wrapped twice: inside by the PIN, outside by a key that the browser will not hand out.
 * A copy of the disk lacks the outer key; six digits alone would fall to patience.
 */
export interface WrappedKeys {
  salt: Sealed;
  cost: PinCost;
  deviceKey: CryptoKey;
  wrapped: Sealed;
}

/** A new random data key, and how it is kept. The key itself exists only in memory. */
export async function createVault(pin: string, cost: PinCost): Promise<{ keys: WrappedKeys; dataKey: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const inner = await sealBytes(await importKey(await pinKeyOf(pin, salt, cost)), pinLabel, raw);
  const wrapped = await sealBytes(deviceKey, deviceLabel, inner);
  return { keys: { salt, cost, deviceKey, wrapped }, dataKey: await importKey(raw) };
}

/** The data key; `null` when the PIN is another. Throws Problem `device.storage-lost` when the browser's own key is. */
export async function openVault(keys: WrappedKeys, pin: string): Promise<CryptoKey | null> {
  const { salt, cost, deviceKey, wrapped } = keys;
  const inner = await unsealBytes(deviceKey, deviceLabel, wrapped).catch(() => {
    throw new Problem('device.storage-lost');
  });
  const pinKey = await importKey(await pinKeyOf(pin, salt, cost));
  const raw = await unsealBytes(pinKey, pinLabel, inner).catch(() => null);
  return raw === null ? null : importKey(raw);
}

const pinLabel = labelBytes({ kind: 'account', key: 'pin' });
const deviceLabel = labelBytes({ kind: 'account', key: 'device' });

function importKey(raw: Sealed): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

import { Problem } from '#shared/base/problem.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { steadily } from './database-faults.ts';
import type { DeviceRow, Journal } from './journal.ts';
import type { PhoneAccount } from './phone-state.ts';
import { seal, type Sealed, unseal } from './sealing.ts';

/** What the phone knows of its person. */
export interface Identity {
  account: PhoneAccount;
  granted: GrantedScope[];
}

export async function readDevice(journal: Journal): Promise<DeviceRow | null> {
  return (await steadily(journal, () => journal.device.get('this'))) ?? null;
}

/** Changes the phone's one row in a transaction of its own. */
export async function changeDevice(journal: Journal, change: (row: DeviceRow | null) => DeviceRow): Promise<DeviceRow> {
  return steadily(journal, () =>
    journal.transaction('rw', journal.device, async () => {
      const changed = change((await journal.device.get('this')) ?? null);
      await journal.device.put(changed);
      return changed;
    }),
  );
}

/**
 * Counts the tries at the PIN. A phone without room must still open, so that there the count is only in the row given
 * back and not on the disk.
 */
export async function countTries(journal: Journal, count: (before: number) => number): Promise<DeviceRow> {
  const counted = (row: DeviceRow | null) => {
    if (row === null) throw new Error('This phone is not enrolled.');
    return { ...row, wrongTries: count(row.wrongTries) };
  };
  try {
    return await changeDevice(journal, counted);
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.code !== 'device.storage-full') throw fault;
    return counted(await readDevice(journal));
  }
}

export function newDevice(deviceId: string, linkHash: string): DeviceRow {
  return { key: 'this', deviceId, linkHash, nonce: null, keys: null, nextSeq: 1, wrongTries: 0, sealed: null };
}

export function sealIdentity(dataKey: CryptoKey, identity: Identity): Promise<Sealed> {
  return seal(dataKey, identityLabel, identity);
}

export async function openIdentity(dataKey: CryptoKey, sealed: Sealed): Promise<Identity> {
  return (await unseal(dataKey, identityLabel, sealed)) as Identity;
}

const identityLabel = { kind: 'account', key: 'this' } as const;

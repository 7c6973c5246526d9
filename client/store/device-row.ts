import { Problem } from '#shared/base/problem.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { steadily } from './database-faults.ts';
import type { DeviceRow, Journal } from './journal.ts';
import { newOutboxKey, openOutboxKey, type OutboxKey, type OutboxKeyRow } from './outbox-key.ts';
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

/**
 * The outbox keys that a data key opens, today's first. One is made now on a phone that was enrolled before there were
 * any, where another tab may be first; a phone without room for it has none, and must still open.
 */
export async function openOutboxes(journal: Journal, dataKey: CryptoKey, known: DeviceRow): Promise<OutboxKey[]> {
  if (known.outbox === undefined) return beginOutbox(journal, dataKey, known);
  const opened = outboxKeysOf(known).map((row) => openOutboxKey(dataKey, row).catch(() => null));
  return (await Promise.all(opened)).filter((one) => one !== null);
}

async function beginOutbox(journal: Journal, dataKey: CryptoKey, known: DeviceRow): Promise<OutboxKey[]> {
  const made = await newOutboxKey(dataKey);
  const changed = changeDevice(journal, (row) => ({ ...(row ?? known), outbox: row?.outbox ?? made.row }));
  const kept = await changed.catch((fault: unknown) => {
    if (fault instanceof Problem && fault.code === 'device.storage-full') return null;
    throw fault;
  });
  if (kept?.outbox === undefined) return [];
  return [kept.outbox.id === made.row.id ? made.outbox : await openOutboxKey(dataKey, kept.outbox)];
}

/** Every outbox key of this phone: that of today, and those of PINs that were forgotten and of people before. */
export function outboxKeysOf(device: DeviceRow | null): OutboxKeyRow[] {
  const all = device === null ? [] : [device.outbox, ...(device.former ?? []).map(({ outbox }) => outbox)];
  return all.filter((one) => one !== undefined);
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

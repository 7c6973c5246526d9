import type { GrantedScope } from '#shared/sync/pull.ts';
import { changeDevice, type Identity, newDevice, readDevice, sealIdentity } from './device-row.ts';
import type { DeviceRow, Journal } from './journal.ts';
import { newOutboxKey } from './outbox-key.ts';
import type { PhoneMemory } from './phone-memory.ts';
import type { PhoneAccount } from './phone-state.ts';
import type { PinCost } from './pin-key.ts';
import { createVault } from './vault.ts';

/** What the server says of a phone it takes on. */
export interface Taken {
  account: Omit<PhoneAccount, 'deviceId'>;
  granted: GrantedScope[];
}

export interface Claim {
  /** The one-time code of the link. */
  code: string;
  /** Six digits; not asked of an open phone, which has its PIN already. */
  pin: string;
  /** Asks the server to take this phone on; the same phone may ask again when the answer was lost. */
  ask(deviceId: string): Promise<Taken>;
}

interface ClaimPorts {
  journal: Journal;
  newDeviceId: () => string;
  pinCost: PinCost;
}

/** A phone that has just become somebody's, open. */
export type Claimed = Identity & Pick<PhoneMemory, 'dataKey' | 'outboxes'>;

/**
 * Makes this phone somebody's. The phone's id is on the disk before the server hears it, so that a phone killed in the
 * middle is the same phone when it asks again. An enrolled phone keeps its key and with it everything unsent; when its
 * PIN was forgotten it begins anew, and what that PIN locks stays on the disk to be sent as it lies.
 */
export async function claimPhone(ports: ClaimPorts, memory: PhoneMemory | null, claim: Claim): Promise<Claimed> {
  const known = await readDevice(ports.journal);
  if (known === null || known.sealed === null) return beginWith(ports, claim);
  return memory === null ? beginAnew(ports, claim) : renew(ports.journal, known, memory, claim);
}

/** Whether this link was used by this phone, to the end or not. */
export async function hasUsedLink(journal: Journal, code: string): Promise<boolean> {
  const row = await readDevice(journal);
  const linkHash = await hashOf(code);
  return row !== null && (row.linkHash === linkHash || row.claiming?.linkHash === linkHash);
}

/** Whether this link is the one that the phone's book was made with. */
export async function isOwnLink(journal: Journal, code: string): Promise<boolean> {
  return (await readDevice(journal))?.linkHash === (await hashOf(code));
}

async function beginWith({ journal, newDeviceId, pinCost }: ClaimPorts, claim: Claim): Promise<Claimed> {
  const linkHash = await hashOf(claim.code);
  const { deviceId } = await changeDevice(journal, (row) =>
    row?.linkHash === linkHash ? row : newDevice(newDeviceId(), linkHash),
  );
  const { kept, claimed } = await newBook(claim, deviceId, pinCost);
  await changeDevice(journal, (row) => {
    if (row === null || row.sealed !== null) throw new Error('Another tab enrolled this phone meanwhile.');
    return { ...row, ...kept };
  });
  return claimed;
}

/** The old PIN opens nothing of the new book, and the new one nothing of the old. */
async function beginAnew({ journal, newDeviceId, pinCost }: ClaimPorts, claim: Claim): Promise<Claimed> {
  const linkHash = await hashOf(claim.code);
  const { claiming } = await changeDevice(journal, (row) => {
    if (row === null) throw new Error('The row of this phone is gone.');
    return row.claiming?.linkHash === linkHash ? row : { ...row, claiming: { deviceId: newDeviceId(), linkHash } };
  });
  const deviceId = claiming?.deviceId ?? newDeviceId();
  const { kept, claimed } = await newBook(claim, deviceId, pinCost);
  await changeDevice(journal, (row) => {
    if (row === null || row.claiming?.deviceId !== deviceId) throw new Error('Another tab enrolled this phone meanwhile.');
    return { ...newDevice(deviceId, linkHash), ...kept, former: formerOf(row) };
  });
  return claimed;
}

async function newBook(claim: Claim, deviceId: string, pinCost: PinCost) {
  const { keys, dataKey } = await createVault(claim.pin, pinCost);
  const { row, outbox } = await newOutboxKey(dataKey);
  const identity = identityFrom(await claim.ask(deviceId), deviceId);
  const sealed = await sealIdentity(dataKey, identity);
  return { kept: { keys, sealed, outbox: row }, claimed: { ...identity, dataKey, outboxes: [outbox] } };
}

async function renew(journal: Journal, known: DeviceRow, memory: PhoneMemory, claim: Claim): Promise<Claimed> {
  const identity = identityFrom(await claim.ask(known.deviceId), known.deviceId);
  const sealed = await sealIdentity(memory.dataKey, identity);
  const linkHash = await hashOf(claim.code);
  if (identity.account.id === memory.account.id) {
    await changeDevice(journal, (row) => ({ ...(row ?? known), linkHash, sealed }));
    return { ...identity, dataKey: memory.dataKey, outboxes: memory.outboxes };
  }
  // The server knows who did what by the key that seals it: somebody else's work gets a key of its own.
  const { row: made, outbox } = await newOutboxKey(memory.dataKey);
  await changeDevice(journal, (row) => ({ ...(row ?? known), linkHash, sealed, outbox: made, former: formerOf(row ?? known) }));
  return { ...identity, dataKey: memory.dataKey, outboxes: [outbox, ...memory.outboxes] };
}

function formerOf({ keys, outbox, former = [] }: DeviceRow): NonNullable<DeviceRow['former']> {
  return [{ keys, ...(outbox && { outbox }) }, ...former];
}

function identityFrom({ account, granted }: Taken, deviceId: string): Identity {
  const { id, name, role } = account;
  return { account: { id, name, role, deviceId }, granted };
}

async function hashOf(code: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

import type { GrantedScope } from '#shared/sync/pull.ts';
import { changeDevice, type Identity, newDevice, readDevice, sealIdentity } from './device-row.ts';
import type { DeviceRow, Journal } from './journal.ts';
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
  /** Six digits; not asked of a phone that has its PIN already. */
  pin: string;
  /** Asks the server to take this phone on; the same phone may ask again when the answer was lost. */
  ask(deviceId: string): Promise<Taken>;
}

interface ClaimPorts {
  journal: Journal;
  newDeviceId: () => string;
  pinCost: PinCost;
}

/**
 * Makes this phone somebody's. The phone's id is on the disk before the server hears it, so that a phone killed in the
 * middle is the same phone when it asks again. An enrolled phone keeps its key and with it everything unsent.
 */
export async function claimPhone(
  ports: ClaimPorts,
  memory: PhoneMemory | null,
  claim: Claim,
): Promise<Identity & { dataKey: CryptoKey }> {
  const known = await readDevice(ports.journal);
  if (known !== null && known.sealed !== null) return renew(ports.journal, known, memory, claim);
  const linkHash = await hashOf(claim.code);
  const { deviceId } = await changeDevice(ports.journal, (row) =>
    row?.linkHash === linkHash ? row : newDevice(ports.newDeviceId(), linkHash),
  );
  const { keys, dataKey } = await createVault(claim.pin, ports.pinCost);
  const identity = identityFrom(await claim.ask(deviceId), deviceId);
  const sealed = await sealIdentity(dataKey, identity);
  await changeDevice(ports.journal, (row) => {
    if (row === null || row.sealed !== null) throw new Error('Another tab enrolled this phone meanwhile.');
    return { ...row, keys, sealed };
  });
  return { dataKey, ...identity };
}

/** Whether this link is the last that this phone used, to the end or not. */
export async function hasUsedLink(journal: Journal, code: string): Promise<boolean> {
  const row = await readDevice(journal);
  return row !== null && row.linkHash === (await hashOf(code));
}

async function renew(
  journal: Journal,
  known: DeviceRow,
  memory: PhoneMemory | null,
  claim: Claim,
): Promise<Identity & { dataKey: CryptoKey }> {
  if (memory === null) throw new Error('An enrolled phone is unlocked before it takes a new link.');
  const identity = identityFrom(await claim.ask(known.deviceId), known.deviceId);
  const sealed = await sealIdentity(memory.dataKey, identity);
  const linkHash = await hashOf(claim.code);
  await changeDevice(journal, (row) => ({ ...(row ?? known), linkHash, sealed }));
  return { dataKey: memory.dataKey, ...identity };
}

function identityFrom({ account, granted }: Taken, deviceId: string): Identity {
  const { id, name, role } = account;
  return { account: { id, name, role, deviceId }, granted };
}

async function hashOf(code: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

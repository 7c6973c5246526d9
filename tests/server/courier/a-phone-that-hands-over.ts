import { toBase64 } from '#shared/base/bytes.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { packWork, type Packed } from '#client/sync/courier/pack.ts';
import type { KeyRing } from '#server/courier/server-keys.ts';
import { type Disk, anOpenPhone, aRegistration, hereScope, type Started } from '#tests/client/store/phone-on-disk.ts';

/** Lan's phone, which has given its outbox key to a server, and what it gave. */
export interface ReadyPhone {
  phone: Started;
  outboxKey: string;
  wrapped: Uint8Array;
  /** What `courier.register` is asked. */
  registration: { outboxKey: string; serverKey: string; wrapped: string };
}

export async function readyPhone(keys: KeyRing, disk?: Disk): Promise<ReadyPhone> {
  const phone = await anOpenPhone(disk);
  const { outboxKey, wrapped } = await giveKey(phone, keys);
  const registration = { outboxKey, serverKey: keys.publicKeys.id, wrapped: toBase64(wrapped) };
  return { phone, outboxKey, wrapped, registration };
}

export async function giveKey(phone: Started, keys: KeyRing): Promise<{ outboxKey: string; wrapped: Uint8Array }> {
  const outboxKey = (await phone.courier.outboxKey())?.id ?? '';
  const wrapped = await phone.courier.wrapped(keys.publicKeys);
  await phone.courier.keepServer(outboxKey, keys.publicKeys);
  return { outboxKey, wrapped };
}

/** So many new households, written on the phone. */
export async function registerOn(phone: Started, ...numbers: number[]): Promise<void> {
  for (const number of numbers) await phone.saveOperation(hereScope, aRegistration(number));
}

export async function saveOn(phone: Started, ...bodies: OperationBody[]): Promise<void> {
  for (const body of bodies) await phone.saveOperation(hereScope, body);
}

/** The one bundle of what waits. */
export async function bundleOf(phone: Started): Promise<Packed> {
  const [packed, ...more] = await packWork(phone.courier, null, '2026-11-22T02:00:00.000Z');
  if (packed === undefined || more.length > 0) throw new Error(`${more.length + (packed ? 1 : 0)} bundles`);
  return packed;
}

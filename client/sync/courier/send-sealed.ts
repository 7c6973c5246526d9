import { fromBase64 } from '#shared/base/bytes.ts';
import type { CourierSide } from '#client/store/courier-side.ts';
import { deliver } from './deliver.ts';
import { packRows } from './pack.ts';
import { takeReceipt } from './receipt.ts';

/**
 * Sends what waits as it lies on the disk, by the network, without a PIN: in the background, from a locked phone, and
 * what a forgotten PIN locked away. `except`: the outbox key whose work goes by the ordinary way.
 * Returns how many operations were answered for. Throws the Problem that stopped it.
 */
async function sendSealed(courier: CourierSide, { now, except = null }: { now: Date; except?: string | null }): Promise<number> {
  const { parcels } = await courier.sealedWork();
  let answered = 0;
  for (const parcel of parcels.filter(({ outbox }) => outbox.id !== except)) {
    for (const { bytes } of await packRows(parcel, now.toISOString())) {
      const { receipt } = await deliver(bytes);
      answered += (await takeReceipt(courier, fromBase64(receipt) ?? new Uint8Array())).count;
    }
  }
  return answered;
}

/** The same under the lock by which one tab at a time, or the service worker, speaks with the commune. */
export function sendSealedAlone(courier: CourierSide, how: { now: Date; except?: string | null }): Promise<number> {
  return navigator.locks.request('sync', () => sendSealed(courier, how));
}

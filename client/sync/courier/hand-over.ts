import { useEffect, useState } from 'react';
import { useLiveValue } from '#client/store/live-value.ts';
import { thisPhone } from '#client/store/this-phone.ts';
import { type Packed, packWork } from './pack.ts';
import { type ReceiptTaken, takeReceipt } from './receipt.ts';
import { sendSealedAlone } from './send-sealed.ts';

export type { Packed } from './pack.ts';
export type { ReceiptTaken } from './receipt.ts';

/** What waits on this phone, or the operations named, sealed for somebody to carry. Throws Problem `bundle.not-ready`. */
export function packThisPhone(ids: readonly string[] | null): Promise<Packed[]> {
  return packWork(thisPhone.courier, ids, new Date().toISOString());
}

/** The operations were given to somebody. */
export function markHanded(ids: string[]): Promise<void> {
  return thisPhone.courier.markHanded(ids, new Date().toISOString());
}

/** Takes a receipt that came back. Throws Problem `receipt.not-one`, `receipt.foreign`, `receipt.tampered`. */
export function takeReceiptHere(file: Uint8Array): Promise<ReceiptTaken> {
  return takeReceipt(thisPhone.courier, file);
}

/** Sends what waits without its PIN. Returns how many operations were answered for; throws what stopped it. */
export function sendWithoutPin(): Promise<number> {
  return sendSealedAlone(thisPhone.courier, { now: new Date() });
}

/** How much waits on the disk, readable or not: on a locked phone all of it, on an open one what a forgotten PIN locked. */
export interface SealedAway {
  mayTravel: number;
  /** The server could not open these yet: the phone has not reached it since. */
  stuck: number;
}

/** The same, followed; `null` until it was counted. `round`: another number counts again, for a locked phone tells nothing. */
export function useSealedAway(round = 0): SealedAway | null {
  const [away, setAway] = useState<SealedAway | null>(null);
  const outbox = useLiveValue(thisPhone.outbox);
  useEffect(() => {
    let isLeft = false;
    void countSealed().then((counted) => !isLeft && setAway(counted));
    return () => {
      isLeft = true;
    };
  }, [outbox, round]);
  return away;
}

async function countSealed(): Promise<SealedAway> {
  const { parcels, stuck } = await thisPhone.courier.sealedWork();
  const isOpen = thisPhone.courier.openWork([]) !== null;
  const today = isOpen ? await thisPhone.courier.outboxKey() : null;
  const locked = parcels.filter(({ outbox }) => outbox.id !== today?.id);
  return { mayTravel: locked.reduce((sum, { rows }) => sum + rows.length, 0), stuck: isOpen ? 0 : stuck };
}

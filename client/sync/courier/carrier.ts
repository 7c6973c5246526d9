import { type Bytes, toHex } from '#shared/base/bytes.ts';
import { Problem, type ProblemCode } from '#shared/base/problem.ts';
import { unarmoured } from '#shared/sync/armour.ts';
import { readBundle } from '#shared/sync/bundle.ts';
import { type CarriedRow, type CarriedShelf, type CarriedState, openCarriedShelf } from '#client/store/carried-shelf.ts';
import { steadily } from '#client/store/database-faults.ts';
import { createLiveValue, type LiveValue, useLiveValue } from '#client/store/live-value.ts';
import { deliver, type Delivered } from './deliver.ts';

/** A browser that carries for others: it keeps what it was given until there is a network, then brings back receipts. */
export interface Carrier {
  /** Last picked up first. */
  carried: LiveValue<CarriedRow[]>;
  /** Why the last round ended early: no network, or a server that is not well. */
  trouble: LiveValue<ProblemCode | null>;
  load(): Promise<void>;
  /**
   * Takes a file's bytes, or the letters behind a link's `#`.
   * Throws Problem `bundle.not-one`, `bundle.truncated`, `bundle.tampered`, `bundle.too-large`.
   */
  pickUp(file: Uint8Array): Promise<void>;
  /** Hands in everything that waits, one after another. */
  deliverAll(): Promise<void>;
  letGo(sha: string): Promise<void>;
}

interface CarrierPorts {
  shelf: CarriedShelf;
  deliver: (bytes: Bytes) => Promise<Delivered>;
  clock: () => Date;
}

export function createCarrier({ shelf, deliver: handIn, clock }: CarrierPorts): Carrier {
  const carried = createLiveValue<CarriedRow[]>([]);
  const trouble = createLiveValue<ProblemCode | null>(null);
  let delivering: Promise<void> | null = null;

  async function load(): Promise<void> {
    const rows = await steadily(shelf, () => shelf.bundles.toArray());
    carried.set(rows.sort((a, b) => (a.pickedAt < b.pickedAt ? 1 : -1)));
  }

  async function pickUp(file: Uint8Array): Promise<void> {
    const bytes = unarmoured(file);
    const reading = bytes && readBundle(bytes);
    if (bytes === null || reading === null) throw new Problem('bundle.not-one');
    if (reading.kind === 'problem') throw new Problem(reading.code);
    const sha = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const row: CarriedRow = { sha, bytes, pickedAt: clock().toISOString(), state: { kind: 'waiting' } };
    await steadily(shelf, () =>
      shelf.transaction('rw', shelf.bundles, async () => {
        if ((await shelf.bundles.get(sha))?.state.kind !== 'delivered') await shelf.bundles.put(row);
      }),
    );
    await load();
  }

  async function deliverWaiting(): Promise<void> {
    trouble.set(null);
    for (const { sha, bytes, state } of carried.get()) {
      if (state.kind !== 'waiting') continue;
      const next = await handIn(bytes).then(delivered, refused);
      if (next === null) return;
      await steadily(shelf, () => shelf.bundles.update(sha, { state: next }));
      await load();
    }
  }

  function refused(fault: unknown): CarriedState | null {
    const code = fault instanceof Problem ? fault.code : 'server.failed';
    if (forGood.has(code)) return { kind: 'refused', code };
    trouble.set(code);
    return null;
  }

  return {
    carried,
    trouble,
    load,
    pickUp,
    deliverAll() {
      delivering ??= deliverWaiting().finally(() => {
        delivering = null;
      });
      return delivering;
    },
    async letGo(sha) {
      await steadily(shelf, () => shelf.bundles.delete(sha));
      await load();
    },
  };
}

/** What no other day will change. */
const forGood: ReadonlySet<ProblemCode> = new Set(['bundle.not-one', 'bundle.truncated', 'bundle.tampered', 'bundle.foreign', 'bundle.too-large']);

function delivered({ receipt, taken, held, setAside, cameBefore }: Delivered): CarriedState {
  return { kind: 'delivered', receipt, taken, held, setAside, cameBefore };
}

/** What this browser carries for others. */
export const thisCarrier = createCarrier({ shelf: openCarriedShelf(), deliver, clock: () => new Date() });

export function useCarried(): { carried: CarriedRow[]; trouble: ProblemCode | null } {
  return { carried: useLiveValue(thisCarrier.carried), trouble: useLiveValue(thisCarrier.trouble) };
}

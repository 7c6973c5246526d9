import { createLiveValue, type LiveValue } from './live-value.ts';

/** How much the browser lets this app keep. `none`: it has just refused to write; `little`: it soon may. */
export interface Room {
  usedBytes: number;
  /** `null`: the browser does not tell. */
  freeBytes: number | null;
  standing: 'enough' | 'little' | 'none';
  /** The browser has promised not to clear the data away by itself. */
  isPromised: boolean;
}

/** What the browser tells; absent where a page is not served safely, or by an old browser. */
export type BrowserStorage = Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>;

export interface RoomMeter {
  /** `null` as long as nobody knows. */
  room: LiveValue<Room | null>;
  /** Reads it anew. */
  look(): Promise<void>;
  /** Asks the browser to promise; some decide by rules of their own and say no: no fault. */
  askToKeep(): Promise<void>;
  /** The browser would not write, whatever it says of the room there is. */
  refused(): void;
  /** Something could be written. */
  wrote(): void;
}

/** Below either of these it is said, while everything still works: a hamlet's page needs about 1 MB to be written anew. */
const littleBytes = 30_000_000;
const littleShare = 0.1;

export function createRoomMeter(storageOf: () => BrowserStorage | undefined): RoomMeter {
  const room = createLiveValue<Room | null>(null);
  let isRefused = false;

  async function look(): Promise<void> {
    const storage = storageOf();
    // A browser that does not tell is an old one, not a full one.
    const [estimate, isPromised] = await Promise.all([
      storage?.estimate().catch(() => null),
      storage?.persisted().catch(() => false),
    ]);
    const { usage, quota } = estimate ?? {};
    if (usage === undefined || quota === undefined) return;
    const freeBytes = isTold(quota, usage) ? Math.max(0, quota - usage) : null;
    const isLittle = freeBytes !== null && (freeBytes < littleBytes || freeBytes < quota * littleShare);
    const standing = isRefused ? 'none' : isLittle ? 'little' : 'enough';
    room.set({ usedBytes: usage, freeBytes, standing, isPromised: isPromised ?? false });
  }

  function heard(refusal: boolean): void {
    if (isRefused === refusal) return;
    isRefused = refusal;
    void look();
  }

  return {
    room,
    look,
    async askToKeep() {
      await storageOf()?.persist().catch(() => false);
      await look();
    },
    refused: () => heard(true),
    wrote: () => heard(false),
  };
}

/**
 * Chromium of today tells every site the same whole number of GiB, so that machines cannot be told apart by it: it then
 * says nothing of the room there is, and the first sign is a write that is refused.
 */
function isTold(quota: number, usage: number): boolean {
  const gib = 2 ** 30;
  return quota % gib !== 0 && (quota - usage) % gib !== 0;
}

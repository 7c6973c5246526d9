import { Dexie, type DexieOptions, type EntityTable } from 'dexie';
import type { Bytes } from '#shared/base/bytes.ts';
import type { Instant } from '#shared/base/day.ts';
import type { ProblemCode } from '#shared/base/problem.ts';

/** What somebody else's phone gave this browser to carry. It can be read by nobody here. */
export interface CarriedRow {
  /** SHA-256 of the bundle: the same one picked up twice is carried once. */
  sha: string;
  bytes: Bytes;
  pickedAt: Instant;
  state: CarriedState;
}

export type CarriedState =
  | { kind: 'waiting' }
  | { kind: 'delivered'; receipt: string; taken: number; held: number; setAside: number; cameBefore: Instant | null }
  /** The server will not take it, now or later. */
  | { kind: 'refused'; code: ProblemCode };

export interface CarriedShelf extends Dexie {
  bundles: EntityTable<CarriedRow, 'sha'>;
}

/** A database of its own: whoever carries need not be enrolled, and nothing of theirs lies beside it. */
export function openCarriedShelf(name = 'carried', options: DexieOptions = {}): CarriedShelf {
  const shelf = new Dexie(name, { ...options, chromeTransactionDurability: 'strict', cache: 'disabled' }) as CarriedShelf;
  shelf.version(1).stores({ bundles: 'sha' });
  return shelf;
}

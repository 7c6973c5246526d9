import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Instant } from '#shared/base/day.ts';
import type { KeptState } from './kept-operation.ts';
import type { OutboxKeyRow } from './outbox-key.ts';
import type { Sealed } from './sealing.ts';
import type { WrappedKeys } from './vault.ts';

/**
 * What exists nowhere else until the commune has it. Strict durability: a transaction is over when the disk has it.
 * Never migrated in place and never wiped by code. Nothing in it names anybody outside a seal.
 */
export interface Journal extends Dexie {
  operations: EntityTable<OperationRow, 'id'>;
  drafts: EntityTable<DraftRow, 'key'>;
  device: Table<DeviceRow, 'this'>;
}

/** The open columns are what sending needs before anything is unsealed. */
export interface OperationRow {
  id: string;
  /** Dense number of this device: 1, 2, 3 … */
  seq: number;
  scopeKey: string;
  state: KeptState;
  /** What its author had seen belongs to a history that is no more: it counts as nothing. */
  sawNothing?: true;
  /** Which outbox key seals it; absent where the data key does, as it did before there were outbox keys. */
  outboxKey?: string;
  sealed: Sealed;
}

export interface DraftRow {
  key: string;
  updatedAt: Instant;
  sealed: Sealed;
}

/** The phone itself. `sealed` is `null` until the server has taken the phone on. */
export interface DeviceRow {
  key: 'this';
  deviceId: string;
  /** What the server gave this phone to show at its next push. */
  nonce: string | null;
  /** SHA-256 of the last link's code: a phone killed in the middle goes on as the same phone, and knows its own link. */
  linkHash: string;
  keys: WrappedKeys | null;
  /** Absent on a phone that has not been opened since there are outbox keys. */
  outbox?: OutboxKeyRow;
  /** What PINs that were forgotten, and people before this one, sealed: it is sent as it lies; a PIN may be remembered yet. */
  former?: { keys: WrappedKeys | null; outbox?: OutboxKeyRow }[];
  /** A new PIN is being set with a new link: which phone it will be, should it be killed in the middle. */
  claiming?: { deviceId: string; linkHash: string };
  nextSeq: number;
  wrongTries: number;
  sealed: Sealed | null;
}

export function openJournal(name = 'journal', options: DexieOptions = {}): Journal {
  const journal = new Dexie(name, { ...options, chromeTransactionDurability: 'strict', cache: 'disabled' }) as Journal;
  journal.version(1).stores({ operations: 'id', drafts: 'key', device: 'key' });
  return journal;
}

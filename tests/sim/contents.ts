import type { Tally } from '#shared/coverage/tally.ts';
import type { GrantedScope, Row } from '#shared/sync/pull.ts';
import type { JournalEntry, Refused, Work } from '#server/sync/work.ts';

export interface JournalRow extends JournalEntry {
  receivedAt: Date;
  via: 'net' | 'courier' | 'office';
}

export interface KeptAside extends Refused {
  decision: 'accepted' | 'dismissed' | null;
}

/** One hamlet's rows of every table. */
export interface HamletRows {
  epoch: string;
  ver: number;
  digest: string | null;
  tally: Tally;
  journal: Map<string, JournalRow>;
  rows: Map<string, Row>;
  quarantine: Map<string, KeptAside>;
  held: Map<string, Work['held'][number]>;
  forks: Map<string, number>;
  tombVer: number;
  /** Files of the hamlet, by epoch and version. */
  snapshots: Map<string, { epoch: string; ver: number; bytes: Uint8Array; rowCount: number }>;
}

export interface DeviceRow {
  nonce: string | null;
  nonceBefore: string | null;
}

/** Everything that a backup holds. Never changed in place. */
export interface Contents {
  hamlets: ReadonlyMap<string, HamletRows>;
  /** Hamlets of an account, by its id. */
  grants: ReadonlyMap<string, readonly GrantedScope[]>;
  devices: ReadonlyMap<string, DeviceRow>;
  /** By token: whose it is, and on which phone. */
  sessions: ReadonlyMap<string, { accountId: string; deviceId: string }>;
  safeAt: Date | null;
  /** Which database the phones have seen; `identity` of the storage is which one this is. */
  knownAs: number | null;
}

/** What a database of ours may never do; each is on in one mutant. */
export interface Quirks {
  /** Versions by a counter that nobody waits for. */
  lockless?: boolean;
  /** The look for duplicates is at what stood before the wait for the lock. */
  staleDedupe?: boolean;
  /** Nothing is found to have been there before, and nothing says that it was. */
  forgetsIds?: boolean;
  /** Says that it is done before it is. */
  answersBeforeCommit?: boolean;
  /** A restored database goes on under the old epochs. */
  keepsEpoch?: boolean;
}

import type { Tally } from '#shared/coverage/tally.ts';
import type { GrantedScope, Row } from '#shared/sync/pull.ts';
import type { Doer } from '#server/access/actor.ts';
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

export function emptyHamlet(epoch: string, tally: Tally): HamletRows {
  const nothing = { journal: new Map(), rows: new Map(), quarantine: new Map(), held: new Map(), forks: new Map(), snapshots: new Map() };
  return { epoch, ver: 0, digest: null, tally, tombVer: 0, ...nothing };
}

export interface DeviceRow {
  nonce: string | null;
  nonceBefore: string | null;
}

/** Everything that a backup holds. Never changed in place. */
export interface Contents {
  hamlets: ReadonlyMap<string, HamletRows>;
  /** Operations that were set aside for hamlets that there are not. */
  strays: readonly string[];
  /** Hamlets that stand. */
  places: readonly GrantedScope[];
  /** The number of the hamlet that one is a part of by now. */
  became: ReadonlyMap<string, number>;
  /** Hamlets of an account, by its id. */
  grants: ReadonlyMap<string, readonly GrantedScope[]>;
  devices: ReadonlyMap<string, DeviceRow>;
  /** By token: whose it is, and on which phone. */
  sessions: ReadonlyMap<string, { accountId: string; deviceId: string }>;
  /** Outbox keys that phones have given, by id. */
  outboxKeys: ReadonlyMap<string, { owner: Doer; deviceId: string }>;
  /** Bundles that came by hand, by SHA-256, and when first. */
  bundles: ReadonlyMap<string, Date>;
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
  /** Of a household that moved it is not looked at whether the hamlet it came from has the work. */
  forgetsHomes?: boolean;
  /** Of a smartphone the later clock counts, whoever had seen what. */
  clockDecides?: boolean;
  /** Of several verdicts the one counts that arrived last. */
  lastVerdictWins?: boolean;
  /** Says that it is done before it is. */
  answersBeforeCommit?: boolean;
  /** A restored database goes on under the old epochs. */
  keepsEpoch?: boolean;
}

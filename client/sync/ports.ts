import type { SyncSide } from '#client/store/sync-side.ts';
import type { PullRequest, SnapshotName } from '#shared/sync/pull.ts';
import type { PushRequest } from '#shared/sync/push.ts';

/** The road. Answers come unread; what fails is a Problem, or becomes one by `problemOf` of the caller. */
export interface Transport {
  push(request: PushRequest): Promise<unknown>;
  /** How many characters of JSON one push may carry; a road that packs what it carries takes more. */
  charactersPerPush?: number;
  pull(request: PullRequest): Promise<unknown>;
  /** The bytes of a hamlet's file, told of as they arrive; `null` when the server has put another in its place. */
  snapshot(name: SnapshotName, onBytes: (arrived: number) => void): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** All that one round of sending and fetching needs of the world. */
export interface SyncPorts {
  store: SyncSide;
  transport: Transport;
  clock: () => Date;
}

/** What the loop needs besides. */
export interface LoopPorts extends SyncPorts {
  /** 0 up to 1. */
  random: () => number;
  /** Runs work while no other tab of this browser runs its own. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Calls back once after so many milliseconds; returns how to stop it. */
  after: (milliseconds: number, call: () => void) => () => void;
  /** Whether somebody is looking at the app, and whether the browser believes in a network. */
  isVisible: () => boolean;
  isOnline: () => boolean;
}

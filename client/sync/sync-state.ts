import type { Instant } from '#shared/base/day.ts';
import type { ProblemCode } from '#shared/base/problem.ts';

/** What is happening between this phone and the commune, always true. `waiting`: pieces of work not yet there. */
export type SyncState =
  | { kind: 'idle'; waiting: number; lastReachedAt: Instant | null }
  | { kind: 'fetching'; hamlet: string; bytesDone: number; bytesTotal: number; hamletsDone: number; hamletsTotal: number }
  | { kind: 'sending'; done: number; total: number }
  | { kind: 'unreachable'; waiting: number; lastReachedAt: Instant | null }
  | { kind: 'problem'; code: ProblemCode; waiting: number };

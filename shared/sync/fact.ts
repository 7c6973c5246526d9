import type { Instant } from '#shared/base/day.ts';

/** Who did it; the name travels along, so that a phone without signal can say it. */
export interface Author {
  id: string;
  name: string;
}

/** How a thing is known: the volunteer saw it done, was told, or a register says so. */
export const evidences = ['seen', 'told', 'registry'] as const;
export type Evidence = (typeof evidences)[number];

/** One observation that is, for now, the current value. */
export interface Fact<T> {
  value: T;
  at: Instant;
  by: Author;
  how: Evidence;
  /** The operation that brought it. */
  op: string;
  /** Version of the hamlet that the author had seen when observing. */
  bv: number;
  /** Version at which the hamlet has it; absent while only the author's phone has it. */
  ver?: number;
  /** The phone it was done on, and that phone's own count; absent at a desk. */
  device?: string;
  seq?: number;
}

/**
 * Policy "latest": the later observation is current; equal times are settled by the operation's id, so that every
 * arrival order gives the same answer. Saying nothing ("không biết") makes no fact and so never erases one.
 */
export function latest<F extends Fact<unknown>>(a: F | undefined, b: F | undefined): F | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return isLater(a, b) ? a : b;
}

function isLater(a: Fact<unknown>, b: Fact<unknown>): boolean {
  return a.at === b.at ? a.op > b.op : a.at > b.at;
}

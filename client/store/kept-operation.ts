import type { Instant } from '#shared/base/day.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import type { AuthoredOperation, Envelope, Operation } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';

/** What a screen hands over to be written down. */
export type OperationBody = { [T in Operation['t']]: Pick<Extract<Operation, { t: T }>, 't' | 'b'> }[Operation['t']];

export interface SaveOptions {
  /** Key of the draft this work was typed in: it goes in the same moment as the work is written. */
  clearDraft?: string;
}

/**
 * Where a piece of work has got to. `ver` is where it stands in the hamlet's history, as that epoch tells it; `home` the
 * hamlet of the commune, when its household has moved to another than the work was sent for; `byReceipt`: somebody brought
 * the word of it, which may be older than what the phone has heard of the server since.
 */
export type KeptState =
  /** `handedAt`: given to somebody who travels; it goes by the network too, whichever is first. */
  | { kind: 'waiting'; handedAt?: Instant }
  | { kind: 'arrived'; at: Instant; ver: number; epoch: string; home?: number; byReceipt?: true }
  /** The commune keeps it until its household, or a newer server, is there. */
  | { kind: 'held'; needs: 'household' | 'server' }
  | { kind: 'quarantined'; code: ProblemCode };

/** One operation of this phone, as it is held in memory while the phone is open. */
export interface KeptOperation {
  /** As this app reads it. */
  op: AuthoredOperation;
  /** As it is sent: in the version in which it was saved, however old. */
  wire: Envelope;
  sentFor: Scope;
  /** The hamlet that it belongs to by now. */
  scope: Scope;
  state: KeptState;
}

/** The same work once it has got somewhere else. */
export function withState(kept: KeptOperation, state: KeptState): KeptOperation {
  const { sentFor } = kept;
  const home = state.kind === 'arrived' ? state.home : undefined;
  return { ...kept, state, scope: home === undefined ? sentFor : { commune: sentFor.commune, scope: home } };
}

/** The same for the screens. */
export interface OutboxItem {
  op: Operation;
  scope: Scope;
  householdId: string;
  state: Exclude<KeptState, { kind: 'arrived' }> | { kind: 'arrived'; at: Instant };
}

/**
 * Whether the work is still to be laid over the page: until the page itself contains it. Work that was set aside by the
 * server is not part of the household; it stands in the outbox for people to see.
 */
export function isPending({ state }: KeptOperation, page: ReadTo | null): boolean {
  return state.kind === 'waiting' || state.kind === 'held' || (state.kind === 'arrived' && !isWithin(state, page));
}

/** How far the phone has read a hamlet's history. */
export interface ReadTo {
  epoch: string | null;
  cursor: number;
}

/**
 * Whether what has been read of a hamlet has this work in it. Nobody can tell that for sure of work that arrived in
 * another epoch: a server that went back to a backup gives the same versions to other work.
 */
export function isWithin(state: KeptState, page: ReadTo | null): boolean {
  return state.kind === 'arrived' && page !== null && state.epoch === page.epoch && state.ver <= page.cursor;
}

import type { Instant } from '#shared/base/day.ts';
import type { GrantedScope, Row } from '#shared/sync/pull.ts';
import type { OperationAnswer, PushReply } from '#shared/sync/push.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { KeptOperation } from './kept-operation.ts';
import type { LiveValue } from './live-value.ts';
import type { ServerWord } from './retention.ts';

/** Where the phone stands with one hamlet; `null` and 0 while it has nothing of it. */
export interface Standing {
  granted: GrantedScope;
  epoch: string | null;
  cursor: number;
  /** The phone has the hamlet whole, and knows it: it was read to the head and added up. */
  complete: boolean;
}

/** A whole step of one hamlet. `whole`: the rows are everything, and take the place of the page that was. */
export interface PageStep {
  scope: Scope;
  epoch: string;
  cursor: number;
  rows: Row[];
  whole: boolean;
  /** This step reached the head, and the rows add up to what they must. */
  complete: boolean;
  /** All the rows as they came in a file, gzip of their JSON: kept as they are. */
  packed?: Uint8Array<ArrayBuffer>;
}

/** The store as the sync sees it. Every change is durable when it resolves. */
export interface SyncSide {
  isOpen(): boolean;
  /** Work of the person this phone belongs to that the commune has not answered for, oldest first. */
  waiting(): KeptOperation[];
  standings(): Standing[];
  /** What this phone must show at its next push; read anew each time, for another tab may have been given a newer one. */
  nonce(): Promise<string | null>;
  /** One transaction for all the answers and for who the phone is from now on. Only waiting work changes. */
  markAnswers(answers: OperationAnswer[], phone: PushReply['phone']): Promise<void>;
  /** What the server keeps and has not applied is to be sent again, to learn what has become of it. */
  askAgain(): Promise<void>;
  /**
   * The server has another history of a hamlet than the phone saw: what had arrived there, and what was kept there
   * unapplied, may be gone and is to be sent again; so is what had arrived in hamlets that are no longer this person's: a
   * server goes back as a whole, and of those it tells nothing. `continued`: what was read up to there is a part of the
   * other history too, which is called `now`.
   */
  followHistory(scope: Scope, continued: { epoch: string; cursor: number; now: string } | null): Promise<void>;
  /**
   * After a whole fetch: lets go of work that is old enough and safe elsewhere, in one transaction; what a receipt told of
   * another history than the server's is to be sent again.
   */
  letGo(word: ServerWord): Promise<void>;
  /** What the hamlet's rows would add up to after a step. */
  digestAfter(step: PageStep): string;
  /** One transaction for the hamlet. */
  commitPage(step: PageStep): Promise<void>;
  /** No longer this person's hamlet: the copy goes, own work stays. */
  dropPage(scope: Scope): Promise<void>;
  grant(granted: GrantedScope[]): Promise<void>;
  /** Calls back when work was added or got somewhere, and when the phone was opened or locked. */
  onWork(listener: () => void): () => void;
  lastReachedAt: LiveValue<Instant | null>;
  reached(at: Instant): Promise<void>;
}

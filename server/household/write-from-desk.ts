import { uuidv7 } from 'uuidv7';
import { Problem } from '#shared/base/problem.ts';
import { type Operation, operationBodies } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Queryable } from '#server/db/connect.ts';
import { admitIn } from '#server/sync/gate.ts';

/** What is done, as an operation carries it. */
export type Done = { [T in Operation['t']]: Pick<Extract<Operation, { t: T }>, 't' | 'b'> }[Operation['t']];

interface DeskWork {
  scope: Scope;
  /** The version of the hamlet that the person had seen. */
  bv: number;
  done: Done;
  author: Doer;
  now: Date;
}

/**
 * What a person at a desk does goes through the same gate as what is done on a phone, in a transaction of the caller's.
 * @throws Problem household.unknown, or the code with which the gate refuses it
 */
export async function writeFromDesk(tx: Queryable, { scope, bv, done, author, now }: DeskWork): Promise<void> {
  const { t, b } = done;
  const envelope = { id: uuidv7(), seq: 0, t, v: operationBodies[t].version, bv, at: now.toISOString(), b };
  const [answer] = await admitIn(tx, { scope, envelopes: [envelope], author, deviceId: null, via: 'office', now });
  if (answer?.kind === 'held') throw new Problem('household.unknown');
  if (answer?.kind === 'quarantined') throw new Problem(answer.code);
}

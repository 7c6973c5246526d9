import type { Envelope } from '#shared/sync/operation.ts';
import type { OperationAnswer, PushRequest } from '#shared/sync/push.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Sql, Tx } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { type Admission, admitIn, MovedMeanwhile, refuseIn } from './gate.ts';
import { atHome } from './home.ts';
import { standingHamlet } from './home-queries.ts';

/** Work of one person from one phone, by whichever road, and the hamlets (`scopeKey`) that are theirs now. */
export interface Delivery {
  groups: PushRequest['groups'];
  author: Doer;
  deviceId: string;
  via: Exclude<Admission['via'], 'office'>;
  granted: ReadonlySet<string>;
  now: Date;
}

/**
 * Takes work through the gate: one transaction a hamlet, an answer for every operation, nothing that is dropped. Work on
 * what has moved while the phone had no signal is taken where it is now.
 */
export async function take(sql: Sql, { groups, ...delivery }: Delivery): Promise<OperationAnswer[]> {
  const answers: OperationAnswer[] = [];
  for (const { commune, scope, ops } of groups) answers.push(...(await takeGroup(sql, { commune, scope }, ops, { ...delivery, sentFor: scope })));
  return answers;
}

async function takeGroup(
  sql: Sql,
  sent: Scope,
  ops: Envelope[],
  delivery: Omit<Delivery, 'groups'> & { sentFor: number },
): Promise<OperationAnswer[]> {
  const { granted, author, deviceId, via, now, sentFor } = delivery;
  const isMine = (scope: Scope) => granted.has(scopeKey(scope));
  const answers: OperationAnswer[] = [];
  for (const { scope, envelopes } of await atHome(sql, sent, ops, isMine)) {
    const admission: Admission = { scope, envelopes, sentFor, author, deviceId, via, now };
    const isTheirs = isMine({ ...sent, scope: sentFor }) || isMine(scope);
    try {
      answers.push(...(await inTransaction(sql, (tx) => (isTheirs ? admitWhereItStands(tx, admission) : refuseIn(tx, admission, 'scope.not-yours')))));
    } catch (fault) {
      if (!(fault instanceof MovedMeanwhile)) throw fault;
      // A household that left, or a hamlet that was merged, while the work stood in line is found where it is by now.
      answers.push(...(await takeGroup(sql, scope, envelopes, delivery)));
    }
  }
  return answers;
}

/** The hamlet's row is locked by now: as it stands here, it stands until the work is committed. */
async function admitWhereItStands(tx: Tx, admission: Admission): Promise<OperationAnswer[]> {
  const answers = await admitIn(tx, admission);
  if ((await standingHamlet(tx, admission.scope)) !== admission.scope.scope) throw new MovedMeanwhile();
  return answers;
}

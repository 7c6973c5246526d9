import type { Author } from '#shared/sync/fact.ts';
import type { OperationAnswer, PushRequest } from '#shared/sync/push.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { type Admission, admitIn, refuseIn } from './gate.ts';

/** Work of one person from one phone, by whichever road, and the hamlets (`scopeKey`) that are theirs now. */
export interface Delivery {
  groups: PushRequest['groups'];
  author: Author;
  deviceId: string;
  via: Extract<Admission['via'], 'net' | 'courier'>;
  granted: ReadonlySet<string>;
  now: Date;
}

/** Takes work through the gate: one transaction a hamlet, an answer for every operation, nothing that is dropped. */
export async function take(sql: Sql, { groups, author, deviceId, via, granted, now }: Delivery): Promise<OperationAnswer[]> {
  const answers: OperationAnswer[] = [];
  for (const { commune, scope, ops } of groups) {
    const admission: Admission = { scope: { commune, scope }, envelopes: ops, author, deviceId, via, now };
    const mine = granted.has(scopeKey(admission.scope));
    answers.push(
      ...(await inTransaction(sql, (tx) => (mine ? admitIn(tx, admission) : refuseIn(tx, admission, 'scope.not-yours')))),
    );
  }
  return answers;
}

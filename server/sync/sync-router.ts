import { type PullReply, pullRequestSchema } from '#shared/sync/pull.ts';
import { type OperationAnswer, type PushReply, pushRequestSchema } from '#shared/sync/push.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import { grantedScopeKeys } from '#server/access/may.ts';
import { touchDevice } from '#server/account/device-queries.ts';
import { inTransaction } from '#server/db/tx.ts';
import { fieldProcedure, router } from '#server/http/trpc.ts';
import { grantedScopes } from '#server/place/place-queries.ts';
import { type Admission, admitIn, refuseIn } from './gate.ts';
import { pullScope } from './pull.ts';

export const syncRouter = router({
  /** Takes what phones send: one transaction a hamlet, an answer for every operation, nothing that is dropped. */
  push: fieldProcedure.input(pushRequestSchema).mutation(async ({ ctx, input }): Promise<PushReply> => {
    const { actor, sql } = ctx;
    const now = ctx.clock();
    const granted = await grantedScopeKeys(sql, actor, now);
    const answers: OperationAnswer[] = [];
    for (const { commune, scope, ops } of input.groups) {
      const admission: Admission = {
        scope: { commune, scope },
        envelopes: ops,
        author: { id: actor.id, name: actor.name },
        deviceId: actor.deviceId,
        via: 'net',
        now,
      };
      const mine = granted.has(scopeKey(admission.scope));
      answers.push(
        ...(await inTransaction(sql, (tx) =>
          mine ? admitIn(tx, admission) : refuseIn(tx, admission, 'scope.not-yours'),
        )),
      );
    }
    if (actor.deviceId !== null) await touchDevice(sql, actor.deviceId, now);
    return { answers, serverTime: now.toISOString() };
  }),

  /** What has changed in the hamlets asked for, and which hamlets are granted now. */
  pull: fieldProcedure.input(pullRequestSchema).query(async ({ ctx, input }): Promise<PullReply> => {
    const now = ctx.clock();
    const granted = await grantedScopes(ctx.sql, ctx.actor.id, now);
    const keys = new Set(granted.map(scopeKey));
    const answers = [];
    for (const asked of input.scopes) {
      const { commune, scope } = asked;
      answers.push(keys.has(scopeKey(asked)) ? await pullScope(ctx.sql, asked) : { kind: 'gone' as const, commune, scope });
    }
    return { answers, granted, serverTime: now.toISOString() };
  }),
});

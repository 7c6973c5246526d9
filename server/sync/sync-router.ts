import * as z from 'zod/mini';
import { communeCode, oneOf, scopeId, uuid } from '#shared/base/schema.ts';
import { type PullReply, pullRequestSchema, type ScopeAnswer } from '#shared/sync/pull.ts';
import { type PushReply, pushRequestSchema } from '#shared/sync/push.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import { demandCommune, grantedScopeKeys } from '#server/access/may.ts';
import { introduce } from '#server/account/introduce.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { log } from '#server/http/log.ts';
import { deskProcedure, fieldProcedure, router } from '#server/http/trpc.ts';
import { grantedScopes } from '#server/place/place-queries.ts';
import { mendDigest } from './gate-queries.ts';
import { safeAt } from './history-queries.ts';
import { pullScope } from './pull.ts';
import { decide } from './review.ts';
import { keptAsideIn } from './review-queries.ts';
import { take } from './take.ts';
import { dropSnapshots } from './snapshot-queries.ts';

const decisionSchema = z.object({
  commune: communeCode,
  scope: scopeId,
  opId: uuid,
  sha: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  decision: oneOf(['accepted', 'dismissed'] as const),
});

export const syncRouter = router({
  /** Takes what phones send: one transaction a hamlet, an answer for every operation, nothing that is dropped. */
  push: fieldProcedure.input(pushRequestSchema).mutation(async ({ ctx, input }): Promise<PushReply> => {
    const { actor, sql } = ctx;
    const now = ctx.clock();
    const highestSeq = Math.max(0, ...input.groups.flatMap(({ ops }) => ops.map((op) => op.seq)));
    const phone = await introduce(ctx, { nonce: input.nonce, highestSeq });
    const granted = await grantedScopeKeys(sql, actor, now);
    const answers = await take(sql, { groups: input.groups, author: actor, deviceId: phone.deviceId, via: 'net', granted, now });
    return { answers, phone, safeAt: await safeAt(sql), serverTime: now.toISOString() };
  }),

  /** What has changed in the hamlets asked for, and which hamlets are granted now. */
  pull: fieldProcedure.input(pullRequestSchema).query(async ({ ctx, input }): Promise<PullReply> => {
    const now = ctx.clock();
    const granted = await grantedScopes(ctx.sql, ctx.actor.id, now);
    const keys = new Set(granted.map(scopeKey));
    const answers: ScopeAnswer[] = [];
    for (const asked of input.scopes) {
      const { commune, scope, mismatch } = asked;
      if (!keys.has(scopeKey(asked))) {
        answers.push({ kind: 'gone', commune, scope });
        continue;
      }
      if (mismatch === true) await lookIntoMismatch(ctx.sql, { commune, scope });
      answers.push(await pullScope(ctx.sql, asked));
    }
    return { answers, granted, safeAt: await safeAt(ctx.sql), serverTime: now.toISOString() };
  }),

  /** What the server keeps and has not applied, for the commune's official to look at. */
  review: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
    const kept = await keptAsideIn(ctx.sql, input.commune);
    return kept.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() }));
  }),

  decide: deskProcedure.input(decisionSchema).mutation(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
    await decide(ctx.sql, { ...input, by: ctx.actor.id, at: ctx.clock() });
    return { ok: true };
  }),
});

/** A phone's copy did not add up: written down for the operator, the server's own sum is checked, and no old file is trusted. */
async function lookIntoMismatch(sql: Sql, scope: Scope): Promise<void> {
  const wasRight = await inTransaction(sql, (tx) => mendDigest(tx, scope));
  await dropSnapshots(sql, scope);
  log.warn({ ...scope, wasRight }, 'a phone’s copy of a hamlet did not add up and is fetched anew');
}

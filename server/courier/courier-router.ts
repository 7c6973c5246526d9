import * as z from 'zod/mini';
import { fromBase64 } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import { uuid } from '#shared/base/schema.ts';
import { serverKeysSchema, type ServerKeys, wrappedLength } from '#shared/sync/courier-keys.ts';
import { fieldProcedure, router } from '#server/http/trpc.ts';
import { keepOutboxKey, outboxKeyOf } from './courier-queries.ts';

export const courierRouter = router({
  /** The server's public keys, and whether it can open what this outbox key seals: a restored server may not know it. */
  keys: fieldProcedure.input(z.object({ outboxKey: uuid })).query(async ({ ctx, input }) => {
    const { publicKeys } = ctx.keys;
    const known = await outboxKeyOf(ctx.sql, input.outboxKey);
    const isKnown = known?.accountId === ctx.actor.id && known.serverKey === publicKeys.id;
    return { keys: publicKeys satisfies ServerKeys, isKnown };
  }),

  /** A phone gives its outbox key, sealed to the server: from then on its work may come by hand. */
  register: fieldProcedure
    .input(z.object({ outboxKey: uuid, serverKey: serverKeysSchema.shape.id, wrapped: z.string().check(z.maxLength(200)) }))
    .mutation(async ({ ctx, input }) => {
      const { actor, keys } = ctx;
      const wrapped = fromBase64(input.wrapped);
      if (actor.deviceId === null) throw new Problem('account.not-signed-in');
      // What cannot be opened today could not be opened on the day when it is needed.
      const isUsable = wrapped?.length === wrappedLength && keys.unwrap(input.outboxKey, wrapped) !== null;
      if (wrapped === null || !isUsable || input.serverKey !== keys.publicKeys.id) throw new Problem('request.invalid');
      const owner = { accountId: actor.id, deviceId: actor.deviceId };
      await keepOutboxKey(ctx.sql, { keyId: input.outboxKey, ...owner, serverKey: input.serverKey, wrapped }, ctx.clock());
      return { ok: true };
    }),
});

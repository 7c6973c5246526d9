import * as z from 'zod/mini';
import { communeCode } from '#shared/base/schema.ts';
import { communesOf, demandCommune } from '#server/access/may.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { hamletsOf } from './place-queries.ts';

export const placeRouter = router({
  communes: deskProcedure.query(({ ctx }) => communesOf(ctx.sql, ctx.actor)),

  hamlets: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', input.commune);
    const hamlets = await hamletsOf(ctx.sql, input.commune);
    return hamlets.map(({ scopeId, name }) => ({ scope: scopeId, name }));
  }),
});

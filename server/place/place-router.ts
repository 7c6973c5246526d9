import { uuidv7 } from 'uuidv7';
import * as z from 'zod/mini';
import { communeCode, scopeId, text, uuid } from '#shared/base/schema.ts';
import { communesOf, demandCommune } from '#server/access/may.ts';
import { type Context, deskProcedure, router } from '#server/http/trpc.ts';
import type { Actor } from '#server/access/actor.ts';
import { mergeHamlets, moveBetweenHamlets, splitHamlet } from './hamlet-changes.ts';
import { endedHamlets, hamletLines, hamletsOf } from './place-queries.ts';

/** What a desk moves at once; a hamlet as a whole is merged, whatever its size. */
const households = z.array(uuid).check(z.minLength(1), z.maxLength(500));
const from = z.object({ commune: communeCode, from: scopeId });

export const placeRouter = router({
  communes: deskProcedure.query(({ ctx }) => communesOf(ctx.sql, ctx.actor)),

  hamlets: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', input.commune);
    const hamlets = await hamletsOf(ctx.sql, input.commune);
    return hamlets.map(({ scopeId, name }) => ({ scope: scopeId, name }));
  }),

  /** The hamlets as they are now, and what has become of those that are no more. */
  hamletsInWork: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
    const ended = await endedHamlets(ctx.sql, input.commune);
    return {
      standing: await hamletLines(ctx.sql, input.commune, ctx.clock()),
      ended: ended.map(({ name, endedAt, into }) => ({ name, endedAt: endedAt.toISOString(), into: into.name })),
    };
  }),

  /** To another hamlet, or (`to` is `null`) out of the commune. */
  moveHouseholds: deskProcedure
    .input(z.object({ ...from.shape, to: z.nullable(scopeId), households }))
    .mutation(async ({ ctx, input }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
      return { moved: await moveBetweenHamlets(ctx.sql, { ...input, ...changeBy(ctx) }) };
    }),

  splitHamlet: deskProcedure
    .input(z.object({ ...from.shape, name: text(120), households }))
    .mutation(async ({ ctx, input }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
      return splitHamlet(ctx.sql, { ...input, ...changeBy(ctx) });
    }),

  mergeHamlets: deskProcedure.input(z.object({ ...from.shape, into: scopeId })).mutation(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', input.commune);
    return { moved: await mergeHamlets(ctx.sql, { ...input, ...changeBy(ctx) }) };
  }),
});

function changeBy({ actor, clock }: Context & { actor: Actor }) {
  return { author: actor, now: clock(), newId: uuidv7 };
}

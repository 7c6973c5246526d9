import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { communeCode } from '#shared/base/schema.ts';
import { communesOf, demandCommune, demandProvince } from '#server/access/may.ts';
import { meOf } from '#server/account/account-queries.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { communeTallies, hamletTallies } from './tally-queries.ts';

export const coverageRouter = router({
  /** The board of a commune: one line a hamlet, as of now. */
  board: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', input.commune);
    const commune = (await communesOf(ctx.sql, ctx.actor)).find((one) => one.code === input.commune);
    if (commune === undefined) throw new Problem('access.denied');
    const hamlets = await hamletTallies(ctx.sql, input.commune);
    return { commune, at: ctx.clock().toISOString(), hamlets: hamlets.map(withInstant) };
  }),

  /** The communes of the actor's province compared, as of now. */
  province: deskProcedure.query(async ({ ctx }) => {
    const provinceCode = demandProvince(ctx.actor);
    const me = await meOf(ctx.sql, ctx.actor.id);
    const communes = await communeTallies(ctx.sql, provinceCode);
    return {
      province: { code: provinceCode, name: me?.provinceName ?? '' },
      at: ctx.clock().toISOString(),
      communes: communes.map(withInstant),
    };
  }),
});

function withInstant<T extends { lastVisitAt: Date | null }>(line: T): Omit<T, 'lastVisitAt'> & { lastVisitAt: string | null } {
  return { ...line, lastVisitAt: line.lastVisitAt?.toISOString() ?? null };
}

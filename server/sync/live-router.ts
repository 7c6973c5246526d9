import { hearingOf } from '#server/access/may.ts';
import { router, signedInProcedure } from '#server/http/trpc.ts';

export const liveRouter = router({
  /** Server-sent events: which hamlet moved. The rights are those at the moment of connecting; a reconnect renews them. */
  changes: signedInProcedure.subscription(async function* ({ ctx, signal }) {
    const mayHear = await hearingOf(ctx.sql, ctx.actor, ctx.clock());
    for await (const change of ctx.changes.follow(signal ?? new AbortController().signal)) {
      if (mayHear(change)) yield change;
    }
  }),
});

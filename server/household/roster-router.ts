import { uuidv7 } from 'uuidv7';
import * as z from 'zod/mini';
import { communeCode } from '#shared/base/schema.ts';
import { demandCommune } from '#server/access/may.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { confirmRoster, previewRoster } from './roster-import.ts';
import { rosterLimits, tooLarge } from './roster-limits.ts';

/** The file's name is only for the person who chose it: what the file is, is told by its bytes. */
const rosterInput = z.object({
  commune: communeCode,
  fileName: z.string().check(z.maxLength(255)),
  base64: z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
});

export const rosterRouter = router({
  /** What importing a list would do; writes nothing. */
  preview: deskProcedure.input(rosterInput).mutation(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'import', input.commune);
    return previewRoster(ctx.sql, { communeCode: input.commune, bytes: bytesOf(input.base64) });
  }),

  /** Imports the list as the preview with this digest said, all of it or nothing. */
  confirm: deskProcedure
    .input(z.object({ ...rosterInput.shape, digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }))
    .mutation(async ({ ctx, input }) => {
      const { actor } = ctx;
      await demandCommune(ctx.sql, actor, 'import', input.commune);
      return confirmRoster(ctx.sql, {
        communeCode: input.commune,
        bytes: bytesOf(input.base64),
        digest: input.digest,
        author: actor,
        now: ctx.clock(),
        newId: uuidv7,
      });
    }),
});

function bytesOf(base64: string): Buffer {
  if (base64.length > Math.ceil(rosterLimits.bytes / 3) * 4) {
    throw tooLarge('bytes');
  }
  return Buffer.from(base64, 'base64');
}

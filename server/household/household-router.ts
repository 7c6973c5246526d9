import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { compareNames } from '#shared/base/text.ts';
import { communeCode, oneOf, scopeId, uuid } from '#shared/base/schema.ts';
import { coverageKinds } from '#shared/coverage/coverage.ts';
import { povertyClasses } from '#shared/household/household.ts';
import { combined, otherNames, rootOf } from '#shared/household/merge.ts';
import { fitOf, searchKeyOf } from '#shared/household/search.ts';
import { demandCommune } from '#server/access/may.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { disputeRouter } from './dispute-router.ts';
import { duplicateRouter } from './duplicate-router.ts';
import { loadFiles } from './file-queries.ts';
import { type HouseholdLine, householdLines, versionOf } from './household-queries.ts';

const linesPerAnswer = 500;

const listInput = z.object({
  commune: communeCode,
  scope: z.nullable(scopeId),
  coverage: z.nullable(oneOf(coverageKinds)),
  poverty: z.nullable(oneOf(povertyClasses)),
  disputed: z.optional(z.boolean()),
  search: z.string().check(z.maxLength(80)),
});

export const householdRouter = router({
  /** At most 500 lines; `total` says how many there are. The search is the phone's: by beginnings of words, marks or not. */
  list: deskProcedure.input(listInput).query(async ({ ctx, input }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', input.commune);
    const found = bySearch(await householdLines(ctx.sql, input), input.search);
    const lines = found.slice(0, linesPerAnswer);
    return {
      total: found.length,
      lines: lines.map((line) => ({ ...line, lastVisitAt: line.lastVisitAt?.toISOString() ?? null })),
    };
  }),

  /**
   * The household that goes by this id, with all its names taken together. `ver`: the version of its hamlet that is seen
   * with it, for what is decided about it.
   */
  open: deskProcedure
    .input(z.object({ commune: communeCode, scope: scopeId, householdId: uuid }))
    .query(async ({ ctx, input: { commune, scope, householdId } }) => {
      await demandCommune(ctx.sql, ctx.actor, 'look', commune);
      // The version first: nobody is to be taken to have seen more than they did.
      const ver = await versionOf(ctx.sql, { commune, scope });
      const files = await loadFiles(ctx.sql, { commune, scope }, [householdId]);
      const file = combined(files).get(rootOf(householdId, files));
      if (file === undefined || file.household.gone !== undefined) throw new Problem('household.unknown');
      return { ...file, ver, names: otherNames(files).get(file.id) ?? [] };
    }),

  disputes: disputeRouter,
  duplicates: duplicateRouter,
});

function bySearch(lines: HouseholdLine[], query: string): HouseholdLine[] {
  // By given name, which no collation of the database knows.
  const sorted = lines.toSorted((a, b) => a.scope - b.scope || compareNames(a.headName, b.headName));
  if (query.trim() === '') return sorted;
  return sorted
    .map((line) => ({ line, fit: fitOf(query, searchKeyOf([line.headName, line.address])) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ line }) => line);
}

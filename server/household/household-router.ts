import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { compareNames } from '#shared/base/text.ts';
import { communeCode, oneOf, scopeId, uuid } from '#shared/base/schema.ts';
import { coverageKinds } from '#shared/coverage/coverage.ts';
import { povertyClasses } from '#shared/household/household.ts';
import { fitOf, searchKeyOf } from '#shared/household/search.ts';
import { demandCommune } from '#server/access/may.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { loadFiles } from './file-queries.ts';
import { type HouseholdLine, householdLines } from './household-queries.ts';

const linesPerAnswer = 500;

const listInput = z.object({
  commune: communeCode,
  scope: z.nullable(scopeId),
  coverage: z.nullable(oneOf(coverageKinds)),
  poverty: z.nullable(oneOf(povertyClasses)),
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

  open: deskProcedure
    .input(z.object({ commune: communeCode, scope: scopeId, householdId: uuid }))
    .query(async ({ ctx, input }) => {
      await demandCommune(ctx.sql, ctx.actor, 'look', input.commune);
      const files = await loadFiles(ctx.sql, { commune: input.commune, scope: input.scope }, [input.householdId]);
      const file = files.get(input.householdId);
      if (file === undefined || file.household.gone !== undefined) throw new Problem('household.unknown');
      return file;
    }),
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

import * as z from 'zod/mini';
import { communeCode, scopeId, uuid } from '#shared/base/schema.ts';
import { type LikelyPair, likelyPairs } from '#shared/household/duplicates.ts';
import { otherNames, rootOf } from '#shared/household/merge.ts';
import { demandCommune } from '#server/access/may.ts';
import { inTransaction } from '#server/db/tx.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { entriesIn, joinedIn, type ListedEntry, versionsIn } from './duplicate-queries.ts';
import { loadFiles } from './file-queries.ts';
import { type Done, writeFromDesk } from './write-from-desk.ts';

const pairsPerAnswer = 100;

const inHamlet = {
  commune: communeCode,
  scope: scopeId,
  /** The version of the hamlet that was seen. */
  bv: z.int().check(z.minimum(0)),
};

export const duplicateRouter = router({
  /**
   * Entries of the commune that may be one household, most likely first and 100 at most, `total` says how many; and those
   * that were joined. `bv` is the version of the hamlet that is seen.
   */
  list: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input: { commune } }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', commune);
    const versions = await versionsIn(ctx.sql, commune);
    const bvOf = (scope: number) => versions.get(scope) ?? 0;
    const pairs = pairsByHamlet(await entriesIn(ctx.sql, commune));
    const joined = await joinedIn(ctx.sql, commune);
    return {
      total: pairs.length,
      pairs: pairs.slice(0, pairsPerAnswer).map(({ a, b, why }) => ({
        scope: a.scope,
        hamletName: a.hamletName,
        bv: bvOf(a.scope),
        why,
        sides: [sideOf(a), sideOf(b)] as const,
      })),
      joined: joined.map((one) => ({ ...one, bv: bvOf(one.scope) })),
    };
  }),

  /** Says that `householdId` is another name of `into`. */
  join: deskProcedure
    .input(z.object({ ...inHamlet, householdId: uuid, into: uuid }))
    .mutation(async ({ ctx, input: { householdId, into, ...hamlet } }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', hamlet.commune);
      const done: Done = { t: 'household.merge', b: { householdId, into, reason: null } };
      await inTransaction(ctx.sql, (tx) => writeFromDesk(tx, { ...placeOf(hamlet), done, author: ctx.actor, now: ctx.clock() }));
      return { ok: true };
    }),

  /** Lets an entry stand by itself again. */
  separate: deskProcedure
    .input(z.object({ ...inHamlet, householdId: uuid }))
    .mutation(async ({ ctx, input: { householdId, ...hamlet } }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', hamlet.commune);
      const { scope, bv } = placeOf(hamlet);
      await inTransaction(ctx.sql, async (tx) => {
        const files = await loadFiles(tx, scope, [householdId]);
        const name = otherNames(files).get(rootOf(householdId, files))?.find(({ id }) => id === householdId);
        for (const id of name?.undo ?? []) {
          const done: Done = { t: 'household.merge', b: { householdId: id, into: null, reason: null } };
          await writeFromDesk(tx, { scope, bv, done, author: ctx.actor, now: ctx.clock() });
        }
      });
      return { ok: true };
    }),

  /** Says that the two are different households. */
  distinguish: deskProcedure
    .input(z.object({ ...inHamlet, householdId: uuid, from: uuid }))
    .mutation(async ({ ctx, input: { householdId, from, ...hamlet } }) => {
      await demandCommune(ctx.sql, ctx.actor, 'staff', hamlet.commune);
      const done: Done = { t: 'household.distinguish', b: { householdId, from: [from] } };
      await inTransaction(ctx.sql, (tx) => writeFromDesk(tx, { ...placeOf(hamlet), done, author: ctx.actor, now: ctx.clock() }));
      return { ok: true };
    }),
});

function placeOf({ commune, scope, bv }: { commune: string; scope: number; bv: number }) {
  return { scope: { commune, scope }, bv };
}

/** A household lives in one hamlet: only entries of the same are compared. */
function pairsByHamlet(entries: readonly ListedEntry[]): LikelyPair<ListedEntry>[] {
  const hamlets = new Map<number, ListedEntry[]>();
  for (const entry of entries) {
    const hamlet = hamlets.get(entry.scope);
    if (hamlet === undefined) hamlets.set(entry.scope, [entry]);
    else hamlet.push(entry);
  }
  return [...hamlets.values()].flatMap((ofHamlet) => likelyPairs(ofHamlet)).sort((a, b) => b.score - a.score);
}

function sideOf({ lastVisitAt, distinctFrom: _, ...entry }: ListedEntry) {
  return { ...entry, lastVisitAt: lastVisitAt?.toISOString() ?? null };
}

import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { communeCode, scopeId } from '#shared/base/schema.ts';
import { decidedIn, disputesOf } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { particularsOf } from '#shared/household/household.ts';
import { combined, rootOf } from '#shared/household/merge.ts';
import { mostPressingFirst, weightOf } from '#shared/household/settle.ts';
import type { Verdict } from '#shared/sync/opinions.ts';
import { type Settlement, settlementSchema } from '#shared/sync/settlement.ts';
import { demandCommune } from '#server/access/may.ts';
import { inTransaction } from '#server/db/tx.ts';
import { deskProcedure, router } from '#server/http/trpc.ts';
import { type Disputed, disputedIn } from './dispute-queries.ts';
import { loadFiles } from './file-queries.ts';
import { writeFromDesk } from './write-from-desk.ts';

const settleInput = z.object({
  commune: communeCode,
  scope: scopeId,
  /** The version of the hamlet that was seen. */
  bv: z.int().check(z.minimum(0)),
  settlement: settlementSchema,
});

export const disputeRouter = router({
  /** About what people of the commune say different things, what most hangs on first; of 200 households at most. */
  list: deskProcedure.input(z.object({ commune: communeCode })).query(async ({ ctx, input: { commune } }) => {
    await demandCommune(ctx.sql, ctx.actor, 'look', commune);
    const found = [];
    for (const hamlet of await disputedIn(ctx.sql, commune)) {
      const files = await loadFiles(ctx.sql, { commune, scope: hamlet.scope }, hamlet.ids);
      const shown = combined(files);
      found.push(...hamlet.ids.flatMap((id) => linesOf(hamlet, shown.get(id))));
    }
    return mostPressingFirst(found);
  }),

  /**
   * What a person at a desk decides about opinions that stand against each other, as they stood before their eyes.
   * @throws Problem dispute.changed-meanwhile when somebody else has decided, or said more, since
   */
  settle: deskProcedure.input(settleInput).mutation(async ({ ctx, input: { commune, scope, bv, settlement } }) => {
    await demandCommune(ctx.sql, ctx.actor, 'staff', commune);
    await inTransaction(ctx.sql, async (tx) => {
      const { householdId } = settlement;
      const files = await loadFiles(tx, { commune, scope }, [householdId]);
      // Whoever comes between this look and the gate has seen as little of us: then the later word counts, as between phones.
      const file = combined(files).get(rootOf(householdId, files));
      if (file === undefined) throw new Problem('household.unknown');
      if (!stands(file, settlement)) throw new Problem('dispute.changed-meanwhile');
      const by = { author: ctx.actor, now: ctx.clock() };
      await writeFromDesk(tx, { scope: { commune, scope }, bv, done: { t: 'fact.settle', b: settlement }, ...by });
    });
    return { ok: true };
  }),
});

function linesOf({ scope, hamletName }: Disputed, file: HouseholdFile | undefined) {
  if (file === undefined) return [];
  const { headName, address } = particularsOf(file.household);
  return disputesOf(file).map((dispute) => ({
    scope,
    hamletName,
    householdId: file.id,
    headName,
    address,
    /** Whom it is about; `null`: the house. */
    member: dispute.memberId === null ? null : (file.members[dispute.memberId]?.identity.value ?? null),
    dispute,
    weight: weightOf(file, dispute),
  }));
}

/** Whether what the verdict is about is still as it was seen. */
function stands(file: HouseholdFile, { memberId, field, verdict }: Settlement): boolean {
  const isMeant = (one: { memberId: string | null; field: string }) => one.memberId === memberId && one.field === field;
  const dispute = disputesOf(file).find(isMeant);
  if (verdict.kind !== 'reopen') return dispute !== undefined && sameIds(dispute.covers, verdict.covers);
  const last: Verdict | undefined = decidedIn(file).find(isMeant)?.verdict.value ?? dispute?.check?.value;
  return last !== undefined && sameIds(last.covers, verdict.covers);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

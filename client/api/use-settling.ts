import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Decided, Dispute } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { type Choice, reopening, settling } from '#shared/household/settle.ts';
import type { Settlement } from '#shared/sync/settlement.ts';
import { problemOf } from './client.ts';
import { trpc } from './query.tsx';

/**
 * How a person at a desk settles what is said of the household that lies open, and takes it back. `file` is the household
 * as it was read, with the version of its hamlet; undefined while it is being read.
 * Either throws a Problem; `problem` is the last one.
 */
export function useSettling(commune: string, scope: number, file: (HouseholdFile & { ver: number }) | undefined) {
  const queryClient = useQueryClient();
  const settle = useMutation(
    trpc.household.disputes.settle.mutationOptions({
      // Also when it was refused: somebody else has changed what is shown here.
      onSettled: () =>
        Promise.all([trpc.household, trpc.coverage].map((moved) => queryClient.invalidateQueries(moved.pathFilter()))),
    }),
  );
  async function write(settlementOf: (file: HouseholdFile) => Settlement): Promise<void> {
    if (file === undefined) return;
    try {
      await settle.mutateAsync({ commune, scope, bv: file.ver, settlement: settlementOf(file) });
    } catch (fault) {
      throw problemOf(fault);
    }
  }
  const problem = settle.error && problemOf(settle.error);
  return {
    problem,
    settle: (dispute: Dispute, choice: Choice, reason: string | null) => write((so) => settling(so, dispute, choice, reason)),
    reopen: (decided: Pick<Decided, 'memberId' | 'field' | 'verdict'>) => write((so) => reopening(so, decided)),
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { type Answers, trpc } from '#client/api/query.tsx';
import { useSaving } from '#client/parts/use-saving.ts';

export type Pair = Answers['household']['duplicates']['list']['pairs'][number];
export type Joined = Answers['household']['duplicates']['list']['joined'][number];
export type PairSide = Pair['sides'][number];

/** What an official can say of two entries, one thing at a time. */
export interface Deciding {
  isSaving: boolean;
  fault: string | null;
  /** They are one household, called as `kept` is. */
  join(pair: Pair, kept: PairSide): void;
  distinguish(pair: Pair): void;
  separate(joined: Joined): void;
}

export function useDeciding(commune: string): Deciding {
  const queryClient = useQueryClient();
  const after = {
    onSettled: () =>
      Promise.all([trpc.household, trpc.coverage].map((moved) => queryClient.invalidateQueries(moved.pathFilter()))),
  };
  const join = useMutation(trpc.household.duplicates.join.mutationOptions(after));
  const distinguish = useMutation(trpc.household.duplicates.distinguish.mutationOptions(after));
  const separate = useMutation(trpc.household.duplicates.separate.mutationOptions(after));
  const { isSaving, fault, run } = useSaving();
  function write(mutation: Promise<unknown>): void {
    void run(async () => {
      await mutation.catch((thrown: unknown) => {
        throw problemOf(thrown);
      });
    });
  }
  return {
    isSaving,
    fault,
    join({ scope, bv, sides: [a, b] }, kept) {
      const householdId = kept.id === a.id ? b.id : a.id;
      write(join.mutateAsync({ commune, scope, bv, householdId, into: kept.id }));
    },
    distinguish({ scope, bv, sides: [a, b] }) {
      write(distinguish.mutateAsync({ commune, scope, bv, householdId: a.id, from: b.id }));
    },
    separate({ scope, bv, id }) {
      write(separate.mutateAsync({ commune, scope, bv, householdId: id }));
    },
  };
}

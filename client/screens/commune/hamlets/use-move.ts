import { useMutation } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { useReadHamletsAnew } from '#client/api/read-hamlets-anew.ts';

/** Where households go: a hamlet that is there, or one that is made of them. */
export type Destination = { kind: 'hamlet'; scope: number; name: string } | { kind: 'new'; name: string };

export interface Moved {
  /** How many were chosen; `moved` of them were still there. */
  asked: number;
  moved: number;
  to: string;
}

/** Moving many households: the same for the screen, whichever way it is asked of the server. */
export function useMove(commune: string, from: number, onMoved: (moved: Moved) => void) {
  const readAnew = useReadHamletsAnew();
  const move = useMutation(trpc.place.moveHouseholds.mutationOptions());
  const split = useMutation(trpc.place.splitHamlet.mutationOptions());
  const error = move.error ?? split.error;
  return {
    isMoving: move.isPending || split.isPending,
    problem: error && problemOf(error),
    start(households: string[], to: Destination) {
      const ends = {
        onSuccess: ({ moved }: { moved: number }) => onMoved({ asked: households.length, moved, to: to.name }),
        onSettled: readAnew,
      };
      move.reset();
      split.reset();
      if (to.kind === 'new') split.mutate({ commune, from, name: to.name, households }, ends);
      else move.mutate({ commune, from, to: to.scope, households }, ends);
    },
  };
}

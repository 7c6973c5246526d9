import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onChange } from './live.ts';
import { trpc } from './query.tsx';

/** A commune that syncs after days sends many hints in one breath: they are gathered into one reading. Milliseconds. */
const gatherMs = 300;

/**
 * Reads boards and household lists again soon after the server hints that a hamlet moved. `commune` null hears of every
 * commune the reader may see. Hints may be lost: the timer of each query is the belt beside these braces, and when the
 * line comes up again, what was read long ago is read anew.
 */
export function useLiveAnswers(commune: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const depending = [trpc.coverage.pathFilter(), trpc.household.pathFilter(), trpc.sync.pathFilter()];
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function readAgain() {
      waiting = undefined;
      for (const filter of depending) void queryClient.invalidateQueries(filter);
    }
    function readOldAgain() {
      for (const filter of depending) void queryClient.refetchQueries({ ...filter, type: 'active', stale: true });
    }
    const stop = onChange((change) => {
      if (commune === null || change.commune === commune) waiting ??= setTimeout(readAgain, gatherMs);
    }, readOldAgain);
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [commune, queryClient]);
}

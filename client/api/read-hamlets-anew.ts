import { useQueryClient } from '@tanstack/react-query';
import { trpc } from './query.tsx';

/** After households or hamlets changed their place: everything that is told by hamlet is read again. */
export function useReadHamletsAnew(): () => void {
  const queryClient = useQueryClient();
  return () => {
    const depending = [
      trpc.place.pathFilter(),
      trpc.household.list.pathFilter(),
      trpc.coverage.pathFilter(),
      trpc.account.volunteers.pathFilter(),
    ];
    for (const filter of depending) void queryClient.invalidateQueries(filter);
  };
}

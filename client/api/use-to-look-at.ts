import { useQuery } from '@tanstack/react-query';
import { readAgain, trpc } from './query.tsx';

/** How many things of each kind wait for an official's eyes; undefined as long as it is not known. */
export interface ToLookAt {
  /** Operations that wait for a decision. */
  kept: number | undefined;
  /** Facts on which people say different things and nobody has been asked to look. */
  disputes: number | undefined;
}

/** `commune` null: nobody asks. */
export function useToLookAt(commune: string | null): ToLookAt {
  const [asked, enabled] = [{ commune: commune ?? '' }, commune !== null];
  const review = useQuery(
    trpc.sync.review.queryOptions(asked, {
      ...readAgain,
      enabled,
      select: (kept) => kept.filter(({ code }) => code !== null).length,
    }),
  );
  const disputes = useQuery(
    trpc.household.disputes.list.queryOptions(asked, {
      ...readAgain,
      enabled,
      select: (lines) => lines.filter(({ dispute }) => dispute.check === null).length,
    }),
  );
  return { kept: review.data, disputes: disputes.data };
}

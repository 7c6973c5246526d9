import { useQueries } from '@tanstack/react-query';
import { everyHousehold } from '#client/parts/office-addresses.ts';
import { trpc } from '#client/api/query.tsx';
import { contentOf, type Kept, visitedHousehold } from './kept.ts';
import type { HouseholdName } from './review-sentences.ts';

/** Gives the name of the household that a kept visit is about; a hamlet's list is read once for all of its visits. */
export function useHouseholdNames(commune: string, kept: readonly Kept[]): (one: Kept) => HouseholdName {
  const scopes = scopesOf(kept);
  const lists = useQueries({
    queries: scopes.map((scope) => trpc.household.list.queryOptions({ commune, ...everyHousehold, scope })),
  });
  return (one) => {
    const id = visitedHousehold(contentOf(one));
    const list = lists[scopes.indexOf(one.scope)]?.data;
    if (id === undefined || list === undefined) return { kind: 'unread' };
    const line = list.lines.find((household) => household.id === id);
    if (line !== undefined) return { kind: 'named', name: line.headName };
    return { kind: list.lines.length < list.total ? 'unread' : 'absent' };
  };
}

function scopesOf(kept: readonly Kept[]): number[] {
  const named = kept.filter((one) => one.hamletName !== null && visitedHousehold(contentOf(one)) !== undefined);
  return [...new Set(named.map(({ scope }) => scope))];
}

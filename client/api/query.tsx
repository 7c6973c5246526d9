import type { ReactNode } from 'react';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '#server/app-router.ts';
import { api, problemOf } from './client.ts';

/** What each procedure answers, by its name: `Answers['coverage']['board']`. */
export type Answers = inferRouterOutputs<AppRouter>;

/** How soon to ask again while the server does not answer, and how soon when it does. Milliseconds. */
const unreachedMs = 10_000;
const freshMs = 60_000;

// The office may stand on a network without the internet, where the browser believes itself offline: always try.
const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && problemOf(error).code === 'server.unreachable',
      retryDelay: 1_000,
      refetchInterval: (query) => (isPassing(query.state.error) ? unreachedMs : false),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Options for useQuery and useMutation, procedure by procedure: `useQuery(trpc.coverage.board.queryOptions({ commune }))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });

/** For numbers that others change while we look: read again every minute, sooner while the server does not answer. */
export const readAgain = {
  refetchInterval: (query: { state: { error: unknown } }) => (isPassing(query.state.error) ? unreachedMs : freshMs),
} as const;

/** Stands once around the office's screens. */
export function OfficeQueries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

// A session may end while a page stands open: the door then hears that nobody is signed in, and asks to sign in again.
function noticeSignedOut(error: Error): void {
  if (problemOf(error).code === 'account.not-signed-in') queryClient.setQueryData(trpc.account.me.queryKey(), null);
}

function isPassing(error: unknown): boolean {
  return error !== null && ['server.unreachable', 'server.not-understood'].includes(problemOf(error).code);
}

import { createTRPCClient, httpLink } from '@trpc/client';
import { Problem } from '#shared/base/problem.ts';
import { type GrantedScope, snapshotPath } from '#shared/sync/pull.ts';
import { problemOf } from '#client/api/client.ts';
import type { Taken } from '#client/store/enrol.ts';
import type { Transport } from '#client/sync/ports.ts';
import type { AppRouter } from '#server/app-router.ts';

/** A browser's way to a server: its cookies, and the answers as problems. */
export interface Line {
  enrol(code: string, deviceId: string): Promise<Taken>;
  transport: Transport;
  cookie(): string;
}

/**
 * `address` is asked anew for every request: there may be several servers, and any may be gone. After `patienceMs`
 * milliseconds a phone gives up on an answer.
 */
export function lineTo(address: () => string, patienceMs = 15_000): Line {
  let cookie = '';

  async function fetchOver(input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
    const asked = new URL(input instanceof Request ? input.url : input);
    const origin = address();
    const headers = { ...(init?.headers as Record<string, string>), origin, cookie, 'x-tung-nha': '1' };
    try {
      const answer = await fetch(origin + asked.pathname + asked.search, { ...init, headers, signal: AbortSignal.timeout(patienceMs) });
      const text = await answer.text();
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } });
    } catch {
      throw new Problem('server.unreachable');
    }
  }

  const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: 'http://any.server/trpc', fetch: fetchOver as never })] });
  return {
    cookie: () => cookie,
    async enrol(code, deviceId) {
      const { me, granted } = await api.account.enrol.mutate({ code, deviceId, label: 'Android' });
      return { account: me, granted: granted satisfies GrantedScope[] };
    },
    transport: {
      push: (request) => orProblem(api.sync.push.mutate(request)),
      pull: (request) => orProblem(api.sync.pull.query(request)),
      async snapshot(name) {
        const asked = { headers: { cookie }, signal: AbortSignal.timeout(patienceMs) };
        const answer = await fetch(address() + snapshotPath(name), asked).catch(() => {
          throw new Problem('server.unreachable');
        });
        if (answer.status === 404) return null;
        if (!answer.ok) throw new Problem('server.failed');
        return new Uint8Array(await answer.arrayBuffer());
      },
    },
  };
}

async function orProblem<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    throw problemOf(fault);
  }
}

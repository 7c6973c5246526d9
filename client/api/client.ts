import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client';
import { isProblemCode, Problem, type ProblemDetails } from '#shared/base/problem.ts';
import type { AppRouter } from '#server/app-router.ts';

/** The one way to the server. Every failure of a call is a Problem: see `problemOf`. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      // The header tells a page of ours from a form on another site.
      false: httpLink({ url: '/trpc', headers: { 'x-tung-nha': '1' }, fetch: fetchOurs }),
    }),
  ],
});

/** What went wrong, whatever was thrown: the server's own problem, or which way the answer failed to come. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (!(thrown instanceof TRPCClientError)) return new Problem('server.failed');
  const told = readProblem(thrown.data) ?? readProblem(thrown.meta?.['responseJSON']);
  if (told !== null) return told;
  if (thrown.cause instanceof Problem) return thrown.cause;
  const isCut = thrown.cause instanceof TypeError || thrown.cause instanceof DOMException;
  return new Problem(isCut ? 'server.unreachable' : 'server.not-understood');
}

/** A dead connection on a weak network never says so: after this long without the whole answer it is given up. */
const patienceMs = 60_000;

/** A roster of thousands of rows goes up slowly from an office and is checked row by row. */
const rosterPatienceMs = 300_000;

async function fetchOurs(
  input: RequestInfo | URL | string,
  init?: { signal?: AbortSignal | null | undefined; body?: unknown; headers?: unknown },
): Promise<Response> {
  const address = input instanceof Request ? input.url : String(input);
  const patience = AbortSignal.timeout(address.includes('/roster.') ? rosterPatienceMs : patienceMs);
  const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
  const answer = await fetch(input, { ...(await packed(init as RequestInit)), signal, credentials: 'same-origin' }).catch(() => {
    throw new Problem('server.unreachable');
  });
  if (isJson(answer)) return answer;
  // A gateway in front of a server that is just restarting speaks HTML; so does a wifi that wants a log-in.
  throw new Problem([502, 503, 504].includes(answer.status) ? 'server.unreachable' : 'server.not-understood');
}

/** Below this, packing saves nothing on the way. */
const worthPacking = 2_000;

/** A week of work without signal is a tenth as long when it is packed. Browsers too old for it send it as it is. */
async function packed(init: RequestInit | undefined): Promise<RequestInit | undefined> {
  if (typeof init?.body !== 'string' || init.body.length < worthPacking || !('CompressionStream' in globalThis)) return init;
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const written = writer.write(new TextEncoder().encode(init.body)).then(() => writer.close());
  const [body] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return { ...init, body, headers: { ...(init.headers as Record<string, string>), 'content-encoding': 'gzip' } };
}

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.includes('application/json') ?? false;
}

// Where tRPC speaks, the problem stands in the error's data; what refuses before tRPC answers with the problem itself.
function readProblem(data: unknown): Problem | null {
  const problem = (data as { problem?: { code?: unknown; details?: ProblemDetails } } | null | undefined)?.problem;
  return isProblemCode(problem?.code) ? new Problem(problem.code, problem.details) : null;
}

import { initTRPC, TRPCError } from '@trpc/server';
import { isFieldRole } from '#shared/account/role.ts';
import { Problem, type ProblemCode, type ProblemDetails } from '#shared/base/problem.ts';
import type { Actor } from '#server/access/actor.ts';
import type { Clock } from '#server/clock.ts';
import type { KeyRing } from '#server/courier/server-keys.ts';
import type { Sql } from '#server/db/connect.ts';
import type { ChangeHub } from '#server/sync/changes.ts';

/** What every procedure is given; nothing below reads a global. */
export interface Context {
  sql: Sql;
  clock: Clock;
  changes: ChangeHub;
  keys: KeyRing;
  actor: Actor | null;
  /** Address the request came from, for throttling. */
  address: string;
  /** Where the browser sees us, for links: `http://localhost:8080`. */
  origin: string;
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
  sessionToken: string | null;
}

const statusOf: Partial<Record<ProblemCode, TRPCError['code']>> = {
  'account.not-signed-in': 'UNAUTHORIZED',
  'account.sign-in-wrong': 'UNAUTHORIZED',
  'account.too-many-tries': 'TOO_MANY_REQUESTS',
  'access.denied': 'FORBIDDEN',
  'server.busy': 'SERVICE_UNAVAILABLE',
  'server.failed': 'INTERNAL_SERVER_ERROR',
};

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    // A stack or a library's sentence helps an attacker and nobody else: people get words for the code.
    const problem = problemIn(error);
    return { ...shape, message: problem.code, data: { httpStatus: shape.data.httpStatus, problem } };
  },
});

export const router = t.router;

const guarded = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Problem) {
    const { cause } = result.error;
    throw new TRPCError({ code: statusOf[cause.code] ?? 'BAD_REQUEST', cause });
  }
  return result;
});

/** Anyone, signed in or not. */
export const openProcedure = guarded;

/** Anyone who is signed in, at a desk or on an enrolled phone. */
export const signedInProcedure = guarded.use(({ ctx, next }) => {
  if (ctx.actor === null) throw new Problem('account.not-signed-in');
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** People at a desk: officials, leaders, departments, administrators. */
export const deskProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (isFieldRole(ctx.actor.role)) throw new Problem('access.denied');
  return next({ ctx });
});

/** Volunteers and team leads, on an enrolled phone. */
export const fieldProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (!isFieldRole(ctx.actor.role)) throw new Problem('access.denied');
  return next({ ctx });
});

function problemIn(error: TRPCError): { code: ProblemCode; details: ProblemDetails } {
  if (error.cause instanceof Problem) return { code: error.cause.code, details: error.cause.details };
  if (error.code === 'PAYLOAD_TOO_LARGE') return { code: 'request.too-large', details: {} };
  return { code: error.code === 'INTERNAL_SERVER_ERROR' ? 'server.failed' : 'request.invalid', details: {} };
}

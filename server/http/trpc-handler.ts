import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { RequestHandler } from 'express';
import { actorOf } from '#server/account/session-queries.ts';
import { appRouter } from '#server/app-router.ts';
import type { Clock } from '#server/clock.ts';
import type { KeyRing } from '#server/courier/server-keys.ts';
import type { Sql } from '#server/db/connect.ts';
import type { ChangeHub } from '#server/sync/changes.ts';
import { log } from './log.ts';
import { sessionCookie, sessionTokenOf } from './session-cookie.ts';
import type { Context } from './trpc.ts';

export interface HandlerOptions {
  sql: Sql;
  clock: Clock;
  changes: ChangeHub;
  keys: KeyRing;
  /** Where browsers see us when a proxy stands in front; without it, what the request says. */
  publicOrigin?: string | undefined;
}

/** The door of tRPC: finds out who is asking, hands everything to the router, writes down what went wrong. */
export function createTrpcHandler({ publicOrigin, ...given }: HandlerOptions): RequestHandler {
  return createExpressMiddleware({
    router: appRouter,
    maxBodySize: 8 * 1024 * 1024,
    async createContext({ req, res }): Promise<Context> {
      const sessionToken = sessionTokenOf(req);
      // Strict: a link from another site opens the page but never carries the session along.
      const cookie = { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
      return {
        ...given,
        actor: sessionToken === null ? null : await actorOf(given.sql, sessionToken, given.clock()),
        address: req.ip ?? '',
        origin: publicOrigin ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`,
        sessionToken,
        setSession: (token, expires) => void res.cookie(sessionCookie, token, { ...cookie, expires }),
        clearSession: () => void res.clearCookie(sessionCookie, cookie),
      };
    },
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') log.error({ path, err: error.cause ?? error }, 'procedure failed');
    },
  });
}

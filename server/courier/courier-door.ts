import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import { Problem } from '#shared/base/problem.ts';
import { maxBundleBytes } from '#shared/sync/bundle.ts';
import { actorOf } from '#server/account/session-queries.ts';
import { SignInThrottle } from '#server/account/throttle.ts';
import type { Clock } from '#server/clock.ts';
import type { Sql } from '#server/db/connect.ts';
import { sessionTokenOf } from '#server/http/session-cookie.ts';
import type { KeyRing } from './server-keys.ts';
import { type BundleReply, takeBundle } from './take-bundle.ts';

/** So many bundles in ten minutes from one address: an office that empties its memory stick, not a machine that tries keys. */
const bundlesPerWindow = 120;

/** The door for what is carried: `POST /api/courier` with the bundle's bytes. Nobody has to be signed in. */
export function createCourierDoor({ sql, keys, clock }: { sql: Sql; keys: KeyRing; clock: Clock }): Router {
  const throttle = new SignInThrottle(bundlesPerWindow);
  const router = express.Router();

  async function takeFrom(req: Request): Promise<BundleReply> {
    const now = clock();
    const address = req.ip ?? '';
    if (throttle.isTooMany(address, now)) throw new Problem('bundle.too-many');
    throttle.countWrong(address, now);
    const token = sessionTokenOf(req);
    const actor = token === null ? null : await actorOf(sql, token, now);
    const bytes = Buffer.isBuffer(req.body) ? Uint8Array.from(req.body) : new Uint8Array();
    return takeBundle({ sql, keys, now, broughtBy: actor?.id ?? null }, bytes);
  }

  router.post('/courier', express.raw({ type: () => true, limit: maxBundleBytes }), (req, res) =>
    takeFrom(req).then((reply) => res.json(reply)),
  );
  router.use('/courier', tooLarge);
  return router;
}

/** Express tells an error handler by its four parameters. */
const tooLarge: ErrorRequestHandler = (error: unknown, _req, _res, next) => {
  const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
  next(isTooLarge ? new Problem('bundle.too-large') : error);
};

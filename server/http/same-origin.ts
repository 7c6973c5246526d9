import type { Request, RequestHandler } from 'express';
import { Problem } from '#shared/base/problem.ts';

/**
 * Keeps another web site from acting with our visitor's session (CSRF), beside the strict cookie.
 *
 * A request that may change something must say that it comes from us: `Sec-Fetch-Site`, which pages cannot set, or,
 * where the browser does not send it (plain http on a local network), an `Origin` with our own host. It must also be
 * JSON or carry the header `x-tung-nha`: a foreign page cannot send either without a preflight, which nobody answers.
 * @param publicOrigin where the browser sees us when a proxy in front changes the `Host`: `https://tungnha.example`
 */
export function sameOriginOnly(publicOrigin?: string): RequestHandler {
  return (req, _res, next) => {
    if (isReading(req) || (comesFromUs(req, publicOrigin) && couldNotBeAForm(req))) next();
    else next(new Problem('request.not-same-origin'));
  };
}

function isReading(req: Request): boolean {
  return req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
}

function comesFromUs(req: Request, publicOrigin: string | undefined): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === publicOrigin || new URL(origin).host === req.get('host');
}

function couldNotBeAForm(req: Request): boolean {
  const type = req.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' || req.get('x-tung-nha') !== undefined;
}

import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The one log of the process, JSON lines on standard output. Silent until the program that runs the server chooses a
 * level, so nothing is printed by tests.
 *
 * No personal data: never a body, a query string, a cookie or an address.
 */
export const log = pino({
  level: 'silent',
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
});

/** One line for each request when it is over. */
export function logRequests(to: Logger = log): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const path = withoutSecrets(req.path);
    res.once('close', () => {
      const line = { method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - began) };
      if (res.statusCode >= 500) to.error(line, 'request');
      else to.info(res.writableFinished ? line : { ...line, cut: true }, 'request');
    });
    next();
  };
}

/** Pages may carry an id in their address (a household, for example); the doors and files of the server do not. */
function withoutSecrets(path: string): string {
  return /^\/(trpc|api|assets)(\/|$)/.test(path) ? path : (/^\/[^/]*/.exec(path)?.[0] ?? '/');
}

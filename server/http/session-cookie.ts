import type { Request } from 'express';

export const sessionCookie = 'tung_nha';

/** The token of the session that a request belongs to; null where it has none. */
export function sessionTokenOf(req: Request): string | null {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === sessionCookie)?.[1] ?? null;
}

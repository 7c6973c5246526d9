import type { RequestHandler, Response } from 'express';

/**
 * tRPC hands over its answers piece by piece, so nobody after it knows how long one is, and even the shortest gets a
 * packer of its own: a quarter of a megabyte, and the most costly part of a small request. An answer is therefore held
 * until it is whole; live news, which never are, pass.
 */
export const wholeAnswers: RequestHandler = (_req, res, next) => {
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  const end = res.end.bind(res) as (...args: unknown[]) => Response;
  const held: Uint8Array[] = [];

  res.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    if (isStream(res)) return write(chunk, ...rest);
    held.push(Buffer.from(chunk));
    return true;
  };
  res.end = (...args: unknown[]) => {
    const [last] = args;
    if (held.length === 0) return end(...args);
    if (typeof last === 'string' || last instanceof Uint8Array) held.push(Buffer.from(last));
    return end(Buffer.concat(held));
  };
  next();
};

function isStream(res: Response): boolean {
  return String(res.getHeader('content-type')).startsWith('text/event-stream');
}

import * as z from 'zod/mini';
import type { Bytes } from '#shared/base/bytes.ts';
import { isProblemCode, Problem } from '#shared/base/problem.ts';
import { instant } from '#shared/base/schema.ts';

const count = z.int().check(z.minimum(0));

const deliveredSchema = z.object({
  receipt: z.string(),
  taken: count,
  held: count,
  setAside: count,
  cameBefore: z.nullable(instant),
});

/** What the server said of a bundle: the receipt for its phone, in Base64, and how much there was in it. */
export type Delivered = z.infer<typeof deliveredSchema>;

const problemSchema = z.object({ problem: z.object({ code: z.string() }) });

/** A weak network never says that it is dead; after this long, in milliseconds, another try is better. */
const patienceMs = 60_000;

/**
 * Hands a bundle in at the server, with or without anybody signed in; any number of times.
 * Throws Problem `bundle.*`, or that the server was not reached.
 */
export async function deliver(bytes: Bytes): Promise<Delivered> {
  const signal = AbortSignal.timeout(patienceMs);
  const headers = { 'content-type': 'application/octet-stream', 'x-tung-nha': '1' };
  const posted = fetch('/api/courier', { method: 'POST', body: bytes, headers, signal, credentials: 'same-origin' });
  const answer = await posted.catch(() => {
    throw new Problem('server.unreachable');
  });
  const said: unknown = await answer.json().catch(() => null);
  const delivered = z.safeParse(deliveredSchema, said);
  if (answer.ok && delivered.success) return delivered.data;
  const told = z.safeParse(problemSchema, said);
  if (told.success && isProblemCode(told.data.problem.code)) throw new Problem(told.data.problem.code);
  throw new Problem([502, 503, 504].includes(answer.status) ? 'server.unreachable' : 'server.not-understood');
}

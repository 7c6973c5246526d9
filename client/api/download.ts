import { isProblemCode, Problem } from '#shared/base/problem.ts';

/** On a weak network a file comes slowly; after so long without a single byte it does not come. */
const patienceMs = 60_000;

/** Nothing of what names people is kept in the browser's own cache. */
export const unkept = { cache: 'no-store', credentials: 'same-origin' } as const;

/**
 * A file of the server's, told of as it arrives; `null` when there is none. It may name people, and the browser's own
 * cache is not sealed: nothing of it is kept there.
 * Throws the server's Problem, `server.unreachable`, or `server.not-understood` when it is not our server that speaks.
 */
export async function download(
  path: string,
  type: string,
  onBytes: (arrived: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const patience = patienceWithBytes();
  try {
    const answer = await fetch(path, { ...unkept, signal: patience.signal });
    if (answer.status === 404) return null;
    await demandFile(answer, type);
    return await collect(answer, (arrived) => {
      patience.renew();
      onBytes(arrived);
    });
  } catch (fault) {
    throw fault instanceof Problem ? fault : new Problem('server.unreachable');
  } finally {
    patience.end();
  }
}

/** Throws the Problem in an answer that is not the file. */
export async function demandFile(answer: Response, type: string): Promise<void> {
  const isFile = answer.ok && answer.headers.get('content-type')?.startsWith(type) === true;
  if (!isFile) throw await refusalIn(answer);
}

async function collect(answer: Response, onBytes: (arrived: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let arrived = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    parts.push(part.value);
    onBytes((arrived += part.value.byteLength));
  }
  return joined(parts, arrived);
}

/** Not by a Blob: each goes by way of another process. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

async function refusalIn(answer: Response): Promise<Problem> {
  const told = (await answer.json().catch(() => null)) as { problem?: { code?: unknown } } | null;
  const code = told?.problem?.code;
  if (isProblemCode(code)) return new Problem(code);
  // A gateway in front of a server that is just restarting; else a wifi that wants a log-in.
  return new Problem([502, 503, 504].includes(answer.status) ? 'server.unreachable' : 'server.not-understood');
}

/** Gives a download up when nothing of it has come for long. */
export function patienceWithBytes() {
  const given = new AbortController();
  const start = () => setTimeout(() => given.abort(), patienceMs);
  let timer = start();
  return {
    signal: given.signal,
    renew() {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

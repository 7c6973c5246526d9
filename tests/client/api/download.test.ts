import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { download } from '#client/api/download.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const file = { headers: { 'content-type': 'application/gzip' } };
let asked: RequestInit | undefined;

function serverSays(body: BodyInit | null, init: ResponseInit = file): void {
  vi.stubGlobal('fetch', (_input: string, how?: RequestInit) => {
    asked = how;
    return Promise.resolve(new Response(body, init));
  });
}

/** A body that comes in parts; `null` breaks it off. */
function inParts(...parts: (string | null)[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part === undefined) controller.close();
      else if (part === null) controller.error(new TypeError('network error'));
      else controller.enqueue(new TextEncoder().encode(part));
    },
  });
}

function fetched(heard: (arrived: number) => void = () => undefined) {
  return download('/api/snap/99001/1/x-1', 'application/gzip', heard);
}

test('a file is told of while it comes, arrives whole, and leaves nothing in the browser’s own cache', async () => {
  serverSays(inParts('mot', 'hai', 'ba'));
  const told: number[] = [];
  expect(new TextDecoder().decode((await fetched((arrived) => told.push(arrived))) ?? undefined)).toBe('mothaiba');
  expect(told).toEqual([3, 6, 8]);
  expect(asked?.cache).toBe('no-store');
});

test('a file that is not there any more is no fault', async () => {
  serverSays('{"problem":{"code":"request.invalid","details":{}}}', { status: 404 });
  expect(await fetched()).toBeNull();
});

test.each([
  ['what the server says', '{"problem":{"code":"server.busy","details":{}}}', 503, 'server.busy'],
  ['a session that ended', '{"problem":{"code":"account.not-signed-in","details":{}}}', 401, 'account.not-signed-in'],
  ['a gateway before a server that starts', '<html>503</html>', 503, 'server.unreachable'],
  ['a wifi that wants a log-in', '<html>Đăng nhập wifi</html>', 200, 'server.not-understood'],
])('%s is told as the problem that it is', async (_, body, status, code) => {
  serverSays(body, { status, headers: { 'content-type': 'text/html' } });
  await expect(fetched()).rejects.toEqual(new Problem(code as 'server.busy'));
});

test('a connection that breaks in the middle is as good as none', async () => {
  serverSays(inParts('mot', null));
  await expect(fetched()).rejects.toEqual(new Problem('server.unreachable'));
});

test('a slow file is waited for as long as something comes; one that stops is given up', async () => {
  vi.useFakeTimers();
  let more: (part: string) => void = () => undefined;
  vi.stubGlobal('fetch', (_input: string, { signal }: RequestInit) => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        more = (part) => controller.enqueue(new TextEncoder().encode(part));
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    });
    return Promise.resolve(new Response(body, file));
  });
  let heard = 0;
  const fetching = fetched((arrived) => (heard = arrived));
  const failed = expect(fetching).rejects.toEqual(new Problem('server.unreachable'));
  for (let minute = 1; minute <= 3; minute += 1) {
    await vi.advanceTimersByTimeAsync(59_000);
    more('x');
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toBe(minute);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
});

import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { api, problemOf } from '#client/api/client.ts';

afterEach(() => void vi.unstubAllGlobals());

function serverSays(body: string, status: number, type: string): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } })));
}

async function problemOfAsking(): Promise<Problem> {
  try {
    await api.account.me.query();
  } catch (fault) {
    return problemOf(fault);
  }
  throw new Error('It was answered.');
}

test('a problem of the server is told by its code and its details', async () => {
  const error = { message: 'x', code: -32600, data: { problem: { code: 'port.taken', details: { port: 8080 } } } };
  serverSays(JSON.stringify({ error }), 400, 'application/json');
  expect(await problemOfAsking()).toEqual(new Problem('port.taken', { port: 8080 }));
});

test('what refuses before tRPC speaks is told by its code, too', async () => {
  serverSays('{"problem":{"code":"request.not-same-origin","details":{}}}', 403, 'application/json; charset=utf-8');
  expect((await problemOfAsking()).code).toBe('request.not-same-origin');
});

test('a server that does not answer is unreachable', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect((await problemOfAsking()).code).toBe('server.unreachable');
});

test('a gateway in front of a server that is just restarting counts as no answer', async () => {
  serverSays('<html>502 Bad Gateway</html>', 502, 'text/html');
  expect((await problemOfAsking()).code).toBe('server.unreachable');
});

test('a wifi that wants a log-in is not taken for the server, whatever it says', async () => {
  serverSays('<html>Đăng nhập wifi</html>', 200, 'text/html; charset=utf-8');
  expect((await problemOfAsking()).code).toBe('server.not-understood');
  serverSays('{"status":"login"}', 200, 'application/json');
  expect((await problemOfAsking()).code).toBe('server.not-understood');
  serverSays('{"result":{"data"', 200, 'application/json');
  expect((await problemOfAsking()).code).toBe('server.not-understood');
});

test('an answer that is cut off on the way is as good as none', async () => {
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"result"'));
      controller.error(new TypeError('network error'));
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(cut, { headers: { 'content-type': 'application/json' } })));
  expect((await problemOfAsking()).code).toBe('server.unreachable');
});

test('a code that this app does not know yet is not shown as if it did', async () => {
  serverSays('{"error":{"message":"x","code":-32600,"data":{"problem":{"code":"from.the-future"}}}}', 400, 'application/json');
  expect((await problemOfAsking()).code).toBe('server.not-understood');
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWebServer } from './web-server.ts';

let server: Awaited<ReturnType<typeof openWebServer>>;
beforeAll(async () => {
  server = await openWebServer();
});
afterAll(() => server.close());

const asPage = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
const asScript = { headers: { accept: '*/*' } };

describe('any address a person opens', () => {
  test.each(['/', '/xa/so-ho', '/ho/99001/12', '/bat-dau'])('%s is the client', async (address) => {
    const { status, headers, text } = await server.ask(address, asPage);
    expect(status).toBe(200);
    expect(text).toContain('Từng Nhà');
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('is a page only for reading', async () => {
    expect((await server.ask('/xa/so-ho', { ...asPage, method: 'POST' })).status).toBe(404);
  });

  test.each(['/assets/gone-000000.js', '/pack.bin'])('%s asked for by a script and not there is not a page', async (address) => {
    const { status, headers } = await server.ask(address, asScript);
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/json');
  });
});

describe('behind the doors', () => {
  test.each(['/api/nothing', '/api', '/trpc/nothing'])('%s that does not exist says so in JSON, also to a browser', async (address) => {
    const { status, headers, text } = await server.ask(address, asPage);
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/json');
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  test('an unknown fault tells nothing of the inside', async () => {
    const { status, text } = await server.ask('/api/broken');
    expect(status).toBe(500);
    expect(JSON.parse(text)).toEqual({ problem: { code: 'server.failed', details: {} } });
  });

  test('an answer is never kept by a cache', async () => {
    const { headers, text } = await server.ask('/trpc/hello');
    expect(JSON.parse(text)).toEqual({ result: { data: 'xin chào' } });
    expect(headers['cache-control']).toBe('no-store');
  });

  test('a short answer travels as it is and a long one compressed', async () => {
    const packed = { headers: { 'accept-encoding': 'gzip' } };
    expect((await server.ask('/trpc/hello', packed)).headers['content-encoding']).toBeUndefined();
    expect((await server.ask('/trpc/long', packed)).headers['content-encoding']).toBe('gzip');
    expect(JSON.parse((await server.ask('/trpc/long')).text)).toEqual({ result: { data: 'chào '.repeat(1000) } });
  });

  test('a body that is too large is refused', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const body = JSON.stringify('x'.repeat(2000));
    expect((await server.ask('/trpc/write', { method: 'POST', headers, body })).status).toBe(413);
  });
});

describe('what a phone packs before it sends it', () => {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const send = (body: Buffer) => server.ask('/trpc/write', { method: 'POST', headers, body });

  test('is unpacked', async () => {
    const { status, text } = await send(gzipSync(JSON.stringify('x'.repeat(5000))));
    expect([status, JSON.parse(text)]).toEqual([200, { result: { data: 'written' } }]);
  });

  test('is refused when it swells beyond what anybody may send', async () => {
    expect((await send(gzipSync(Buffer.alloc(9 * 1024 * 1024, ' ')))).status).toBe(413);
  });

  test('is refused when it is broken', async () => {
    const { status, text } = await send(gzipSync('"hello"').subarray(0, 12));
    expect([status, JSON.parse(text)]).toEqual([400, { problem: { code: 'request.invalid', details: {} } }]);
  });
});

describe('files of the client', () => {
  test('with a hash in the name are kept for a year, the service worker is asked for each time', async () => {
    expect((await server.ask('/assets/main-1a2b3c.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await server.ask('/service-worker.js')).headers['cache-control']).toBe('no-cache');
  });

  test('travel compressed', async () => {
    const { headers } = await server.ask('/assets/main-1a2b3c.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
  });
});

describe('headers', () => {
  test('allow nothing from elsewhere, and do not force https on a plain local server', async () => {
    const { headers } = await server.ask('/', asPage);
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('behind https tell the browser to stay on https', async () => {
    const secure = await openWebServer({ publicOrigin: 'https://tung-nha.example' });
    const { headers } = await secure.ask('/', asPage);
    await secure.close();
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });
});

test('the server says when it is alive and when it is ready', async () => {
  const notYet = await openWebServer({ isReady: () => Promise.reject(new Error('no database')) });
  expect((await notYet.ask('/healthz')).status).toBe(200);
  expect((await notYet.ask('/readyz')).status).toBe(503);
  expect((await server.ask('/readyz')).status).toBe(200);
  await notYet.close();
});

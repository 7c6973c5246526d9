import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebServer } from './web-server.ts';

let server: Awaited<ReturnType<typeof openWebServer>>;
beforeAll(async () => {
  server = await openWebServer({ publicOrigin: 'https://tung-nha.example' });
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

function write(headers: Record<string, string>) {
  return server.ask('/trpc/write', { method: 'POST', headers, body: 'null' });
}

test.each([
  ['our own page', { ...json, 'sec-fetch-site': 'same-origin' }],
  ['a page opened by hand', { ...json, 'sec-fetch-site': 'none' }],
  ['a browser that sends only the origin', { ...json, origin: 'OURS' }],
  ['our address in front of a proxy', { ...json, origin: 'https://tung-nha.example' }],
  ['a file of our own kind', { 'content-type': 'text/plain', 'x-tung-nha': '1', 'sec-fetch-site': 'same-origin' }],
])('a change from %s is taken', async (_who, headers) => {
  const own = 'origin' in headers && headers.origin === 'OURS' ? { origin: server.origin, host: new URL(server.origin).host } : {};
  // As text/plain tRPC itself refuses it (415): the guard has let it through.
  expect([200, 415]).toContain((await write({ ...headers, ...own })).status);
});

test.each([
  ['another site', { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
  ['another name under the same domain', { ...json, 'sec-fetch-site': 'same-site' }],
  ['another origin', { ...json, origin: 'https://elsewhere.example' }],
  ['a page without an origin', { ...json, origin: 'null' }],
  ['somebody who says nothing about where it comes from', json],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }],
  ['a form that pretends to be text', { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' }],
])('a change from %s is refused', async (_who, headers) => {
  const { status, text } = await write(headers);
  expect(status).toBe(403);
  expect(JSON.parse(text)).toEqual({ problem: { code: 'request.not-same-origin', details: {} } });
});

test('reading is free', async () => {
  expect((await server.ask('/trpc/hello', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
});

import http from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { openWebServer } from './web-server.ts';

test('a port that another program uses is a problem with its number', async () => {
  const first = await listen(() => {}, { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(first.origin).port);
  await expect(listen(() => {}, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'port.taken',
    details: { port },
  });
  await first.close();
});

test('an address that is not of this computer is a wrong setting', async () => {
  // 203.0.113.0/24 is kept for documentation (RFC 5737): nobody has it.
  await expect(listen(() => {}, { host: '203.0.113.5', port: 0 })).rejects.toMatchObject({
    code: 'config.invalid',
    details: { name: 'HOST' },
  });
});

test('live news arrive at once although answers are compressed, and end when the server closes', async () => {
  const server = await openWebServer();
  const { port } = server;
  const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip' };
  const events = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get({ port, path: '/trpc/live', headers }, resolve).on('error', reject);
  });
  await new Promise<void>((resolve) => {
    let text = '';
    events.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('first')) resolve();
    });
  });
  const ended = new Promise((resolve) => events.on('close', resolve).on('error', resolve));
  await server.close();
  await ended;
});

test('a request that is being answered is finished before the server closes', async () => {
  let began = () => {};
  let finish = () => {};
  const hasBegun = new Promise<void>((resolve) => (began = resolve));
  const server = await listen(
    (_req, res) => {
      began();
      finish = () => res.end('kept');
    },
    { host: '127.0.0.1', port: 0 },
  );
  const answer = fetch(server.origin).then((response) => response.text());
  await hasBegun;
  const closed = server.close();
  finish();
  expect(await answer).toBe('kept');
  await closed;
});

import { PassThrough } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { logRequests } from '#server/http/log.ts';

test('a request leaves one line without what was asked about whom', async () => {
  const lines: string[] = [];
  const output = new PassThrough().setEncoding('utf8').on('data', (line: string) => lines.push(line));
  const app = express().use(logRequests(pino(output))).get('/{*any}', (_req, res) => void res.send('ok'));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const headers = { cookie: 'session=secret' };
  await fetch(`${server.origin}/ho/nguyen-thi-thu?sdt=0992000001`, { headers });
  await fetch(`${server.origin}/trpc/household.list?input=0992000001`, { headers });
  await server.close();

  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ method: 'GET', path: '/ho', status: 200, msg: 'request' }),
    expect.objectContaining({ method: 'GET', path: '/trpc/household.list', status: 200, msg: 'request' }),
  ]);
  expect(lines.join()).not.toMatch(/0992|secret|nguyen|127\.0\.0\.1/);
});

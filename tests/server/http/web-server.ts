import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { initTRPC } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { Router } from 'express';
import { createApp } from '#server/http/app.ts';
import { listen } from '#server/http/listen.ts';

const t = initTRPC.create({ sse: { ping: { enabled: true, intervalMs: 50 } } });

/** Stands in for the product's router: what is proved here is the house around it. */
const router = t.router({
  hello: t.procedure.query(() => 'xin chào'),
  long: t.procedure.query(() => 'chào '.repeat(1000)),
  write: t.procedure.input((body) => body).mutation(() => 'written'),
  live: t.procedure.subscription(async function* ({ signal }) {
    yield 'first';
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  }),
});

/** The web server on a free port, with a small client folder of its own. */
export async function openWebServer({ isReady = () => Promise.resolve(true), publicOrigin }: WebServerOptions = {}) {
  const clientFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha client-'));
  fs.mkdirSync(path.join(clientFolder, 'assets'));
  fs.writeFileSync(path.join(clientFolder, 'index.html'), '<!doctype html><title>Từng Nhà</title>');
  fs.writeFileSync(path.join(clientFolder, 'service-worker.js'), '// worker');
  fs.writeFileSync(path.join(clientFolder, 'assets', 'main-1a2b3c.js'), `// ${'x'.repeat(4000)}`);

  const uploads = Router().get('/broken', () => {
    throw new Error('a secret from the inside');
  });
  const app = createApp({
    trpc: createExpressMiddleware({ router, maxBodySize: 1000 }),
    api: [uploads],
    clientFolder,
    isReady,
    publicOrigin,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    ...server,
    port: Number(new URL(server.origin).port),
    ask: (asked: string, how?: Asked) => ask(server.origin, asked, how),
    async close() {
      await server.close();
      fs.rmSync(clientFolder, { recursive: true });
    },
  };
}

type WebServerOptions = { isReady?: () => Promise<boolean>; publicOrigin?: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer };
type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** By hand and not by `fetch`, which chooses some of the headers these tests are about. */
function ask(origin: string, asked: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = http.request({ hostname, port, path: asked, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

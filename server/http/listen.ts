import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Problem } from '#shared/base/problem.ts';

export type Listening = {
  /** Where this computer reaches the server: `http://localhost:8080`. */
  origin: string;
  /** Takes no new requests, ends the live streams, lets the others finish for up to five seconds. */
  close(): Promise<void>;
};

const CLOSE_WITHIN_MS = 5_000;

/**
 * Starts to answer requests.
 * @param where `port` 0 takes any free one
 * @throws Problem `port.taken` (details: `port`), `config.invalid` (details: `name`) when the address is not ours
 */
export async function listen(app: RequestListener, where: { host: string; port: number }): Promise<Listening> {
  const server = createServer(app);
  const open = trackOpen(server);
  server.listen(where.port, where.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw asProblem(error, where.port);
  }

  return {
    origin: originOf(server, where.host),
    async close() {
      const closed = once(server, 'close');
      server.close();
      // Browsers also hold connections on which they have asked nothing yet: with no answer owed, nobody is cut off.
      const closeIfNothingIsOwed = () => open.size === 0 && server.closeAllConnections();
      for (const response of open) {
        response.once('close', closeIfNothingIsOwed);
        endSoon(response);
      }
      closeIfNothingIsOwed();
      const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

/** The responses that are not finished yet. */
function trackOpen(server: Server): Set<ServerResponse> {
  const open = new Set<ServerResponse>();
  server.on('request', (_req, res) => {
    open.add(res);
    res.once('close', () => open.delete(res));
  });
  return open;
}

function endSoon(response: ServerResponse): void {
  // Server-sent events never end by themselves; browsers connect again on their own.
  const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
  if (isStream) response.destroy();
  // Kept alive, the connection would hold the server open until the browser gets tired of it.
  else if (!response.headersSent) response.setHeader('connection', 'close');
}

function asProblem(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return new Problem('port.taken', { port });
  // Ports below 1024 belong to the administrator on most systems.
  if (code === 'EACCES') return new Problem('config.invalid', { name: 'PORT' });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Problem('config.invalid', { name: 'HOST' });
  return error;
}

/** Listening on this computer alone, `localhost` is the name for which browsers allow a service worker without https. */
function originOf(server: Server, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  return `http://${isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

import path from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { Problem } from '#shared/base/problem.ts';
import { log, logRequests } from './log.ts';
import { sameOriginOnly } from './same-origin.ts';
import { wholeAnswers } from './whole-answers.ts';

export type AppOptions = {
  /** The door of tRPC, mounted at `/trpc`. */
  trpc: RequestHandler;
  /** Other doors (uploads, downloads), each mounted at `/api`. */
  api?: Router[];
  /** The built client: `index.html`, the service worker and the hashed files in `assets/`. */
  clientFolder: string;
  /** Whether the database answers, for `/readyz`. */
  isReady: () => Promise<boolean>;
  /** Where browsers see us when a proxy stands in front: `https://tungnha.example`. */
  publicOrigin?: string | undefined;
};

/** The whole web server without its port: doors, client files, and the headers that protect both. */
export function createApp({ trpc, api = [], clientFolder, isReady, publicOrigin }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // A proxy on the same computer may speak for the visitor (address, https); nobody else may.
  app.set('trust proxy', 'loopback');
  app.use(protectiveHeaders(publicOrigin));
  // Asked every few seconds by whatever watches the server: before the log.
  app.get('/healthz', (_req, res) => void res.json({ ok: true }));
  app.get('/readyz', (_req, res) => answerReadiness(res, isReady));
  app.use(logRequests());
  app.use(compression());

  app.use(['/trpc', '/api'], sameOriginOnly(publicOrigin), neverStored);
  app.use('/trpc', unpacked, wholeAnswers, trpc);
  for (const router of api) app.use('/api', router);
  app.use(['/trpc', '/api'], notFound);

  app.use(express.static(clientFolder, { index: false, setHeaders: setClientCaching }));
  app.get('/{*any}', pageOf(clientFolder));
  app.use(notFound);
  app.use(answerProblem);
  return app;
}

function protectiveHeaders(publicOrigin: string | undefined): RequestHandler[] {
  const isHttps = publicOrigin?.startsWith('https://') === true;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // 'wasm-unsafe-eval' lets WebAssembly be compiled (Argon2 of the PIN) without allowing eval.
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // On plain http (localhost) this header would be ignored; with https a browser remembers it for a year.
      strictTransportSecurity: isHttps ? { maxAge: 365 * 24 * 60 * 60 } : false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
    }),
    (_req, res, next) => {
      // The phone's position helps to find a house, the camera reads codes; nothing listens.
      res.setHeader('Permissions-Policy', 'geolocation=(self), camera=(self), microphone=()');
      next();
    },
  ];
}

/** As much as tRPC takes, counted after unpacking: what swells beyond it is refused on the way. */
const mostUnpacked = 8 * 1024 * 1024;

const unpacker = express.text({ type: () => true, limit: mostUnpacked, inflate: true });

/** Phones pack what they send. */
const unpacked: RequestHandler = (req, res, next) => {
  if (req.get('content-encoding') === undefined) next();
  else unpacker(req, res, next);
};

const neverStored: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

async function answerReadiness(res: Response, isReady: () => Promise<boolean>): Promise<void> {
  const ok = await isReady().catch(() => false);
  res.status(ok ? 200 : 503).json({ ok });
}

/** Vite puts a hash into each name under `assets/`; every other file must be asked for again to be fresh. */
function setClientCaching(res: Response, file: string): void {
  const isHashed = path.basename(path.dirname(file)) === 'assets';
  res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Any address a person may open is a page of the client; what scripts and images ask for in vain is not. */
function pageOf(clientFolder: string): RequestHandler {
  return (req, res, next) => {
    if (!req.get('accept')?.includes('text/html')) return next();
    res.sendFile('index.html', { root: clientFolder, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  };
}

const notFound: RequestHandler = (_req, res) => {
  res.status(404).json({ problem: { code: 'request.invalid', details: {} } });
};

/** Express tells an error handler by its four parameters. */
const answerProblem: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const { status, problem } = understand(error);
  if (status >= 500) log.error({ err: error, method: req.method }, 'request failed');
  res.status(status).json({ problem: { code: problem.code, details: problem.details } });
};

function understand(error: unknown): { status: number; problem: Problem } {
  if (error instanceof Problem) return { status: error.code === 'request.not-same-origin' ? 403 : 400, problem: error };
  const status = statusIn(error);
  if (status === 413) return { status, problem: new Problem('request.too-large') };
  if (status >= 400 && status < 500) return { status, problem: new Problem('request.invalid') };
  return { status: 500, problem: new Problem('server.failed') };
}

/** What body parsers and the file server put on their errors. */
function statusIn(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

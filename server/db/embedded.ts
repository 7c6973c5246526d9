import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Problem } from '#shared/base/problem.ts';
import { EmbeddedConnection } from './embedded-connection.ts';
import type { EmbeddedWorkerData, FromWorker, ToWorker } from './embedded-messages.ts';

export type EmbeddedOptions = {
  /** Folder of the cluster; null keeps everything in memory. */
  clusterFolder: string | null;
  /** A tar made by `dump()`, to begin a new cluster from; null runs `initdb` (about six seconds). */
  snapshotFile: string | null;
  /** The built worker. It is always JavaScript: Node 20 cannot run our TypeScript. */
  workerFile: string;
};

export type Embedded = {
  /** A new connection, for the `socket` option of postgres.js. */
  connect(): Duplex;
  /** The whole cluster as an uncompressed tar. */
  dump(): Promise<Uint8Array>;
  /** Shuts PostgreSQL down in order (with its last checkpoint) and ends the thread. */
  stop(): Promise<void>;
};

/** A statement running longer than this is stopped by ending the worker: `statement_timeout` has no effect in PGlite. */
const STATEMENT_LIMIT_MS = 120_000;
const STATEMENT_CHECK_MS = 5_000;

/** Beside this module in `dist/server`, where the Vite build puts every chunk. */
export const BUILT_WORKER_FILE = fileURLToPath(new URL('./embedded-worker.js', import.meta.url));

/**
 * Starts the embedded PostgreSQL (PGlite) in a worker thread and waits until it answers.
 * When the worker breaks later, its connections break with an error, and the next query starts a new worker on the same
 * folder; a database in memory is lost with its worker.
 * @throws Problem `database.unreachable` when it does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  let running: Promise<RunningWorker> = startWorker(options);
  let stopping = false;
  await running;

  function currentWorker(): Promise<RunningWorker> {
    running = running.then((worker) => (worker.ended ? startAgain() : worker), startAgain);
    return running;
  }

  function startAgain(): Promise<RunningWorker> {
    if (stopping || options.clusterFolder === null) throw new Problem('database.unreachable', { reason: 'engine' });
    return startWorker(options);
  }

  return {
    connect() {
      const connection = new EmbeddedConnection();
      currentWorker().then(
        (worker) => worker.attach(connection),
        (error: Error) => connection.destroy(error),
      );
      return connection;
    },
    dump: async () => (await running).dump(),
    async stop() {
      stopping = true;
      await running.then((worker) => worker.stop(), () => undefined);
    },
  };
}

type RunningWorker = {
  readonly ended: boolean;
  attach(connection: EmbeddedConnection): void;
  dump(): Promise<Uint8Array>;
  stop(): Promise<void>;
};

async function startWorker(options: EmbeddedOptions): Promise<RunningWorker> {
  const { clusterFolder, snapshotFile, workerFile } = options;
  const statementBegan = new SharedArrayBuffer(8);
  const worker = new Worker(workerFile, {
    workerData: { clusterFolder, snapshotFile, statementBegan } satisfies EmbeddedWorkerData,
  });
  const connections = new Map<number, EmbeddedConnection>();
  let lastId = 0;
  let ended = false;
  let failure: Error | null = null;
  // Not `once` of node:events, which rejects as soon as the worker emits its error.
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'bytes') connections.get(message.connection)?.received(message.bytes);
    if (message.kind === 'gone') connections.get(message.connection)?.destroy(new Error(message.reason));
  });
  worker.on('error', (error) => (failure = error));
  worker.on('exit', () => {
    ended = true;
    clearInterval(watch);
    for (const connection of connections.values()) {
      connection.destroy(brokenEngine());
    }
  });
  const watch = setInterval(() => {
    const began = new Float64Array(statementBegan)[0] ?? 0;
    if (began > 0 && Date.now() - began > STATEMENT_LIMIT_MS) void worker.terminate();
  }, STATEMENT_CHECK_MS);
  watch.unref();

  function brokenEngine(): Problem {
    return new Problem('database.unreachable', { reason: 'engine', message: failure?.message ?? null });
  }

  function tell(message: ToWorker): void {
    worker.postMessage(message, message.kind === 'bytes' ? [message.bytes.buffer] : []);
  }

  async function answer<K extends FromWorker['kind']>(kind: K): Promise<Extract<FromWorker, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: FromWorker) => {
        if (message.kind !== kind) return;
        worker.off('message', onMessage);
        resolve(message as Extract<FromWorker, { kind: K }>);
      };
      worker.on('message', onMessage);
      void exited.then(() => reject(brokenEngine()));
    });
  }

  await answer('ready');
  return {
    get ended() {
      return ended;
    },
    attach(connection) {
      const id = ++lastId;
      connections.set(id, connection);
      connection.once('close', () => connections.delete(id));
      connection.opened({
        send: (bytes) => tell({ kind: 'bytes', connection: id, bytes }),
        hangUp: () => tell({ kind: 'gone', connection: id }),
      });
    },
    async dump() {
      const answered = answer('dump');
      tell({ kind: 'dump' });
      return new Uint8Array((await answered).tar);
    },
    async stop() {
      if (ended) return;
      const answered = answer('closed');
      tell({ kind: 'close' });
      await answered.catch(() => undefined);
      await worker.terminate();
    },
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { EmbeddedWorkerData, FromWorker, ToWorker } from './embedded-messages.ts';
import { createSession, type SessionConnection } from './embedded-session.ts';

/**
 * The thread in which the embedded database lives: a long statement must not hold up the web server's thread, and a
 * statement that never ends can be stopped by ending this thread.
 */
const data = workerData as EmbeddedWorkerData;
const statementBegan = new Float64Array(data.statementBegan);

await run();

async function run(): Promise<void> {
  const database = await openCluster();
  const session = createSession((batch) => runBatch(database, batch));
  const connections = new Map<number, SessionConnection>();

  parentPort?.on('message', (message: ToWorker) => {
    if (message.kind === 'bytes') connectionOf(message.connection).write(message.bytes);
    else if (message.kind === 'gone') connections.get(message.connection)?.gone();
    else if (message.kind === 'dump') void dump(database);
    else void close(database);
  });
  tell({ kind: 'ready' });

  function connectionOf(id: number): SessionConnection {
    const known = connections.get(id);
    if (known) return known;
    const connection = session.connect({
      answer: (answer) => tell({ kind: 'bytes', connection: id, bytes: new Uint8Array(answer) }),
      end: (reason) => {
        connections.delete(id);
        tell({ kind: 'gone', connection: id, reason });
      },
    });
    connections.set(id, connection);
    return connection;
  }
}

async function runBatch(database: PGlite, batch: Uint8Array): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  statementBegan[0] = Date.now();
  try {
    // The engine reuses its memory for the next chunk, hence the copy.
    await database.execProtocolRawStream(batch, { onRawData: (chunk) => void chunks.push(chunk.slice()) });
  } catch {
    // The engine itself broke (out of memory, a WASM trap): nothing more will come from it. The main thread starts a
    // new one, which recovers from the write-ahead log like a server after a crash.
    process.exit(1);
  }
  statementBegan[0] = 0;
  return Buffer.concat(chunks);
}

async function openCluster(): Promise<PGlite> {
  const { clusterFolder, snapshotFile } = data;
  const snapshot = snapshotFile === null ? {} : { loadDataDir: new Blob([fs.readFileSync(snapshotFile)]) };
  if (clusterFolder === null) {
    return PGlite.create({ dataDir: 'memory://', ...snapshot });
  }

  // Killed while the cluster is being written, half of it would look like a whole one at the next start. The mark says
  // "not finished, nothing of value in there yet"; it is taken away when every file is on the disk.
  const unfinished = `${clusterFolder}.unfinished`;
  if (fs.existsSync(unfinished)) fs.rmSync(clusterFolder, { recursive: true, force: true });
  const isNew = !fs.existsSync(path.join(clusterFolder, 'PG_VERSION'));
  if (isNew) {
    fs.writeFileSync(unfinished, '');
    fs.mkdirSync(clusterFolder, { recursive: true });
  }
  const database = await PGlite.create({
    dataDir: clusterFolder,
    startParams: startParamsWithSync(),
    ...(isNew ? snapshot : {}),
  });
  switchSyncOn(database);
  if (isNew) {
    syncTree(clusterFolder);
    fs.rmSync(unfinished);
  }
  return database;
}

/**
 * PGlite starts PostgreSQL with `-F`, that is, without ever asking the disk to keep anything: fine in a browser, but in
 * a commune office a power cut would take acknowledged visits away. `fsync` is the only method its WASM file system
 * passes on; with `fdatasync` the call returns at once and does nothing.
 */
function startParamsWithSync(): string[] {
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}

type NodeFileNode = { stream_ops: { fsync?: (stream: { nfd: number }) => number } };

/** Emscripten's NODEFS has no `fsync` of its own, so PostgreSQL's call would succeed without reaching the disk. */
function switchSyncOn(database: PGlite): void {
  const anyFile = database.Module.FS.analyzePath('/pglite/data/PG_VERSION').object as unknown as NodeFileNode;
  // All files of NODEFS share one table of operations.
  anyFile.stream_ops.fsync = (stream) => {
    fs.fsyncSync(stream.nfd);
    return 0;
  };
}

function syncTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) syncTree(file);
    else if (entry.isFile()) syncPath(file, 'r+');
  }
  // Windows cannot open a folder; there the folder's entries are journalled by the file system itself.
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

function syncPath(file: string, flags: 'r' | 'r+'): void {
  const handle = fs.openSync(file, flags);
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

async function dump(database: PGlite): Promise<void> {
  const tar = await (await database.dumpDataDir('none')).arrayBuffer();
  parentPort?.postMessage({ kind: 'dump', tar } satisfies FromWorker, [tar]);
}

async function close(database: PGlite): Promise<void> {
  await database.close();
  tell({ kind: 'closed' });
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message, message.kind === 'bytes' ? [message.bytes.buffer] : []);
}

import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { Problem } from '#shared/base/problem.ts';
import { BUILT_WORKER_FILE, startEmbedded } from './embedded.ts';
import { startUpkeep } from './embedded-upkeep.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * The database outside a transaction.
 *
 * Columns are `snake_case` in SQL and `camelCase` in rows and in `sql(row, 'columnName')` helpers; keys inside json are
 * left alone. `int8` and `count(*)` arrive as numbers, `date` as the text `YYYY-MM-DD`, `timestamptz` as `Date`.
 */
export type Sql = postgres.Sql;

/** The database inside a transaction (see `tx.ts`). */
export type Tx = postgres.TransactionSql;

/** Either of them: for a question that may be asked inside or outside a transaction. */
export type Queryable = postgres.ISql;

export type Database = {
  sql: Sql;
  kind: 'embedded' | 'server';
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  /** `postgres://…`: use this PostgreSQL 15 or newer. Without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its files. Without it everything stays in memory, for tests. */
  dataFolder?: string | undefined;
  /** A tar of an embedded cluster to begin a new one from, much faster than making one. */
  snapshotFile?: string | undefined;
  /** The built worker of the embedded database, when it does not lie beside this module. */
  workerFile?: string | undefined;
};

/**
 * Opens the database and makes sure that it answers.
 * @throws Problem `database.unreachable` (details: `reason`, a code, or "engine" when the embedded one does not start),
 *   `database.folder-in-use`, `config.invalid` (details: `name`) for a bad URL or a folder that cannot be written
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openServer(options.databaseUrl);
}

async function openServer(databaseUrl: string): Promise<Database> {
  const sql = postgres(readableUrl(databaseUrl), {
    ...COMMON_OPTIONS,
    max: 10,
    connect_timeout: 10,
    // Seconds. By itself it would wait up to twenty after the database is back.
    backoff: (tries) => Math.min(1, 0.05 * 2 ** tries),
    connection: {
      application_name: 'tung-nha',
      // Milliseconds. Nobody waits for ever behind a lock, a forgotten transaction or a runaway question.
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      statement_timeout: 120_000,
    },
  });
  try {
    await sql`select 1`;
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw new Problem('database.unreachable', { reason: reasonOf(error) });
  }
  return { sql, kind: 'server', close: () => sql.end({ timeout: 5 }) };
}

/** The embedded one of `openDatabase`, which can also give its whole cluster as a tar to begin others from. */
export async function openEmbedded(
  options: Omit<OpenDatabaseOptions, 'databaseUrl'>,
): Promise<Database & { dump(): Promise<Uint8Array> }> {
  const { dataFolder } = options;
  if (dataFolder !== undefined) makeFolder(dataFolder);
  const lock = dataFolder === undefined ? null : await lockFolder(dataFolder);
  try {
    const embedded = await startEmbedded({
      clusterFolder: dataFolder === undefined ? null : path.join(dataFolder, 'postgres'),
      snapshotFile: options.snapshotFile ?? null,
      workerFile: options.workerFile ?? BUILT_WORKER_FILE,
    });
    const socketOptions = {
      ...COMMON_OPTIONS,
      user: 'postgres',
      database: 'postgres',
      socket: embedded.connect,
      // One session inside, so one connection; it is never recycled because nothing outside can cut it.
      max: 1,
      idle_timeout: undefined,
      max_lifetime: null,
    };
    const sql = postgres(socketOptions);
    const upkeep = dataFolder === undefined ? null : startUpkeep(sql);
    return {
      sql,
      kind: 'embedded',
      dump: embedded.dump,
      async close() {
        await upkeep?.stop();
        await sql.end({ timeout: 5 });
        await embedded.stop();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

const COMMON_OPTIONS = {
  transform: { column: { to: postgres.fromCamel, from: postgres.toCamel } },
  // Notices of PostgreSQL ("relation already exists, skipping") would otherwise be printed to the console.
  onnotice: () => undefined,
  types: {
    wholeNumber: { to: 20, from: [20], serialize: String, parse: parseWholeNumber },
    // A day has no time zone: as a `Date` it would shift to the day before in half of the world.
    day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (text: string) => text },
  },
};

function makeFolder(dataFolder: string): void {
  try {
    fs.mkdirSync(dataFolder, { recursive: true });
    fs.accessSync(dataFolder, fs.constants.W_OK);
  } catch {
    throw new Problem('config.invalid', { name: 'DATA_FOLDER' });
  }
}

function parseWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`);
  return number;
}

function readableUrl(databaseUrl: string): string {
  const readable = URL.canParse(databaseUrl) && /^postgres(ql)?:$/.test(new URL(databaseUrl).protocol);
  if (!readable) throw new Problem('config.invalid', { name: 'DATABASE_URL' });
  return databaseUrl;
}

/** The code of the operating system or of PostgreSQL (`ECONNREFUSED`, `28P01`…): never the URL, it holds a password. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

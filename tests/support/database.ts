import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, openDatabase } from '#server/db/connect.ts';

/** What the global set-up of the database lanes prepared once for all test files of the run. */
export type PreparedDatabase =
  | { kind: 'embedded'; workerFile: string; emptySnapshotFile: string; migratedSnapshotFile: string }
  | { kind: 'server'; adminUrl: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    preparedDatabase: PreparedDatabase;
  }
}

/**
 * A fresh database with the whole schema and no rows, of the kind this lane is about: embedded in memory, or a database
 * of its own on a real PostgreSQL. Close it in `afterAll`.
 */
export function openTestDatabase(): Promise<Database> {
  const prepared = inject('preparedDatabase');
  return prepared.kind === 'embedded'
    ? openDatabase({ workerFile: prepared.workerFile, snapshotFile: prepared.migratedSnapshotFile })
    : openCopy(prepared.adminUrl, prepared.template);
}

/** An empty database without even the schema, for the tests of the schema itself. */
export function openEmptyTestDatabase(): Promise<Database> {
  const prepared = inject('preparedDatabase');
  return prepared.kind === 'embedded'
    ? openDatabase({ workerFile: prepared.workerFile, snapshotFile: prepared.emptySnapshotFile })
    : openCopy(prepared.adminUrl, 'template1');
}

/** The worker and a beginning for an embedded database on disk, for tests of the embedded lane alone. */
export function preparedFiles(): { workerFile: string; snapshotFile: string } {
  const prepared = inject('preparedDatabase');
  if (prepared.kind !== 'embedded') throw new Error('only the embedded lane has prepared files');
  return { workerFile: prepared.workerFile, snapshotFile: prepared.emptySnapshotFile };
}

async function openCopy(adminUrl: string, template: string): Promise<Database> {
  const name = `tung_nha_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl, (admin) => admin`create database ${admin(name)} template ${admin(template)}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: url.href });
  return {
    ...database,
    async close() {
      await database.close();
      await asAdmin(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

async function asAdmin(adminUrl: string, work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

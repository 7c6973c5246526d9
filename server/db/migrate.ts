/// <reference types="vite/types/importMeta.d.ts" />
import { createHash } from 'node:crypto';
import { Problem } from '#shared/base/problem.ts';
import type { Sql, Tx } from './connect.ts';
import { inTransaction } from './tx.ts';

/** One step of the schema: `name` is the file's name without the folder, `text` its SQL. */
export type Migration = { name: string; text: string };

/** Any number that nothing else in this database locks. */
const ADVISORY_LOCK = 7_108_202_511;

/**
 * Brings the schema up to date: every migration not yet applied runs in the order of the names, each in a transaction of
 * its own. Two programs may start at the same moment: the second waits for each step of the first and finds it done.
 * @returns the names applied by this call
 * @throws Problem `database.migration-changed` (details: `name`) when an applied migration was edited or is missing: the
 *   schema in the database is then no longer the one the files describe
 */
export async function migrate(sql: Sql, migrations: Migration[] = builtInMigrations()): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await inTransaction(sql, (tx) => applyNext(tx, migrations));
    if (name === null) return applied;
    applied.push(name);
  }
}

async function applyNext(tx: Tx, migrations: Migration[]): Promise<string | null> {
  await tx`select pg_advisory_xact_lock(${ADVISORY_LOCK})`;
  // A migration may rebuild a large table; the limits for everyday questions do not fit it.
  await tx`set local statement_timeout = 0`;
  await tx`
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`;
  const before = await tx<{ name: string; checksum: string }[]>`select name, checksum from schema_migration order by name`;
  for (const { name, checksum } of before) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (migration === undefined || checksumOf(migration) !== checksum) {
      throw new Problem('database.migration-changed', { name });
    }
  }
  const next = migrations
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .find((candidate) => !before.some(({ name }) => name === candidate.name));
  if (next === undefined) return null;
  await tx.unsafe(next.text);
  await tx`insert into schema_migration (name, checksum) values (${next.name}, ${checksumOf(next)})`;
  return next.name;
}

/** Git may give the same file CRLF line ends on Windows: that is not a change. */
function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.text.replaceAll('\r\n', '\n')).digest('hex');
}

/** The files in `migrations/`, put into the build by Vite; in tests Vite reads them the same way. */
export function builtInMigrations(): Migration[] {
  const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', eager: true, import: 'default' });
  return Object.entries(files).map(([file, text]) => ({ name: file.slice(file.lastIndexOf('/') + 1), text }));
}

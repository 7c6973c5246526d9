import postgres from 'postgres';
import { findPostgres, startPostgres } from '#tests/support/postgres-server.ts';

/** One PostgreSQL for everything of a run: ours, the peers that want one, and the raw inserts. It writes before it answers. */
export interface Databases {
  url(name: string): string;
  /** A new database, empty or as another one is now; nobody may be connected to that one. */
  create(name: string, like?: string): Promise<string>;
  drop(name: string): Promise<void>;
  version: string;
  stop(): Promise<void>;
}

export async function openDatabases(): Promise<Databases> {
  const programs = findPostgres();
  if (programs === null) throw new Error('The benchmarks need the programs of PostgreSQL 15 or newer on this computer.');
  const server = await startPostgres(programs);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  const url = (name: string) => server.adminUrl.replace(/postgres$/, name);
  const [row] = await admin<{ version: string }[]>`select current_setting('server_version') as version`;
  return {
    url,
    version: row?.version ?? '',
    async create(name, like = 'template1') {
      await admin`drop database if exists ${admin(name)} with (force)`;
      await untilNobodyIsIn(admin, like);
      await admin`create database ${admin(name)} template ${admin(like)}`;
      return url(name);
    },
    drop: async (name) => void (await admin`drop database if exists ${admin(name)} with (force)`),
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}

/** The connections of a killed server go a moment after it. */
async function untilNobodyIsIn(admin: postgres.Sql, name: string): Promise<void> {
  while ((await admin`select 1 from pg_stat_activity where datname = ${name}`).length > 0) {
    await new Promise((look) => setTimeout(look, 20));
  }
}

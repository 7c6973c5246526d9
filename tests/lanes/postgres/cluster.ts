import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { findPostgres, freePort, localeWithUnicode, userToRunAs } from '#tests/support/postgres-server.ts';

/** A PostgreSQL of the lane's own, with everything as it is by default: above all, it writes to the disk before it answers. */
export interface Cluster {
  port: number;
  url(database: string): string;
  /** Starts it, or starts it again after a kill, and waits until it answers. */
  start(): Promise<void>;
  /** `kill -9` of the postmaster. */
  kill(): Promise<void>;
  /** `pg_dump` of one database to a file. */
  dump(database: string, file: string): Promise<void>;
  /** `pg_restore` of a dump into a new database. */
  restore(database: string, file: string): void;
  /** A standby that streams from this cluster. */
  standby(): Promise<Cluster>;
  promote(): void;
  /** One statement of a superuser's. */
  run(statement: string): Promise<void>;
  remove(): Promise<void>;
}

const user = userToRunAs();

export async function newCluster(): Promise<Cluster> {
  const folder = newFolder();
  const data = path.join(folder, 'data');
  call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', `--locale=${localeWithUnicode()}`], folder);
  return clusterIn(folder, await freePort());
}

/** Where dumps lie: readable for whoever PostgreSQL runs as. */
export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-lane-'));
  if (user !== null) fs.chownSync(folder, user.uid, user.gid);
  return folder;
}

function clusterIn(folder: string, port: number): Cluster {
  const data = path.join(folder, 'data');
  const reach = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
  let running: ChildProcess | null = null;
  const killWithUs = () => running?.kill('SIGQUIT');
  process.on('exit', killWithUs);

  async function start(): Promise<void> {
    // Processes of a killed postmaster may hold its memory for a moment longer: PostgreSQL then refuses to start.
    for (;;) {
      const server = spawn(
        program('postgres'),
        ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=100'],
        { ...surroundings(folder), stdio: 'ignore' },
      );
      if (await answers(server, port)) {
        running = server;
        return;
      }
      await sleep(30);
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (running === null) return;
    const exited = once(running, 'exit');
    running.kill(signal);
    await exited;
    running = null;
  }

  return {
    port,
    url: (database) => urlOf(port, database),
    start,
    kill: () => end('SIGKILL'),
    // Beside whatever else goes on, as a backup is taken.
    dump: async (database, file) => {
      const dumping = spawn(program('pg_dump'), [...reach, '-Fc', '-f', file, database], { ...surroundings(folder), stdio: 'ignore' });
      const [code] = (await once(dumping, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`pg_dump ended with ${code}`);
    },
    restore(database, file) {
      call('createdb', [...reach, database], folder);
      call('pg_restore', [...reach, '-d', database, '--exit-on-error', file], folder);
    },
    async standby() {
      const place = newFolder();
      call('pg_basebackup', [...reach, '-D', path.join(place, 'data'), '-R', '-X', 'stream', '-c', 'fast', '--no-sync'], place);
      const standby = clusterIn(place, await freePort());
      await standby.start();
      return standby;
    },
    promote: () => call('pg_ctl', ['-D', data, '-w', 'promote'], folder),
    async run(statement) {
      const sql = postgres(urlOf(port, 'postgres'), { max: 1, onnotice: () => undefined });
      try {
        await sql.unsafe(statement);
      } finally {
        await sql.end();
      }
    },
    async remove() {
      process.off('exit', killWithUs);
      await end('SIGQUIT');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`;
}

async function answers(server: ChildProcess, port: number): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    const sql = postgres(urlOf(port, 'postgres'), { max: 1, onnotice: () => undefined, connect_timeout: 2 });
    try {
      await sql`select 1`;
      return true;
    } catch {
      await sleep(15);
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
  return false;
}

function surroundings(folder: string) {
  return { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user };
}

function call(name: string, args: string[], folder: string): void {
  execFileSync(program(name), args, { ...surroundings(folder), stdio: 'pipe' });
}

/** Only `initdb` and `postgres` may be on the PATH; their neighbours lie where they really are. */
function program(name: string): string {
  const programs = findPostgres();
  if (programs === null) throw new Error('This lane needs the programs of PostgreSQL 15 or newer on this computer.');
  return path.join(path.dirname(fs.realpathSync(path.join(programs, 'initdb'))), name);
}

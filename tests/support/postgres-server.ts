import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';

/** The folder with PostgreSQL's programs on this computer, or null: on the PATH first, then where Debian keeps them. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, 'bin')),
  ];
  return folders.find((folder) => hasProgram(folder, 'initdb') && hasProgram(folder, 'postgres')) ?? null;
}

export type PostgresServer = { adminUrl: string; stop(): Promise<void> };

/** Starts a server of its own in a temporary folder on a free port of this computer, gone after `stop()`. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-postgres-'));
  const user = userToRunAs();
  if (user !== null) fs.chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user };
  const port = await freePort();

  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', `--locale=${localeWithUnicode()}`],
    { ...options, stdio: 'pipe' },
  );
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=on', '-c', 'max_connections=100'],
    { ...options, stdio: 'ignore' },
  );
  const killWithUs = () => server.kill('SIGQUIT');
  process.on('exit', killWithUs);
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(server, adminUrl);

  return {
    adminUrl,
    async stop() {
      process.off('exit', killWithUs);
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function hasProgram(folder: string, name: string): boolean {
  return fs.existsSync(path.join(folder, process.platform === 'win32' ? `${name}.exe` : name));
}

/** PostgreSQL refuses to run as root, so as root it runs as somebody with no powers. */
export function userToRunAs(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // No such user here.
    }
  }
  return null;
}

function idOf(which: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [which, name], { encoding: 'utf8', stdio: 'pipe' }));
}

/** Vietnamese letters need a locale that knows more than ASCII; this is the one each system surely has. */
export function localeWithUnicode(): string {
  return process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
}

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilItAnswers(server: ChildProcess, adminUrl: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start (exit code ${server.exitCode})`);
    const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end();
    }
  }
}

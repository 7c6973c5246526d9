import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '#tests/support/postgres-server.ts';

/** The built server as a process of its own, the way it is run in a commune. */
export interface Serving {
  address: string;
  /** What it said each time it ended although nobody ended it. It is started again, as a service would be. */
  endings: string[];
  start(databaseUrl: string): Promise<void>;
  kill(): Promise<void>;
}

/** How much is kept of what it says: the end, where it would say why it ended. */
const tailLength = 4_000;

/** The sentence that comes last when it starts. */
const lastWords = 'Ctrl + C';

export async function newServing(): Promise<Serving> {
  const port = await freePort();
  let running: ChildProcess | null = null;
  process.on('exit', () => running?.kill('SIGKILL'));

  async function start(databaseUrl: string): Promise<void> {
    const child = spawn(process.execPath, [path.join(process.env['BUILT_FOLDER'] ?? 'dist', 'server', 'start.js')], {
      env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), HOST: '', PUBLIC_ORIGIN: '', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (said.includes(lastWords)) resolve();
        said = said.slice(-tailLength);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => {
        if (running !== child) return;
        running = null;
        serving.endings.push(said.trim());
        reject(new Error(`the server ended by itself:\n${said}`));
        void start(databaseUrl).catch(() => undefined);
      });
    });
  }

  const serving: Serving = {
    address: `http://127.0.0.1:${port}`,
    endings: [],
    start,
    async kill() {
      const child = running;
      if (child === null) return;
      running = null;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
  return serving;
}

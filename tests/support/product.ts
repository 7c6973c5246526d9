import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface DeskAccount {
  username: string;
  password: string;
  name: string;
}

/** The whole product as a newcomer starts it: known only by what it prints. */
export interface Product {
  /** `http://localhost:4321`; the same after a restart. */
  address: string;
  /** Its database, gone with `remove`. */
  dataFolder: string;
  accounts: DeskAccount[];
  /** Makes a phone Lan's, once. Every start prints a new one. */
  enrolmentLink: string;
  /** Everything it has printed since its last start. */
  printed: string;
  /** Ctrl + C, and waits for the end. */
  stop(): Promise<void>;
  /** As when the power fails. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Stops it if it runs, and throws its data away. */
  remove(): Promise<void>;
}

export interface ProductOptions {
  /** The folder with `server/` and `client/` as they were built. */
  built?: string;
}

/**
 * Where the product lies built, exactly as its sources stand: built anew when it is missing or older. `npm test` has
 * done so before; here it is for those who run a journey alone.
 */
export function builtFolder(): string {
  const setup = spawnSync(process.execPath, [path.join(root, 'server', 'bin', 'setup.mjs')], { cwd: root, encoding: 'utf8' });
  if (setup.status !== 0) throw new Error(`the product could not be built:\n${setup.stdout}${setup.stderr}`);
  return path.join(root, 'dist');
}

/** Starts the built server on a free port with data of its own, and waits until it says that it runs. */
export async function startProduct({ built = builtFolder() }: ProductOptions = {}): Promise<Product> {
  const program = path.join(built, 'server', 'start.js');
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-data-'));
  let running = await start(program, dataFolder, 0);
  process.on('exit', killWithUs);

  function killWithUs(): void {
    running.child.kill('SIGKILL');
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    if (signal !== 'SIGKILL' && child.exitCode !== 0) throw new Error(`the server did not stop in order:\n${running.printed}`);
  }

  return {
    get address() {
      return running.address;
    },
    get accounts() {
      return running.accounts;
    },
    get enrolmentLink() {
      return running.enrolmentLink;
    },
    get printed() {
      return running.printed;
    },
    dataFolder,
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    async restart() {
      running = await start(program, dataFolder, Number(new URL(running.address).port));
    },
    async remove() {
      await end('SIGINT');
      process.off('exit', killWithUs);
      fs.rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Running {
  child: ChildProcess;
  printed: string;
  address: string;
  accounts: DeskAccount[];
  enrolmentLink: string;
}

/** The sentence that comes last: everything a person needs stands above it. */
const lastWords = 'Ctrl + C';

async function start(program: string, dataFolder: string, port: number): Promise<Running> {
  // Only what a service would be given; a DATABASE_URL of this shell must not lead the journeys to somebody's database.
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, ...environment } = process.env;
  const child = spawn(process.execPath, [program], {
    env: { ...environment, PORT: String(port), DATA_FOLDER: dataFolder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = { child, printed: '' };
  const said = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      running.printed += chunk.toString('utf8');
      if (running.printed.includes(lastWords)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`the server ended before it ran:\n${running.printed}`)));
  });
  await said;
  return Object.assign(running, {
    address: find(running.printed, /^ {4}(http:\/\/\S+)$/m),
    enrolmentLink: find(running.printed, /^ {4}(http:\/\/\S+\/bat-dau#\S+)$/m),
    accounts: [...running.printed.matchAll(/^ {4}(\S+) {3,}(\S+) {3,}(\S.*) \(.+\)$/gm)].map(
      ([, username = '', password = '', name = '']) => ({ username, password, name }),
    ),
  });
}

function find(printed: string, pattern: RegExp): string {
  const found = pattern.exec(printed)?.[1];
  if (found === undefined) throw new Error(`the server printed no ${String(pattern)}:\n${printed}`);
  return found;
}

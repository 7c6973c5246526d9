import { fileURLToPath } from 'node:url';
import type { Clock } from '#server/clock.ts';
import { createCourierDoor } from '#server/courier/courier-door.ts';
import { openServerKeys } from '#server/courier/keys-file.ts';
import { type Database, openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { type DemoSummary, demoSummary } from '#server/demo/demo-summary.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { createApp } from '#server/http/app.ts';
import { listen } from '#server/http/listen.ts';
import { log } from '#server/http/log.ts';
import { createSnapshotDoor } from '#server/http/snapshot-door.ts';
import { createTrpcHandler } from '#server/http/trpc-handler.ts';
import { hasPlaces } from '#server/place/place-queries.ts';
import { releaseHeldForServer } from '#server/sync/release-held.ts';
import { openChangeHub } from '#server/sync/changes.ts';
import { keepPurging } from '#server/sync/tombstones.ts';
import { type Config, readConfig } from './config.ts';
import { keepHistoryAloud } from './history-aloud.ts';
import { endWithProblem, inBothLanguages, say, sayLine } from './terminal.ts';

/** `npm start`: the whole product on this computer. */
process.on('uncaughtException', endWithProblem);
process.on('unhandledRejection', endWithProblem);

const clock: Clock = () => new Date();
/** Both are built side by side: `dist/server/start.js` and `dist/client/`. */
const clientFolder = fileURLToPath(new URL('../client', import.meta.url));

/** What ends the program in order, the last thing opened first. */
const closings: (() => Promise<void>)[] = [];
stopOnSignals();

try {
  await start(readConfig(process.env, process.argv.slice(2), process.stdout.isTTY));
} catch (error) {
  await closeAll().catch(() => undefined);
  endWithProblem(error);
}

async function start(config: Config): Promise<void> {
  log.level = config.logLevel;
  say((words) => words.preparing);
  const database = await openDatabase(config);
  closings.unshift(() => database.close());
  const { sql } = database;
  await migrate(sql);
  const keys = await openServerKeys(sql, config.keysFile, clock());
  await keepHistoryAloud(sql, clock());
  await releaseHeldForServer(sql, clock());
  const changes = await openChangeHub(sql);
  closings.unshift(() => changes.close());
  const purging = keepPurging(sql, clock);
  closings.unshift(() => purging.stop());

  let isFilled = false;
  const app = createApp({
    trpc: createTrpcHandler({ sql, clock, changes, keys, publicOrigin: config.publicOrigin }),
    api: [createSnapshotDoor({ sql, clock }), createCourierDoor({ sql, keys, clock })],
    clientFolder,
    isReady: async () => isFilled && (await sql`select 1`).length === 1,
    publicOrigin: config.publicOrigin,
  });
  const server = await listen(app, config);
  closings.unshift(() => server.close());

  const origin = config.publicOrigin ?? server.origin;
  const demo = await demonstration(database, config, origin);
  isFilled = true;
  greet(origin, demo);
}

/** The embedded database fills itself when it is new; a PostgreSQL server only when asked to. */
async function demonstration({ sql, kind }: Database, config: Config, origin: string): Promise<DemoSummary | null> {
  if (kind === 'server' && !config.demo) return null;
  return (await hasPlaces(sql)) ? demoSummary(sql, { clock, origin }) : seedDemo(sql, { clock, origin });
}

function greet(origin: string, demo: DemoSummary | null): void {
  sayLine();
  say((words) => words.running);
  sayLine();
  say((words) => words.openIt);
  sayLine(`\n    ${origin}\n`);
  if (demo !== null) sayHowToTry(demo);
  say((words) => words.toStop);
}

function sayHowToTry({ accounts, enrolmentLink }: DemoSummary): void {
  say((words) => words.demonstration);
  sayLine();
  say((words) => words.accounts);
  sayLine();
  const widest = (key: 'username' | 'password') => Math.max(...accounts.map((account) => account[key].length));
  for (const { username, password, name, role } of accounts) {
    const columns = [username.padEnd(widest('username')), password.padEnd(widest('password')), name];
    sayLine(`    ${columns.join('   ')} (${inBothLanguages((words) => words.roles[role])})`);
  }
  sayLine();
  say((words) => words.enrolment);
  sayLine(`\n    ${enrolmentLink}\n`);
}

/** Ctrl + C and the system's stop signal end everything in order; a second one ends it at once. */
function stopOnSignals(): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      sayLine();
      say((words) => words.stopping);
      closeAll().then(() => process.exit(0), endWithProblem);
    });
  }
}

async function closeAll(): Promise<void> {
  for (const close of closings.splice(0)) await close();
}

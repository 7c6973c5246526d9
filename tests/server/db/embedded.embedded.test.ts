import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '#server/db/connect.ts';
import { doUpkeep } from '#server/db/embedded-upkeep.ts';
import { buildForNode } from '#tests/support/build-for-node.ts';
import { preparedFiles } from '#tests/support/database.ts';


let dataFolder: string;
beforeEach(() => {
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha data-'));
});
afterEach(() => fs.rmSync(dataFolder, { recursive: true }));

function open(): Promise<Database> {
  return openDatabase({ dataFolder, ...preparedFiles() });
}

describe('a program killed without warning', () => {
  let programs: string;
  beforeAll(async () => {
    programs = await buildForNode({
      'durable-writer': 'tests/server/db/durable-writer.ts',
      'count-syncs': 'tests/server/db/count-syncs.ts',
      'embedded-worker': 'server/db/embedded-worker.ts',
    });
  });
  afterAll(() => fs.rmSync(programs, { recursive: true }));

  test('loses nothing it acknowledged, keeps no half of anything, and does not keep the folder locked', async () => {
    await (await open()).close();
    for (const batchesBeforeTheKill of [40, 1, 90]) {
      const writer = spawn(process.execPath, [path.join(programs, 'durable-writer.js'), dataFolder]);
      await untilItSays(writer, batchesBeforeTheKill);
      await expect(open()).rejects.toMatchObject({ code: 'database.folder-in-use', details: { pid: writer.pid } });
      const acknowledged = await killAndListen(writer);

      const database = await open();
      const kept = await database.sql<{ batch: number; parts: number }[]>`
        select batch, count(*) as parts from kept group by batch order by batch`;
      await database.close();
      expect(kept.every(({ parts }) => parts === 5)).toBe(true);
      expect(kept.map(({ batch }) => batch)).toEqual(expect.arrayContaining(upTo(acknowledged)));
    }
  });

  test('had asked the disk to keep each transaction before it acknowledged it, so a power cut takes nothing either', async () => {
    await (await open()).close();
    const countFile = path.join(dataFolder, 'syncs');
    const counting = pathToFileURL(path.join(programs, 'count-syncs.js')).href;
    const writer = spawn(process.execPath, ['--import', counting, path.join(programs, 'durable-writer.js'), dataFolder], {
      env: { ...process.env, COUNT_SYNCS: countFile },
    });
    await untilItSays(writer, 100);
    const acknowledged = await killAndListen(writer);
    expect(fs.statSync(countFile).size).toBeGreaterThanOrEqual(acknowledged);
  });

  test('leaves a folder that was only half made to be made again', async () => {
    fs.mkdirSync(path.join(dataFolder, 'postgres'));
    fs.writeFileSync(path.join(dataFolder, 'postgres', 'PG_VERSION'), '18');
    fs.writeFileSync(path.join(dataFolder, 'postgres.unfinished'), '');
    const database = await open();
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await database.close();
    expect(fs.readdirSync(dataFolder)).toEqual(['postgres']);
  });
});

test('an engine that cannot start is a problem with a code, and the folder is free again', async () => {
  const workerFile = path.join(dataFolder, 'there-is-none.js');
  await expect(openDatabase({ dataFolder, workerFile })).rejects.toMatchObject({ code: 'database.unreachable' });
  expect(fs.readdirSync(dataFolder)).toEqual([]);
});

test('when the engine breaks, its statement fails and the next one finds everything kept so far', async () => {
  const database = await open();
  const { sql } = database;
  await sql`create table kept (id int)`;
  await sql`insert into kept values (1)`;
  let hear = (_text: string) => {};
  const heard = new Promise((resolve) => (hear = resolve));
  await sql.listen('board', (text) => hear(text));
  // Known fault of the engine: COPY FROM STDIN ends it.
  await expect(sql.unsafe('copy kept from stdin').writable()).rejects.toMatchObject({ code: 'database.unreachable' });
  expect(await sql`select id from kept`).toEqual([{ id: 1 }]);
  await untilListening();
  await sql.notify('board', 'still heard');
  expect(await heard).toBe('still heard');
  await database.close();

  /** The listener comes back by itself, a moment later. */
  async function untilListening(): Promise<void> {
    const channels = await sql`select pg_listening_channels()`;
    if (channels.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return untilListening();
  }
});

test('upkeep takes away what updates left behind', async () => {
  const database = await open();
  const { sql } = database;
  await sql`create table "Kept" as select n, 'x' as note from generate_series(1, 1000) n`;
  await sql`update "Kept" set note = 'y'`;
  await doUpkeep(sql);
  const [after] = await sql`
    select n_dead_tup as dead, n_mod_since_analyze as changed from pg_stat_user_tables where relname = 'Kept'`;
  expect(after).toEqual({ dead: 0, changed: 0 });
  await database.close();
});

async function untilItSays(writer: ChildProcess, lines: number): Promise<void> {
  if (writer.stdout === null) throw new Error('nothing to read');
  const reader = createInterface(writer.stdout);
  for await (const _line of reader) {
    if (--lines === 0) return;
  }
  throw new Error('the writer ended by itself');
}

/** Kills it and returns the number of the last batch it managed to say. */
async function killAndListen(writer: ChildProcess): Promise<number> {
  let said = '';
  writer.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text)).resume();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = once(writer, 'close');
  writer.kill('SIGKILL');
  await closed;
  const whole = said.slice(0, said.lastIndexOf('\n'));
  return Number(whole.slice(whole.lastIndexOf('\n') + 1));
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

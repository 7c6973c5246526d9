import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';

export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process until `release()`.
 *
 * PGlite has no lock of its own, and two processes on one cluster silently lose each other's rows. The lock is a file
 * naming its holder; a holder killed without warning leaves it behind, so a lock whose holder is provably dead is taken
 * over. Each case that cannot be decided counts as "in use".
 * @throws Problem `database.folder-in-use` (details: `pid`, `file`)
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = path.join(fs.realpathSync(folder), 'in-use.json');
  const mine = JSON.stringify(describeThisProcess());

  while (!createExclusively(file, mine)) {
    const found = readIfThere(file);
    if (found === null) continue;
    if (isHeld(file, found)) throw inUse(file, found);
    if (!takeAway(file, found)) throw inUse(file, found);
  }

  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (readIfThere(file) === mine) fs.rmSync(file, { force: true });
    },
  };
}

const HEARTBEAT_MS = 10_000;
const HEARTBEAT_LOST_MS = 120_000;

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** When the process started, in the words of the operating system; null where that cannot be read. */
  started: z.nullable(z.string()),
});
type Holder = z.infer<typeof Holder>;

function describeThisProcess(): Holder {
  return { pid: process.pid, host: os.hostname(), started: startOf(process.pid) };
}

function isHeld(file: string, text: string): boolean {
  const holder = parseHolder(text);
  // Written half (the holder died, or is writing it at this moment), or held from another machine or container on a
  // shared disk whose processes we cannot see: only the heartbeat tells.
  if (holder === null || holder.host !== os.hostname()) return heartIsBeating(file);
  if (!isAlive(holder.pid)) return false;
  // A living process with this number may be a different one that got the number later.
  const started = startOf(holder.pid);
  if (started !== null && holder.started !== null) return started === holder.started;
  return heartIsBeating(file);
}

/**
 * Removes a dead holder's file, unless somebody else has just done so and holds a new one: moving is atomic, so what was
 * moved can be looked at in peace and put back.
 */
function takeAway(file: string, judged: string): boolean {
  const aside = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    throw error;
  }
  const wasTheJudgedOne = fs.readFileSync(aside, 'utf8') === judged;
  if (wasTheJudgedOne) fs.rmSync(aside);
  else fs.renameSync(aside, file);
  return wasTheJudgedOne;
}

function createExclusively(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return !hasCode(error, 'ESRCH');
  }
}

/** Linux keeps it as field 22 of /proc/<pid>/stat, in ticks since this boot; the name in field 2 may hold spaces. */
function startOf(pid: number): string | null {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

function heartIsBeating(file: string): boolean {
  const { mtimeMs } = fs.statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs < HEARTBEAT_LOST_MS;
}

function touch(file: string): void {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was taken away under a running program; the database will say so better than the heartbeat.
  }
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inUse(file: string, text: string): Problem {
  return new Problem('database.folder-in-use', { pid: parseHolder(text)?.pid ?? null, file });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

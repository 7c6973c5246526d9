import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { beginServerKey, lockServerKey } from './courier-queries.ts';
import { type KeyRing, keyRingOf, newPrivateKeys } from './server-keys.ts';

const fileSchema = z.object({ version: z.literal(1), sealing: z.string(), signing: z.string() });

/**
 * The server's keys. They lie in a file, never in the database: a backup that is stolen opens nothing. The file is made
 * at the first start; the database remembers which one it was made with, so that a second process, or a start without
 * the file, never becomes another server to the phones without a word.
 * @throws Problem `keys.wrong` (details: `file`, `why`: missing, unreadable, other)
 */
export function openServerKeys(sql: Sql, file: string, now: Date): Promise<KeyRing> {
  return inTransaction(sql, async (tx) => {
    const known = await lockServerKey(tx);
    if (known === null) makeFile(file);
    const ring = readFile(file);
    if (known === null) await beginServerKey(tx, ring.publicKeys.id, now);
    else if (known !== ring.publicKeys.id) throw new Problem('keys.wrong', { file, why: 'other' });
    return ring;
  });
}

/**
 * When the file is lost for good: new keys, which phones take at their next contact. Bundles that were sealed to the lost
 * ones can be opened by nobody; the phones still have the work that is in them.
 */
export function renewServerKeys(sql: Sql, file: string, now: Date): Promise<void> {
  return inTransaction(sql, async (tx) => {
    await lockServerKey(tx);
    if (fs.existsSync(file)) fs.renameSync(file, `${file}.${now.toISOString().replaceAll(':', '-')}`);
    makeFile(file);
    await beginServerKey(tx, readFile(file).publicKeys.id, now);
  });
}

/** Whole or not at all; a file that is there stays. */
function makeFile(file: string): void {
  const written = `${file}.${randomUUID()}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const handle = fs.openSync(written, 'wx', 0o600);
    fs.writeFileSync(handle, `${JSON.stringify({ version: 1, ...newPrivateKeys() }, null, 2)}\n`);
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    fs.linkSync(written, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw new Problem('keys.wrong', { file, why: 'unreadable' });
  } finally {
    fs.rmSync(written, { force: true });
  }
}

function readFile(file: string): KeyRing {
  try {
    return keyRingOf(fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))));
  } catch (error) {
    throw new Problem('keys.wrong', { file, why: isCode(error, 'ENOENT') ? 'missing' : 'unreadable' });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

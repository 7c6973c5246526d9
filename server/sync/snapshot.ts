import { isFieldRole } from '#shared/account/role.ts';
import { Problem } from '#shared/base/problem.ts';
import type { ScopeAnswer, SnapshotName } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';
import type { Actor } from '#server/access/actor.ts';
import { grantedScopeKeys } from '#server/access/may.ts';
import type { Queryable } from '#server/db/connect.ts';
import { BuildLine } from './build-line.ts';
import { packRows } from './packing.ts';
import { rowsAfter } from './pull-queries.ts';
import { keepSnapshot, manySnapshotBytes, snapshotBytes, type SnapshotFile, type SnapshotStanding, snapshotStanding } from './snapshot-queries.ts';

/**
 * Making a file takes a moment of processor and the rows of a hamlet in memory. Of two hundred the last waits about as
 * long as a phone does for an answer; on the first morning of a commune every hamlet is asked for in the same minute.
 */
const limits = { atOnce: 4, waiting: 200 };

const everyRow = 2_147_483_647;

/**
 * The file from which a phone without a page begins, made first when there is none or when too much of the hamlet is
 * newer. Outside every lock, so that no writer waits; two processes that make the same file end with one.
 * @throws Problem server.busy when there is none and too many are waited for
 */
export async function offerSnapshot(sql: Queryable, scope: Scope): Promise<ScopeAnswer> {
  const found = await snapshotStanding(sql, scope);
  if (found === null) return { kind: 'gone', ...scope };
  const { file } = found;
  if (file !== null && (isFresh(file) || lineOf(sql).isBusy)) return offerOf(scope, found, file);
  await lineOf(sql).build(scopeKey(scope), () => buildSnapshot(sql, scope));
  const made = await snapshotStanding(sql, scope);
  if (made === null || made.file === null) throw new Problem('server.busy');
  return offerOf(scope, made, made.file);
}

/**
 * The bytes of a file, for somebody who works in its hamlet. `null`: there is no such file, or it is not theirs to read;
 * nobody learns which.
 */
export async function readSnapshot(sql: Queryable, actor: Actor, name: SnapshotName, now: Date): Promise<Uint8Array | null> {
  if (!isFieldRole(actor.role)) return null;
  const granted = await grantedScopeKeys(sql, actor, now);
  return granted.has(scopeKey(name)) ? snapshotBytes(sql, name) : null;
}

/** The same for several files, each in its place. */
export async function readSnapshots(
  sql: Queryable,
  actor: Actor,
  names: readonly SnapshotName[],
  now: Date,
): Promise<(Uint8Array | null)[]> {
  if (!isFieldRole(actor.role)) return names.map(() => null);
  const granted = await grantedScopeKeys(sql, actor, now);
  const files = await manySnapshotBytes(sql, names.filter((name) => granted.has(scopeKey(name))));
  return names.map((name) => (granted.has(scopeKey(name)) ? (files.shift() ?? null) : null));
}

function offerOf(scope: Scope, { epoch, head, digest }: SnapshotStanding, { ver, bytes }: SnapshotFile): ScopeAnswer {
  return { kind: 'snapshot', ...scope, epoch, ver, head, bytes, digest: ver === head ? digest : null };
}

/** A newer file is worth making when a fifth of the hamlet, and not just a few rows, would have to follow. */
function isFresh({ newer, rowCount }: SnapshotFile): boolean {
  return newer < 20 || newer <= rowCount / 5;
}

async function buildSnapshot(sql: Queryable, scope: Scope): Promise<void> {
  const found = await rowsAfter(sql, scope, 0, everyRow);
  if (found === null) return;
  const { epoch, head, rows } = found;
  await keepSnapshot(sql, { ...scope, epoch, ver: head }, { bytes: await packRows(rows), rowCount: rows.length });
}

/** What is being made for each database. */
const lines = new WeakMap<Queryable, BuildLine>();

function lineOf(sql: Queryable): BuildLine {
  const line = lines.get(sql) ?? new BuildLine(limits);
  lines.set(sql, line);
  return line;
}

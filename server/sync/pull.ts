import type { PullRequest, Row, ScopeAnswer } from '#shared/sync/pull.ts';
import type { Queryable } from '#server/db/connect.ts';
import { forkVersion } from './history-queries.ts';
import { rowsAfter } from './pull-queries.ts';
import { offerSnapshot } from './snapshot.ts';

// More than the rows of one operation (a household of 40 people), or a page could never end on a whole version.
const rowsPerPage = 1_000;

/** A hamlet of fewer rows comes in the answer itself: a file of it would cost a journey and save nothing. */
const rowsWorthAFile = 20;

/**
 * The next step of one hamlet for a phone that stands at `cursor` of `epoch`. Writes nothing, but for the file of the
 * hamlet where a phone begins and one has to be made.
 */
export async function pullScope(
  sql: Queryable,
  asked: PullRequest['scopes'][number],
  limit: number = rowsPerPage,
): Promise<ScopeAnswer> {
  const { commune, scope, cursor } = asked;
  const isForFile = asked.takesFile === true && asked.epoch === null && cursor === 0;
  const most = isForFile ? Math.min(limit, rowsWorthAFile) : limit;
  const page = await rowsAfter(sql, { commune, scope }, cursor, most);
  if (page === null) return { kind: 'gone', commune, scope };
  const { head } = page;
  if (cursor > head || !(await isContinued(sql, asked, page.epoch))) {
    return { kind: 'restart', commune, scope, epoch: page.epoch, head };
  }
  if (asked.epoch !== null && cursor < page.tombVer) {
    return { kind: 'refetch', commune, scope, epoch: page.epoch, head };
  }
  if (isForFile && page.rows.length >= most) return offerSnapshot(sql, { commune, scope });
  const { rows, to } = wholeVersions(page.rows, head, most);
  const digest = to === head ? page.digest : null;
  return { kind: 'rows', commune, scope, epoch: page.epoch, from: cursor, to, head, rows, digest };
}

/** Whether what the phone has read is a part of the history that the hamlet has now. */
async function isContinued(sql: Queryable, asked: PullRequest['scopes'][number], epoch: string): Promise<boolean> {
  if (asked.epoch === null || asked.epoch === epoch) return true;
  const forkVer = await forkVersion(sql, asked, asked.epoch);
  return forkVer !== null && asked.cursor <= forkVer;
}

function wholeVersions(rows: Row[], head: number, limit: number): { rows: Row[]; to: number } {
  const last = rows.at(-1);
  if (rows.length < limit || last === undefined) return { rows, to: head };
  const whole = rows.filter((row) => row.ver < last.ver);
  return { rows: whole, to: whole.at(-1)?.ver ?? head };
}

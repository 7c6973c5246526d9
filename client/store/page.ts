import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { digestOf, isGone, rowKey } from '#shared/sync/digest.ts';
import type { Row } from '#shared/sync/pull.ts';
import { type Scope, scopeKey } from '#shared/sync/scope.ts';

/** One hamlet as the commune had it at `cursor`, a version of that hamlet's history within `epoch`. */
export interface Page {
  scope: Scope;
  epoch: string;
  cursor: number;
  rows: Row[];
  /** It was read to the head and added up: nothing of it is still on its way. */
  complete: boolean;
}

/**
 * The rows after newer ones came in: one row of each thing, the later version of it. Of a household that has left, only
 * that stays; what came of it after that stands again.
 */
export function mergeRows(known: readonly Row[], fresh: readonly Row[]): Row[] {
  const rows = new Map(known.map((row) => [keyOf(row), row]));
  for (const row of fresh) {
    const before = rows.get(keyOf(row));
    if (before === undefined || row.ver >= before.ver) rows.set(keyOf(row), row);
  }
  return withoutLeft([...rows.values()]);
}

function withoutLeft(rows: Row[]): Row[] {
  const left = new Map(rows.filter(isGone).map((row) => [row.id, row.ver]));
  if (left.size === 0) return rows;
  return rows.filter((row) => row.kind === 'household' || row.ver > (left.get(row.body.householdId) ?? 0));
}

/** The households of a page. Rows are put together once for each page. */
export function filesOf(page: Page): Map<string, HouseholdFile> {
  const known = filesOfPage.get(page);
  if (known !== undefined) return known;
  const files = new Map<string, HouseholdFile>();
  for (const row of page.rows) addRow(fileFor(files, householdOfRow(row)), row);
  filesOfPage.set(page, files);
  return files;
}

/** What the page would add up to with these newer rows. A page that stays as it is is summed once. */
export function digestAfter(page: Page | undefined, fresh: readonly Row[]): string {
  if (page === undefined || fresh.length > 0) return digestOf(mergeRows(page?.rows ?? [], fresh));
  const known = digestOfPage.get(page) ?? digestOf(page.rows);
  digestOfPage.set(page, known);
  return known;
}

export function householdOfRow(row: Row): string {
  return row.kind === 'household' ? row.id : row.body.householdId;
}

/** Under which a page and its operations are kept on the phone. */
export function pageKey(page: Page): string {
  return scopeKey(page.scope);
}

function keyOf(row: Row): string {
  return rowKey(row.kind, householdOfRow(row), row.id);
}

const filesOfPage = new WeakMap<Page, Map<string, HouseholdFile>>();
const digestOfPage = new WeakMap<Page, string>();

function fileFor(files: Map<string, HouseholdFile>, id: string): HouseholdFile {
  const known = files.get(id);
  if (known !== undefined) return known;
  const made = emptyFile(id);
  files.set(id, made);
  return made;
}

function addRow(file: HouseholdFile, row: Row): void {
  if (row.kind === 'household') file.household = row.body;
  else if (row.kind === 'member') file.members[row.id] = row.body;
  else file.visits[row.id] = row.body;
}

import { inflateRawSync } from 'node:zlib';
import { Problem } from '#shared/base/problem.ts';
import { type ZipEntry, zipEntries } from './roster-zip.ts';

/** 20,000 households at a time, a larger ward in several files; the 20 are the letterhead and the heading. */
export const rosterLimits = { bytes: 5 * 1024 * 1024, rows: 20_020, columns: 256 };

/** Why a file is no table. `encoding`: text that is not Unicode; `old-excel`: .xls, or locked with a password. */
export type NotATable =
  | 'binary'
  | 'damaged'
  | 'encoding'
  | 'image'
  | 'not-a-workbook'
  | 'old-excel'
  | 'pdf'
  | 'web-page';

export function notATable(reason: NotATable): Problem {
  return new Problem('roster.not-a-table', { reason });
}

/** Details: `what` is beyond its limit, and `limit`. */
export function tooLarge(what: keyof typeof rosterLimits): Problem {
  return new Problem('roster.too-large', { what, limit: rosterLimits[what] });
}

/** The largest honest list of 5 MB unpacks to about this; a bomb of 5 MB would unpack to five thousand. */
const unpackedLimit = 96 * 1024 * 1024;
const lastRowOfExcel = 1_048_576;
/** Lists have empty rows between their parts; a value beyond this is a stray one. */
const lastRowWithGaps = 3 * rosterLimits.rows;

/**
 * Looks into a workbook before a library unpacks it that has no limits of its own: how much it really unpacks to, and
 * how far its cells reach.
 * @throws Problem `roster.not-a-table`, `roster.too-large`
 */
export function checkWorkbook(bytes: Buffer): void {
  const entries = zipEntries(bytes);
  if (entries === null) throw notATable('damaged');
  if (!entries.some(({ name }) => name.startsWith('xl/'))) throw notATable('not-a-workbook');
  let left = unpackedLimit;
  for (const entry of entries) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    const part = unpack(entry, left);
    left -= part.length;
    if (entry.name.startsWith('xl/worksheets/') && entry.name.endsWith('.xml')) checkReach(part.toString('latin1'));
  }
}

function unpack({ isDeflated, unpackedSize, data }: ZipEntry, limit: number): Buffer {
  const part = isDeflated ? inflate(data, limit) : data;
  if (part.length > limit) throw tooLarge('bytes');
  // The library sets aside as much memory as the header asks for.
  if (part.length !== unpackedSize) throw notATable('damaged');
  return part;
}

function inflate(data: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(limit, 1) });
  } catch (error) {
    throw error instanceof RangeError ? tooLarge('bytes') : notATable('damaged');
  }
}

// One cell far out makes the library fill everything before it. Empty cells (`<c …/>`) it passes over.
function checkReach(sheet: string): void {
  for (const [, tag, attributes = ''] of sheet.matchAll(/<(?:\w+:)?(row|c)\b([^<>]*)>/g)) {
    const [, column = '', row] = /\sr=["']([A-Z]*)(\d+)["']/.exec(attributes) ?? [];
    if (row === undefined) continue;
    if (Number(row) > lastRowOfExcel) throw notATable('damaged');
    if (tag === 'row' || attributes.endsWith('/')) continue;
    if (numberOfColumn(column) > rosterLimits.columns) throw tooLarge('columns');
    if (Number(row) > lastRowWithGaps) throw tooLarge('rows');
  }
}

function numberOfColumn(letters: string): number {
  return letters.length > 3 ? Infinity : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

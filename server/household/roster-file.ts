import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { Problem } from '#shared/base/problem.ts';
import { headerFit } from '#shared/household/roster-header.ts';
import type { RosterTable } from '#shared/household/roster.ts';
import { checkWorkbook, notATable, rosterLimits, tooLarge } from './roster-limits.ts';

/**
 * Reads a spreadsheet that somebody chose, as text. What it is, is told by its bytes, never by its name: XLSX, or text
 * (UTF-8, or UTF-16 with its mark, as "Unicode Text" of Excel) with commas, semicolons or tabs. Of a workbook the first
 * sheet is taken that is not empty and has a roster's heading.
 * @throws Problem `roster.empty`; `roster.too-large` (details: `what`, `limit`); `roster.not-a-table` (details:
 *   `reason`, a `NotATable`)
 */
export async function readRosterFile(bytes: Buffer): Promise<RosterTable> {
  if (bytes.length > rosterLimits.bytes) throw tooLarge('bytes');
  if (bytes.length === 0) throw new Problem('roster.empty');
  const table = startsWith(bytes, 'PK\x03\x04') ? await readWorkbook(bytes) : readText(bytes);
  const filled = table.rows.filter(isFilled).length;
  if (filled === 0) throw new Problem('roster.empty');
  if (filled > rosterLimits.rows) throw tooLarge('rows');
  return table;
}

async function readWorkbook(bytes: Buffer): Promise<RosterTable> {
  checkWorkbook(bytes);
  // As it is written: a phone number must not pass through a number of JavaScript.
  const sheets = await readXlsxFile(bytes, { parseNumber: (digits) => digits }).catch(() => {
    throw notATable('damaged');
  });
  const tables = sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(textOf)) }));
  const filled = tables.filter(({ rows }) => rows.some(isFilled));
  const table = filled.find(({ rows }) => headerFit(rows) >= 2) ?? filled[0];
  if (table === undefined) throw new Problem('roster.empty');
  return table;
}

/** What a cell shows. A number loses nothing: 992123456, 9.92123456E8 and 4.0 are the same digits that people see. */
function textOf(cell: unknown): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dayAsTyped(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const text = String(cell);
  if (!/^-?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text)) return text;
  // Digits without point or exponent stay as they are: "0992123456" kept as text has its first 0.
  return /^-?\d+$/.test(text) || !Number.isSafeInteger(Number(text)) ? text : String(Number(text));
}

function dayAsTyped(date: Date): string {
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function readText(bytes: Buffer): RosterTable {
  const text = decode(bytes);
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) throw notATable('web-page');
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/[\x00-\x08\x0e-\x1f]/.test(text)) throw notATable('binary');
  const readings = [',', ';', '\t'].map((delimiter) => ({ delimiter, fit: headerFit(parseText(text, delimiter, 20)) }));
  const best = readings.reduce((a, b) => (b.fit > a.fit ? b : a));
  return { sheet: null, rows: parseText(text, best.delimiter) };
}

function decode(bytes: Buffer): string {
  const other = otherKinds.find(({ signature }) => startsWith(bytes, signature));
  if (other !== undefined) throw notATable(other.reason);
  try {
    const utf16 = startsWith(bytes, '\xff\xfe') ? 'utf-16le' : startsWith(bytes, '\xfe\xff') ? 'utf-16be' : null;
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The fonts of the years before Unicode (TCVN3, VNI) end up here: they cannot be read yet, and never guessed.
    throw notATable(bytes.includes(0) ? 'binary' : 'encoding');
  }
}

const otherKinds = [
  { signature: '%PDF', reason: 'pdf' },
  { signature: '\x89PNG', reason: 'image' },
  { signature: '\xff\xd8\xff', reason: 'image' },
  { signature: 'GIF8', reason: 'image' },
  { signature: 'BM', reason: 'image' },
  // Excel before 2007, and workbooks locked with a password.
  { signature: '\xd0\xcf\x11\xe0', reason: 'old-excel' },
] as const;

// A list that went through several hands has several kinds of line ends, and quotation marks in the middle of a name.
const csvOptions = { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] };

function parseText(text: string, delimiter: string, rows?: number): string[][] {
  try {
    return parse(text, { ...csvOptions, delimiter, ...(rows === undefined ? {} : { to: rows }) });
  } catch {
    // A quotation mark that is opened and never closed swallows the rest; only the whole file shows it.
    if (rows !== undefined) return [];
    throw notATable('damaged');
  }
}

function isFilled(row: string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'));
}

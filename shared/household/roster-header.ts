import { Problem } from '#shared/base/problem.ts';
import { fold } from '#shared/base/text.ts';
import { requiredColumns, type RosterColumn, rosterColumns } from './roster.ts';

/** Where each column of the list stands. */
export interface RosterHeader {
  /** Index of the first row below the heading. */
  firstDataRow: number;
  /** Index of the column, `undefined` when the list has none. */
  columns: Partial<Record<RosterColumn, number>>;
  /** The list's own words for its columns. */
  titles: Partial<Record<RosterColumn, string>>;
}

/** A heading stands within so many rows from the top; above it are only the letterhead and the title. */
const searchedRows = 20;

const vietnameseTitle = {
  hamlet: 'thôn',
  headName: 'tên chủ hộ',
  address: 'địa chỉ',
  phone: 'điện thoại',
  poverty: 'loại hộ',
  people: 'số nhân khẩu',
} as const satisfies Record<RosterColumn, string>;

const headTitles = new Set([
  'chu ho',
  'ten chu ho',
  'ho ten chu ho',
  'ho va ten chu ho',
  'ho ten chu ho gia dinh',
  'ho va ten chu ho gia dinh',
  'ten chu ho gia dinh',
  'chu ho ho ten',
  'chu ho ho va ten',
]);
// A list of residents has both "Họ và tên" and "Chủ hộ", so the plain words count only where the exact ones are absent.
const plainHeadTitles = new Set([
  'ho ten',
  'ho va ten',
  'ten ho',
  'dai dien ho',
  'nguoi dai dien',
  'ho ten nguoi dai dien',
]);
const addressTitles = new Set([
  'so nha',
  'so nha duong',
  'noi o',
  'cho o',
  'noi cu tru',
  'noi thuong tru',
  'noi o hien nay',
]);
const povertyTitles = new Set([
  'loai ho',
  'dien ho',
  'phan loai',
  'phan loai ho',
  'loai ho ngheo can ngheo',
  'ngheo can ngheo',
  'ho ngheo can ngheo',
  'ho ngheo ho can ngheo',
  'ngheo hoac can ngheo',
]);
const peopleTitles = new Set([
  'khau',
  'so khau',
  'nhan khau',
  'so nhan khau',
  'so nguoi',
  'so nguoi trong ho',
  'so thanh vien',
  'so thanh vien trong ho',
  'tong so khau',
  'tong so nhan khau',
]);
const hamletWords = new Set('thon xom ban lang buon phum soc ap khom khu to tdp'.split(' '));
const wordsBesideHamlet = new Set('ten so pho dan va hoac'.split(' '));

/**
 * Finds the heading among the first rows, whatever the letterhead above it.
 * @throws Problem `roster.header-missing` (details: `missing`, the columns looked for, as Vietnamese words)
 */
export function findHeader(rows: readonly string[][]): RosterHeader {
  const index = rows.slice(0, searchedRows).findIndex((row) => {
    const columns = columnsOf(row);
    return requiredColumns.every((column) => columns[column] !== undefined);
  });
  if (index === -1) throw new Problem('roster.header-missing', { missing: missingColumns(rows) });
  const header = rows[index] ?? [];
  const below = secondLineOf(header, rows[index + 1] ?? []);
  const cells = below === null ? header : header.map((cell, at) => below[at] || cell);
  const columns = columnsOf(cells);
  const titles = Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, cells[at] ?? '']));
  return { firstDataRow: index + (below === null ? 1 : 2), columns, titles };
}

/** How many of the columns a table's heading names, 0 to 6: tells which reading of a text file is the right one. */
export function headerFit(rows: readonly string[][]): number {
  return Math.max(0, ...rows.slice(0, searchedRows).map((row) => Object.keys(columnsOf(row)).length));
}

function missingColumns(rows: readonly string[][]): string {
  const best = rows
    .slice(0, searchedRows)
    .map(columnsOf)
    .reduce<RosterHeader['columns']>((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a), {});
  return requiredColumns
    .filter((column) => best[column] === undefined)
    .map((column) => vietnameseTitle[column])
    .join(', ');
}

// "Liên hệ" over "Điện thoại": under merged cells the second line names what the first one only groups.
function secondLineOf(header: string[], below: string[]): string[] | null {
  const { hamlet, headName } = columnsOf(header);
  if (hamlet === undefined || headName === undefined || below[hamlet] || below[headName]) return null;
  return Object.keys(columnsOf(below)).length > 0 ? below : null;
}

function columnsOf(cells: readonly string[]): RosterHeader['columns'] {
  const titles = cells.map((cell) => fold(cell.replace(/\(.*?\)/g, ' ')) || fold(cell));
  const found = rosterColumns.map((column) => [column, titles.findIndex((title) => names(column, title))] as const);
  const columns = Object.fromEntries(found.filter(([, at]) => at !== -1)) as RosterHeader['columns'];
  const plainHead = titles.findIndex((title) => plainHeadTitles.has(title));
  return columns.headName === undefined && plainHead !== -1 ? { ...columns, headName: plainHead } : columns;
}

function names(column: RosterColumn, title: string): boolean {
  switch (column) {
    case 'hamlet':
      return namesHamlet(title.split(' '));
    case 'headName':
      return headTitles.has(title);
    case 'address':
      return /^dia chi\b/.test(title) || addressTitles.has(title);
    case 'phone':
      return /\b(dien thoai|sdt|so dt|dt|di dong)\b/.test(title);
    case 'poverty':
      return povertyTitles.has(title);
    case 'people':
      return peopleTitles.has(title);
  }
}

// Every commune joins the words in its own way: "Thôn/xóm/bản/tổ", "Tên thôn, tổ dân phố".
function namesHamlet(words: string[]): boolean {
  const rest = words.filter((word) => !hamletWords.has(word));
  return rest.length < words.length && rest.every((word) => wordsBesideHamlet.has(word));
}

import { readPhone } from '#shared/base/phone.ts';
import { cleanText, fold, foldKeepingMarks } from '#shared/base/text.ts';
import { hamletKinds } from '#shared/place/place.ts';
import type { PovertyClass } from './household.ts';
import { findHeader, type RosterHeader } from './roster-header.ts';
import type { RosterColumn, RosterHamlet, RosterRow, RosterRowError, RosterRowErrorCode, RosterTable } from './roster.ts';

/** A list as read: each row once, as a household or as what is wrong with it. */
export interface RosterReading {
  rows: RosterRow[];
  errors: RosterRowError[];
  passedOver: number;
  /** The columns that the list has, by its own words. */
  titles: RosterHeader['titles'];
}

type Cells = Record<RosterColumn, string>;
type Read<T> = { value: T } | { code: RosterRowErrorCode };
type Fault = { column: RosterColumn; code: RosterRowErrorCode };

const maxHeadName = 80;
const maxAddress = 160;
const maxPeople = 60;

const povertyWords: Record<string, PovertyClass> = {
  ngheo: 'poor',
  'ho ngheo': 'poor',
  n: 'poor',
  hn: 'poor',
  'can ngheo': 'near-poor',
  'ho can ngheo': 'near-poor',
  cn: 'near-poor',
  hcn: 'near-poor',
  khong: 'none',
  'khong ngheo': 'none',
  'ho khong ngheo': 'none',
  'binh thuong': 'none',
  'trung binh': 'none',
  'muc song trung binh': 'none',
};

/**
 * Reads the rows below the heading. A row is read whole: one cell at fault leaves the row out.
 * @throws Problem `roster.header-missing`
 */
export function readRoster(table: RosterTable, hamlets: readonly RosterHamlet[]): RosterReading {
  const header = findHeader(table.rows);
  const findHamlet = hamletFinder(hamlets);
  const reading: RosterReading = { rows: [], errors: [], passedOver: 0, titles: header.titles };
  for (const [index, row] of table.rows.entries()) {
    if (index < header.firstDataRow) continue;
    if (standsForNoHousehold(row, header, index)) {
      reading.passedOver += 1;
      continue;
    }
    const cells = cellsOf(row, header);
    const read = readRow(cells, header, index + 1, findHamlet);
    if ('ok' in read) reading.rows.push(read.ok);
    else reading.errors.push(...read.faults.map(({ column, code }) => errorOf(index + 1, column, code, cells, header)));
  }
  return withoutTwins(reading);
}

function readRow(
  cells: Cells,
  header: RosterHeader,
  row: number,
  findHamlet: (name: string) => RosterHamlet | null,
): { ok: RosterRow } | { faults: Fault[] } {
  const faults: Fault[] = [];
  function valueOf<T>(column: RosterColumn, read: Read<T>, otherwise: T): T {
    if ('value' in read) return read.value;
    faults.push({ column, code: read.code });
    return otherwise;
  }
  const hamlet = valueOf('hamlet', readHamlet(cells.hamlet, findHamlet), { scope: 0, name: '' });
  const ok: RosterRow = {
    row,
    scope: hamlet.scope,
    hamletName: hamlet.name,
    headName: valueOf('headName', readHead(cells.headName), ''),
    address: valueOf('address', readAddress(cells.address), null),
    phone: valueOf('phone', readPhoneCell(cells.phone), null),
    poverty: header.columns.poverty === undefined ? null : valueOf('poverty', readPoverty(cells.poverty), 'none'),
    people: valueOf('people', readPeople(cells.people), null),
  };
  return faults.length === 0 ? { ok } : { faults };
}

function readHamlet(cell: string, findHamlet: (name: string) => RosterHamlet | null): Read<RosterHamlet> {
  if (isBlank(cell)) return { code: 'hamlet-missing' };
  const hamlet = findHamlet(cell);
  return hamlet === null ? { code: 'hamlet-unknown' } : { value: hamlet };
}

function readHead(cell: string): Read<string> {
  if (!/\p{L}/u.test(cell)) return { code: 'head-missing' };
  return cell.length > maxHeadName ? { code: 'text-too-long' } : { value: cell };
}

function readAddress(cell: string): Read<string | null> {
  if (isBlank(cell)) return { value: null };
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(cell)) return { code: 'address-is-a-date' };
  return cell.length > maxAddress ? { code: 'text-too-long' } : { value: cell };
}

function readPhoneCell(cell: string): Read<string | null> {
  if (isBlank(cell)) return { value: null };
  const reading = readPhone(cell);
  return reading.kind === 'phone' ? { value: reading.digits } : { code: 'phone-unreadable' };
}

function readPoverty(cell: string): Read<PovertyClass> {
  if (isBlank(cell)) return { value: 'none' };
  const value = povertyWords[fold(cell)];
  return value === undefined ? { code: 'poverty-unknown' } : { value };
}

function readPeople(cell: string): Read<number | null> {
  if (isBlank(cell)) return { value: null };
  const digits = /^(\d+)( (người|khẩu|nhân khẩu))?$/.exec(foldKeepingMarks(cell))?.[1];
  if (digits === undefined) return { code: 'people-not-a-number' };
  const value = Number(digits);
  return value < 1 || value > maxPeople ? { code: 'people-out-of-range' } : { value };
}

/** Offices type a dash where there is nothing to say. */
function isBlank(cell: string): boolean {
  return /^[-–—]*$/.test(cell);
}

/**
 * By the whole name without marks, or without the kind word where that leaves one hamlet only: "Đồng Xuân" is Thôn Đồng
 * Xuân, but "1" is nobody's where there are both Thôn 1 and Tổ dân phố 1. The name of a hamlet that has become a part of
 * another is that other's.
 */
function hamletFinder(hamlets: readonly RosterHamlet[]): (name: string) => RosterHamlet | null {
  const names = hamlets.flatMap((hamlet) => [hamlet.name, ...(hamlet.formerNames ?? [])].map((name) => ({ hamlet, name: fold(name) })));
  const whole = new Map(names.map(({ hamlet, name }) => [name, hamlet]));
  return (name) => {
    const folded = fold(name);
    const alike = new Set(names.filter((one) => withoutKind(one.name) === folded).map(({ hamlet }) => hamlet));
    const [only, ...more] = alike;
    return whole.get(folded) ?? (more.length === 0 ? (only ?? null) : null);
  };
}

const foldedKinds = hamletKinds.map((kind) => `${fold(kind)} `);

function withoutKind(foldedName: string): string {
  const kind = foldedKinds.find((one) => foldedName.startsWith(one));
  return kind === undefined ? foldedName : foldedName.slice(kind.length);
}

function standsForNoHousehold(row: string[], header: RosterHeader, index: number): boolean {
  const filled = row.map(cleanText).filter((cell) => cell !== '');
  if (filled.length === 0) return true;
  if (index === header.firstDataRow && filled.every((cell) => /^\(?([A-Z]|\d{1,2})\)?$/.test(cell))) return true;
  const hamlet = cellsOf(row, header).hamlet;
  return isTotal(hamlet) || (hamlet === '' && filled.some(isTotal));
}

// With its marks: Tống and Tòng are family names.
function isTotal(cell: string): boolean {
  return /^(tổng|cộng|tổng cộng|tổng số)([ :.]|$)/.test(foldKeepingMarks(cell));
}

function cellsOf(row: string[], { columns }: RosterHeader): Cells {
  const cell = (column: RosterColumn) => cleanText(row[columns[column] ?? -1] ?? '');
  return {
    hamlet: cell('hamlet'),
    headName: cell('headName'),
    address: cell('address'),
    phone: cell('phone'),
    poverty: cell('poverty'),
    people: cell('people'),
  };
}

function errorOf(
  row: number,
  column: RosterColumn,
  code: RosterRowErrorCode,
  cells: Cells,
  header: RosterHeader,
): RosterRowError {
  // Enough of a long text to find the cell by.
  return { row, column: header.titles[column] ?? column, code, value: cells[column].slice(0, 100) };
}

/** Two rows are one household when hamlet, head and address agree, unless each has a phone of its own. */
function withoutTwins(reading: RosterReading): RosterReading {
  const first = new Map<string, RosterRow[]>();
  const errors = [...reading.errors];
  const rows = reading.rows.filter((row) => {
    const key = rosterKey(row);
    const before = first.get(key) ?? [];
    const twin = before.find((one) => one.phone === null || row.phone === null || one.phone === row.phone);
    if (twin === undefined) {
      first.set(key, [...before, row]);
      return true;
    }
    errors.push({
      row: row.row,
      column: reading.titles.headName ?? 'headName',
      code: 'duplicate-in-file',
      value: String(twin.row),
    });
    return false;
  });
  return { ...reading, rows, errors: errors.sort((a, b) => a.row - b.row) };
}

/** What makes two entries of lists the same household: hamlet, head and address, without regard to marks. */
export function rosterKey(one: { scope: number; headName: string; address: string | null }): string {
  return `${one.scope}|${fold(one.headName)}|${fold(one.address ?? '')}`;
}

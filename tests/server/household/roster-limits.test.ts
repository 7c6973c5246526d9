import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { checkWorkbook } from '#server/household/roster-limits.ts';
import { type ZipPart, zipOf } from '#tests/support/zip.ts';

const workbook: ZipPart = { name: 'xl/workbook.xml', text: '<workbook/>' };
const megabyte = 1024 * 1024;

/** What the guard says of a zip of these parts: the code and the reason, or nothing. */
function complaint(...parts: ZipPart[]): string | null {
  try {
    checkWorkbook(zipOf(parts));
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.code} ${error.details['reason'] ?? error.details['what']}`;
  }
}

function sheetOf(row: string, cell: string): ZipPart {
  return {
    name: 'xl/worksheets/sheet1.xml',
    text: `<worksheet><sheetData><row r="${row}"><c r="${cell}"><v>1</v></c></row></sheetData></worksheet>`,
  };
}

test('an honest workbook passes', () => {
  expect(complaint(workbook, sheetOf('20000', 'F20000'))).toBeNull();
});

test('a workbook that unpacks to far more than it weighs is refused, whatever its headers say', () => {
  const packed = deflateRawSync(Buffer.alloc(100 * megabyte, 0x20));
  for (const size of [100 * megabyte, 10]) {
    expect(complaint(workbook, { name: 'xl/worksheets/sheet1.xml', packed, size })).toBe('roster.too-large bytes');
  }
});

test('a part that claims more than it is gets no memory', () => {
  const packed = deflateRawSync(Buffer.from('<worksheet/>'));
  expect(complaint(workbook, { name: 'xl/worksheets/sheet1.xml', packed, size: 0x7fff_ffff })).toBe('roster.not-a-table damaged');
});

test('a part that only one kind of reader sees is refused', () => {
  const hidden: ZipPart = { name: 'xl/worksheets/hidden.xml', text: '<worksheet/>', isHidden: true };
  expect(complaint(hidden, workbook)).toBe('roster.not-a-table damaged');
  expect(complaint(workbook, hidden, sheetOf('1', 'A1'))).toBe('roster.not-a-table damaged');
});

test('a part with two names is refused', () => {
  expect(complaint({ ...workbook, localName: 'xl/otherbook.xml' })).toBe('roster.not-a-table damaged');
});

test('one cell far out does not make the reader fill everything before it', () => {
  expect(complaint(workbook, sheetOf('1', 'XFD1'))).toBe('roster.too-large columns');
  expect(complaint(workbook, sheetOf('1048576', 'A1048576'))).toBe('roster.too-large rows');
  expect(complaint(workbook, sheetOf('900000000', 'A900000000'))).toBe('roster.not-a-table damaged');
});

test('an empty cell far out, as formatting a whole column leaves it, does no harm', () => {
  const text = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>';
  expect(complaint(workbook, { name: 'xl/worksheets/sheet1.xml', text })).toBeNull();
});

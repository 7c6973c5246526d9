import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { Problem, type ProblemCode, type ProblemDetails } from '#shared/base/problem.ts';
import { readRosterFile } from '#server/household/roster-file.ts';
import { rosterLimits } from '#server/household/roster-limits.ts';
import { zipOf } from '#tests/support/zip.ts';

const rows = [
  ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại'],
  ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2, nhà "sàn"', '0992000001'],
  ['', '', '', ''],
  ['Thôn 1', "H'Bia Niê", '', ''],
];
const heading = 'Thôn,Tên chủ hộ\n';

async function problemOf(bytes: Buffer | string): Promise<{ code: ProblemCode; details: ProblemDetails }> {
  const problem = await readRosterFile(Buffer.from(bytes as Buffer)).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw new Error(`no problem but ${String(problem)}`);
  return { code: problem.code, details: problem.details };
}

function csv(delimiter: string, table = rows): string {
  const quoted = (cell: string) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return table.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
}

function workbook(...sheets: { sheet: string; data: (string | number | Date | null)[][] }[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(cellOf)) }))).toBuffer();
}

function cellOf(value: string | number | Date | null) {
  return value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value: value as string };
}

test('text with commas, semicolons or tabs is read alike, with a byte order mark or without', async () => {
  for (const delimiter of [',', ';', '\t']) {
    for (const mark of ['', '\ufeff']) {
      expect(await readRosterFile(Buffer.from(mark + csv(delimiter)))).toEqual({ sheet: null, rows });
    }
  }
});

test('the Unicode text that Excel saves is read too', async () => {
  expect(await readRosterFile(Buffer.from(`\ufeff${csv('\t')}`, 'utf16le'))).toEqual({ sheet: null, rows });
});

test('commas in a letterhead do not hide that the columns are parted by semicolons', async () => {
  const text = `UBND xã Suối Mây, tỉnh Mường Sương, ngày 1, tháng 9, năm 2026\n${csv(';')}`;
  expect((await readRosterFile(Buffer.from(text))).rows.slice(1)).toEqual(rows);
});

test('a line break within a cell does not shift the numbers of the rows', async () => {
  const { rows: read } = await readRosterFile(Buffer.from(`${heading}Thôn 1,"Lò Văn\nPản"\nThôn 1,Bế Thị Thơm`));
  expect(read[2]).toEqual(['Thôn 1', 'Bế Thị Thơm']);
});

test('a workbook gives the same text as its CSV, with the name of the sheet', async () => {
  const { sheet, rows: read } = await readRosterFile(await workbook({ sheet: 'Danh sách', data: rows }));
  expect(sheet).toBe('Danh sách');
  expect(read.map((row) => row.join('|'))).toEqual(rows.map((row) => row.join('|')));
});

test('numbers keep their digits and a day is written as people write it', async () => {
  const data = [
    ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại'],
    ['Thôn 1', 'Lò Văn Pản', new Date('2026-05-12T00:00:00Z'), 992000001],
    ['Thôn 1', '0123', '0992000001', 4],
  ];
  const { rows: read } = await readRosterFile(await workbook({ sheet: 'a', data }));
  expect(read[1]).toEqual(['Thôn 1', 'Lò Văn Pản', '12/05/2026', '992000001']);
  expect(read[2]).toEqual(['Thôn 1', '0123', '0992000001', '4']);
});

test('numbers that a workbook writes with an exponent or a point are the digits that people see', async () => {
  const cells = '<c r="A1"><v>9.92000001E8</v></c><c r="B1"><v>4.0</v></c><c r="C1"><v>2.5</v></c>';
  const bytes = workbookOf(`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`);
  expect((await readRosterFile(bytes)).rows[0]).toEqual(['992000001', '4', '2.5']);
});

test('the first sheet that has a roster’s heading is taken, past empty sheets and sheets of advice', async () => {
  const sheets = [
    { sheet: 'Trống', data: [[null]] },
    { sheet: 'Hướng dẫn', data: [['Điền vào trang sau']] },
    { sheet: 'Hộ', data: rows },
  ];
  expect((await readRosterFile(await workbook(...sheets))).sheet).toBe('Hộ');
  expect((await readRosterFile(await workbook(...sheets.slice(0, 2)))).sheet).toBe('Hướng dẫn');
});

test.each([
  ['a PDF', '%PDF-1.7\n…', 'pdf'],
  ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image'],
  ['an old .xls, or a locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
  ['a web page called .xls', '<html><table><tr><td>Thôn</td></tr></table></html>', 'web-page'],
  ['a text in a font of before Unicode', Buffer.from('Th«n,Tªn chñ hé', 'latin1'), 'encoding'],
  ['bytes without meaning', Buffer.from([1, 2, 3, 4, 5, 0]), 'binary'],
  ['text with a NUL in it', 'Thôn,Tên chủ hộ\n\0', 'binary'],
  ['text with a quotation mark never closed', `${heading}"Thôn 1,Lò Văn Pản`, 'damaged'],
  ['a zip of something else', zipOf([{ name: 'word/document.xml', text: '<a/>' }]), 'not-a-workbook'],
  ['half a workbook', workbookOf('<worksheet/>').subarray(0, 200), 'damaged'],
] as const)('%s is said to be no table, and why', async (_, bytes, reason) => {
  expect(await problemOf(bytes as Buffer)).toEqual({ code: 'roster.not-a-table', details: { reason } });
});

test('a file, a sheet or a text without anything in it is empty', async () => {
  for (const bytes of [Buffer.from(''), Buffer.from('\n\n , \n'), await workbook({ sheet: 'a', data: [[null]] })]) {
    expect((await problemOf(bytes)).code).toBe('roster.empty');
  }
});

test('a file too large is refused before it is looked into', async () => {
  expect(await problemOf(Buffer.alloc(rosterLimits.bytes + 1))).toEqual({
    code: 'roster.too-large',
    details: { what: 'bytes', limit: rosterLimits.bytes },
  });
  const many = heading + 'Thôn 1,Lò Văn Pản\n'.repeat(rosterLimits.rows);
  expect(await problemOf(many)).toEqual({ code: 'roster.too-large', details: { what: 'rows', limit: rosterLimits.rows } });
});

/** The least workbook that Excel would open, with this sheet. */
function workbookOf(sheet: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const content = `${package_}/content-types`;
  const relationTo = (type: string, target: string) =>
    `<Relationships xmlns="${package_}/relationships">
      <Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/>
    </Relationships>`;
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="${content}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: relationTo('officeDocument', 'xl/workbook.xml'),
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relationTo('worksheet', 'worksheets/sheet1.xml'),
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheet },
  ]);
}

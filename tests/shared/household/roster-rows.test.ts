import { expect, test } from 'vitest';
import { readRoster } from '#shared/household/roster-rows.ts';

const hamlets = [
  { scope: 1, name: 'Thôn Đồng Xuân' },
  { scope: 2, name: 'Bản Nà Lếch' },
  { scope: 3, name: 'Thôn 1' },
  { scope: 4, name: 'Tổ dân phố 1' },
];
const heading = ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại', 'Loại hộ', 'Số nhân khẩu'];
const good = ['Bản Nà Lếch', 'Lò Văn Pản', 'Nhóm 2', '0992000001', '', '4'];

function read(...rows: string[][]) {
  return readRoster({ sheet: null, rows: [heading, ...rows] }, hamlets);
}

/** The good row with some of its cells otherwise. */
function rowWith(cells: Partial<Record<'hamlet' | 'head' | 'address' | 'phone' | 'poverty' | 'people', string>>): string[] {
  const order = ['hamlet', 'head', 'address', 'phone', 'poverty', 'people'] as const;
  return order.map((key, index) => cells[key] ?? good[index] ?? '');
}

test('a good row becomes a household, with the row as the spreadsheet numbers it', () => {
  expect(read(good)).toMatchObject({
    rows: [
      {
        row: 2,
        scope: 2,
        hamletName: 'Bản Nà Lếch',
        headName: 'Lò Văn Pản',
        address: 'Nhóm 2',
        phone: '0992000001',
        poverty: 'none',
        people: 4,
      },
    ],
    errors: [],
    passedOver: 0,
  });
});

test.each([
  ['hamlet', 'Bản Không Có', 'hamlet-unknown'],
  ['hamlet', '', 'hamlet-missing'],
  ['head', '', 'head-missing'],
  ['head', '...', 'head-missing'],
  ['head', 'a'.repeat(81), 'text-too-long'],
  ['address', 'a'.repeat(161), 'text-too-long'],
  ['address', '12/05/2026', 'address-is-a-date'],
  ['phone', '0992 000 001; 0992 000 002', 'phone-unreadable'],
  ['phone', '12345', 'phone-unreadable'],
  ['poverty', 'khá giả?', 'poverty-unknown'],
  ['poverty', '?', 'poverty-unknown'],
  ['people', 'bốn', 'people-not-a-number'],
  ['people', '4,5', 'people-not-a-number'],
  ['people', '0', 'people-out-of-range'],
  ['people', '61', 'people-out-of-range'],
] as const)('a row whose %s is “%s” is left out as %s', (cell, value, code) => {
  const { rows, errors } = read(rowWith({ [cell]: value }));
  expect(rows).toEqual([]);
  expect(errors).toEqual([expect.objectContaining({ row: 2, code, value: value.slice(0, 100) })]);
});

test('every fault of a row is said, under the list’s own heading', () => {
  const { errors } = read(rowWith({ hamlet: '', phone: 'x', people: 'y' }));
  expect(errors.map(({ column, code }) => [column, code])).toEqual([
    ['Thôn', 'hamlet-missing'],
    ['Điện thoại', 'phone-unreadable'],
    ['Số nhân khẩu', 'people-not-a-number'],
  ]);
});

test('a fault in one row does not touch the others', () => {
  const { rows, errors } = read(rowWith({ hamlet: 'Bản Không Có' }), good);
  expect(rows.map(({ row }) => row)).toEqual([3]);
  expect(errors.map(({ row }) => row)).toEqual([2]);
});

test('a hamlet is found without marks, and without its kind word where one hamlet only is so called', () => {
  const names = ['thon dong xuan', 'ĐỒNG XUÂN', 'Nà Lếch', 'Thôn 1', 'tổ dân phố 1'];
  const scopes = names.map((hamlet) => read(rowWith({ hamlet })).rows[0]?.scope);
  expect(scopes).toEqual([1, 1, 2, 3, 4]);
});

test('a hamlet that could be two is not guessed', () => {
  expect(read(rowWith({ hamlet: '1' })).errors[0]?.code).toBe('hamlet-unknown');
});

test('poverty is read as offices write it, and a dash or nothing is neither', () => {
  const classes = ['Nghèo', 'Hộ nghèo', 'N', 'cận nghèo', 'HỘ CẬN NGHÈO', 'CN', '', '—', '-', 'Không'].map(
    (poverty) => read(rowWith({ poverty })).rows[0]?.poverty,
  );
  expect(classes).toEqual(['poor', 'poor', 'poor', 'near-poor', 'near-poor', 'near-poor', 'none', 'none', 'none', 'none']);
});

test('a list without a column of poverty says nothing of it', () => {
  const table = { sheet: null, rows: [heading.slice(0, 2), good.slice(0, 2)] };
  expect(readRoster(table, hamlets).rows[0]).toMatchObject({ poverty: null, address: null, phone: null, people: null });
});

test('a phone without its first 0, or with +84, is the same phone', () => {
  const phones = ['992000001', '+84 992 000 001', '0992.000.001', '–', ''].map((phone) => read(rowWith({ phone })).rows[0]?.phone);
  expect(phones).toEqual(['0992000001', '0992000001', '0992000001', null, null]);
});

test('people may be counted with the word for it', () => {
  expect(['4', '04', '4 người', '4 khẩu'].map((people) => read(rowWith({ people })).rows[0]?.people)).toEqual([4, 4, 4, 4]);
});

test('text is kept in one spelling: composed, without doubled spaces', () => {
  expect(read(rowWith({ head: '  Lò  Văn Hoà '.normalize('NFD') })).rows[0]?.headName).toBe('Lò Văn Hoà');
});

test('empty rows, totals and the row of column numbers stand for no household', () => {
  const reading = read(
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['', ' ', '', '', '', ''],
    good,
    ['Tổng cộng', '1 hộ', '', '', '', '4'],
    ['', 'Cộng:', '', '', '', ''],
  );
  expect(reading.rows).toHaveLength(1);
  expect(reading.passedOver).toBe(4);
  expect(reading.errors).toEqual([]);
});

test('people named Tống or Tòng are no totals', () => {
  const { rows, passedOver } = read(rowWith({ head: 'Tống Văn Cộng' }), rowWith({ head: 'Tòng Thị Số' }));
  expect(rows).toHaveLength(2);
  expect(passedOver).toBe(0);
});

test('the same household twice is said with the row where it stands first', () => {
  const { rows, errors } = read(good, rowWith({ head: 'LO VAN PAN', people: '5' }));
  expect(rows.map(({ row }) => row)).toEqual([2]);
  expect(errors).toEqual([{ row: 3, column: 'Tên chủ hộ', code: 'duplicate-in-file', value: '2' }]);
});

test('two heads of one name at one address are two households when each has a phone of its own', () => {
  expect(read(good, rowWith({ phone: '0992000002' })).rows).toHaveLength(2);
  expect(read(good, rowWith({ phone: '' })).rows).toHaveLength(1);
});

test('a hamlet that has become a part of another is still found by its name, whole or bare', () => {
  const withFormer = [
    { scope: 1, name: 'Thôn Đồng Xuân', formerNames: ['Bản Pá Hốc', 'Thôn Pá Hốc'] },
    { scope: 2, name: 'Bản Nà Lếch', formerNames: ['Xóm Đồng Xuân'] },
  ];
  const scopes = ['Bản Pá Hốc', 'pa hoc', 'Xóm Đồng Xuân', 'Thôn Đồng Xuân', 'Đồng Xuân'].map((hamlet) => {
    const { rows } = readRoster({ sheet: null, rows: [heading, rowWith({ hamlet })] }, withFormer);
    return rows[0]?.scope ?? null;
  });
  expect(scopes).toEqual([1, 1, 2, 1, null]);
});

import { expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { findHeader, headerFit } from '#shared/household/roster-header.ts';

const plain = ['Thôn', 'Tên chủ hộ', 'Địa chỉ', 'Điện thoại', 'Loại hộ', 'Số nhân khẩu'];
const everyColumn = { hamlet: 0, headName: 1, address: 2, phone: 3, poverty: 4, people: 5 };

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('there was no problem');
}

test('the heading is found by what its columns are called, in capitals, without marks or with abbreviations', () => {
  const headings = [
    plain,
    plain.map((title) => title.toUpperCase()),
    ['Thon', 'Ten chu ho', 'Dia chi', 'Dien thoai', 'Loai ho', 'So nhan khau'],
    ['Thôn/xóm/bản/tổ', 'Họ và tên chủ hộ', 'Địa chỉ nơi ở', 'SĐT', 'Nghèo/cận nghèo', 'Số khẩu'],
    ['Tên ấp, khu phố', 'Chủ hộ', 'Số nhà, đường', 'Số ĐT', 'Diện hộ', 'Số người'],
    ['Tổ dân phố số', 'Họ tên chủ hộ (ghi đủ dấu)', 'Địa chỉ', 'Số điện thoại liên hệ', 'Phân loại hộ', 'Nhân khẩu (người)'],
  ];
  for (const heading of headings) expect(findHeader([heading]).columns).toEqual(everyColumn);
});

test('the columns may stand in any order among columns that are not ours', () => {
  const { columns } = findHeader([['STT', 'Mã hộ', 'Họ và tên chủ hộ', 'Năm sinh', 'Thôn/ấp/TDP', 'Quan hệ với chủ hộ']]);
  expect(columns).toEqual({ headName: 2, hamlet: 4 });
});

test('a list of residents is read by the column of heads, not by the column of names', () => {
  expect(findHeader([['Họ và tên', 'Chủ hộ', 'Xóm']]).columns.headName).toBe(1);
  expect(findHeader([['Họ và tên', 'Xóm']]).columns.headName).toBe(0);
});

test('the heading may stand below a letterhead, but not deeper than row 20', () => {
  const letterhead = (rows: number) => Array.from({ length: rows }, () => ['UBND XÃ SUỐI MÂY', '', '']);
  expect(findHeader([...letterhead(19), plain]).firstDataRow).toBe(20);
  expect(problemOf(() => findHeader([...letterhead(20), plain])).code).toBe('roster.header-missing');
});

test('the second line of a heading with merged cells belongs to the heading', () => {
  const rows = [
    ['Thôn', 'Tên chủ hộ', 'Liên hệ', ''],
    ['', '', 'Điện thoại', 'Địa chỉ'],
    ['Thôn 1', 'Lò Văn Pản', '0992000001', ''],
  ];
  expect(findHeader(rows)).toMatchObject({ firstDataRow: 2, columns: { hamlet: 0, headName: 1, phone: 2, address: 3 } });
});

test('a household in the row under the heading is not taken for a second line of it', () => {
  const rows = [plain, ['Thôn 1', 'Lò Văn Địa Chỉ', 'địa chỉ', '', '', '']];
  expect(findHeader(rows).firstDataRow).toBe(1);
});

test('a list without its heading says which columns are missed', () => {
  expect(problemOf(() => findHeader([['Địa chỉ', 'Tên chủ hộ']])).details).toEqual({ missing: 'thôn' });
  expect(problemOf(() => findHeader([['Thôn', 'Địa chỉ']])).details).toEqual({ missing: 'tên chủ hộ' });
  expect(problemOf(() => findHeader([['a', 'b']])).details).toEqual({ missing: 'thôn, tên chủ hộ' });
  expect(problemOf(() => findHeader([])).details).toEqual({ missing: 'thôn, tên chủ hộ' });
});

test('the fit of a heading is the number of columns it names', () => {
  expect(headerFit([['x'], plain])).toBe(6);
  expect(headerFit([['Thôn;Tên chủ hộ;Địa chỉ']])).toBe(0);
});

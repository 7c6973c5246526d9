import { describe, expect, test } from 'vitest';
import { findHeader } from '#shared/household/roster-header.ts';
import { planRoster, previewOf } from '#shared/household/roster-plan.ts';
import { readRoster } from '#shared/household/roster-rows.ts';
import { type RosterPreview, rosterRowErrorCodes } from '#shared/household/roster.ts';
import {
  changesSomething,
  columnTitle,
  confirmSentence,
  previewSentences,
} from '#client/screens/commune/import/import-sentences.ts';
import { importWords } from '#client/screens/commune/import/import.words.ts';
import { sampleRoster, sampleRows } from '#client/screens/commune/import/sample-roster.ts';

const { vi, en } = importWords;

function aPreview(counts: Partial<RosterPreview>): RosterPreview {
  const none = { created: 0, changed: 0, same: 0, leftOut: 0, passedOver: 0, rows: 0, errorCount: 0 };
  return { digest: 'd', sheet: null, errors: [], sample: [], ...none, ...counts };
}

describe('the button that imports', () => {
  test('says exactly what it will do', () => {
    expect(confirmSentence(aPreview({ created: 118, changed: 4, leftOut: 3 }), vi)).toBe(
      'Nhập 118 hộ mới, sửa 4 hộ · bỏ lại 3 hàng lỗi',
    );
  });

  test('says nothing of what will not happen', () => {
    expect(confirmSentence(aPreview({ created: 1204 }), vi)).toBe('Nhập 1.204 hộ mới');
    expect(confirmSentence(aPreview({ changed: 4 }), vi)).toBe('Sửa 4 hộ');
    expect(confirmSentence(aPreview({ changed: 4 }), en)).toBe('Change 4');
  });

  test('is not offered when the file changes nothing', () => {
    expect(changesSomething(aPreview({ same: 122, leftOut: 2 }))).toBe(false);
    expect(changesSomething(aPreview({ changed: 1 }))).toBe(true);
  });
});

describe('the preview in words', () => {
  test('counts new, changed, unchanged and left out, and names the sheet', () => {
    const preview = aPreview({ sheet: 'Hộ', rows: 128, created: 118, changed: 4, same: 3, leftOut: 3, passedOver: 2 });
    expect(previewSentences(preview, vi)).toEqual([
      'Tệp có 128 hàng ghi hộ, ở trang tính “Hộ”.',
      '118 hộ mới, 4 hộ có thay đổi, 3 hộ giữ nguyên, 3 hàng có lỗi, sẽ để lại ngoài danh sách.',
      'Bỏ qua 2 hàng không phải hộ: hàng trống, hàng tổng cộng, hàng đánh số cột.',
    ]);
  });

  test('an error names the column as the file does, or in our words where the file has no such column', () => {
    const error = { row: 7, column: 'SĐT', code: 'phone-unreadable', value: '12' } as const;
    expect(columnTitle(error, vi)).toBe('SĐT');
    expect(columnTitle({ ...error, column: 'phone' }, vi)).toBe('Điện thoại');
  });

  test('every kind of error has a sentence in both languages', () => {
    for (const code of rosterRowErrorCodes) {
      for (const words of [vi, en]) expect(words.why[code]('12').trim().length).toBeGreaterThan(10);
    }
  });
});

describe('the sample file', () => {
  const text = sampleRoster(vi.column, sampleRows(['Thôn Đồng Xuân', 'Ấp "Mới"; trên'], vi.povertyCell.poor));

  test('begins with the mark without which Excel breaks Vietnamese', () => {
    expect(text.startsWith('\ufeff')).toBe(true);
  });

  test('quotes a cell that holds a semicolon or a quotation mark', () => {
    expect(text).toContain('"Ấp ""Mới""; trên"');
  });

  test('is read by the importer as it stands, every row of it', () => {
    const rows = sampleRoster(vi.column, sampleRows(['Thôn Đồng Xuân', 'Thôn Đồng Xuân'], vi.povertyCell.poor))
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(Object.keys(findHeader(rows).columns)).toHaveLength(6);
    const plan = planRoster(readRoster({ sheet: null, rows }, [{ scope: 1, name: 'Thôn Đồng Xuân' }]), []);
    expect(previewOf(plan, null, 'd')).toMatchObject({ created: 2, leftOut: 0 });
  });
});

test('the result says what was written and nothing else', () => {
  expect(vi.written(118, 4, '14:05')).toBe('Đã nhập 118 hộ mới, sửa 4 hộ, lúc 14:05');
  expect(vi.written(0, 4, '14:05')).toBe('Đã sửa 4 hộ, lúc 14:05');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, yearOf } from '#shared/base/day.ts';
import { cleanText, compareNames, compareWords, fold } from '#shared/base/text.ts';

test('people are sorted by given name, hamlets by their number', () => {
  const names = ['Trần Văn Đạt', 'Nguyễn Thị Dung', 'Lò Văn Ánh', 'Bùi Thị An'];
  expect(names.toSorted(compareNames)).toEqual(['Bùi Thị An', 'Lò Văn Ánh', 'Nguyễn Thị Dung', 'Trần Văn Đạt']);
  expect(['Thôn 10', 'Thôn 2'].toSorted(compareWords)).toEqual(['Thôn 2', 'Thôn 10']);
});

test('text is stored in one spelling, and folding it again changes nothing', () => {
  expect(cleanText('  Lò\tThị  Ính '.normalize('NFD'))).toBe('Lò Thị Ính'.normalize('NFC'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('a day in Vietnam begins seven hours before it does in Greenwich', () => {
  expect(dayOf('2026-11-22T16:59:59.000Z')).toBe('2026-11-22');
  expect(dayOf('2026-11-22T17:00:00.000Z')).toBe('2026-11-23');
  expect(yearOf('2026-12-31T16:59:59.999Z')).toBe(2026);
  expect(yearOf('2026-12-31T17:00:00.000Z')).toBe(2027);
  expect(yearOf('2026-01-01T00:00:00.000Z')).toBe(2026);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-11-20', '2026-11-23')).toBe(3);
});

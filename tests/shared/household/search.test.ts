import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#shared/base/text.ts';
import { fitOf, searchKeyOf } from '#shared/household/search.ts';

const names = ['Đặng Thị Ý', 'Lò Văn Páo', 'Nguyễn Phúc Bảo Khánh An', 'Vũ Ế', 'H’Bia Êban', 'Hoà', 'Hòa'];

test('a name is found without its marks, đ included, and with two letters', () => {
  expect(fitOf('dang', searchKeyOf(['Đặng Thị Ý', null]))).toBe(1);
  expect(fitOf('đặng', searchKeyOf(['Đặng Thị Ý', null]))).toBe(2);
  expect(fitOf('vu e', searchKeyOf(['Vũ Ế', null]))).toBe(1);
  expect(fitOf('ý', searchKeyOf(['Đặng Thị Ý', null]))).toBe(2);
  expect(fitOf('hbia', searchKeyOf(['H’Bia Êban']))).toBe(1);
});

test('the tone may stand on either vowel', () => {
  expect(fitOf('hoà', searchKeyOf(['Hòa']))).toBe(1);
  expect(fold('Hoà')).toBe(fold('Hòa'));
});

test('each word of the query begins a word of the household', () => {
  expect(fitOf('ang', searchKeyOf(['Đặng Thị Ý']))).toBe(0);
  expect(fitOf('', searchKeyOf(['Đặng Thị Ý']))).toBe(0);
  expect(fitOf('0992', searchKeyOf(['Lò Văn Páo', 'Nhà 3', '0992000014']))).toBe(2);
});

test('every beginning of every word of a name finds it, however it is typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(5), fc.nat(6), fc.boolean(), (name, word, length, plain) => {
      const words = name.split(' ');
      const query = (words[word % words.length] ?? '').slice(0, 1 + length);
      if (fold(query) === '') return;
      expect(fitOf(plain ? fold(query) : query.normalize('NFD'), searchKeyOf([name]))).toBeGreaterThan(0);
    }),
  );
});

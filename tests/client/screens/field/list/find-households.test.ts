import { expect, test } from 'vitest';
import { byHamlet, findHouseholds, type ListFilter } from '#client/screens/field/list/find-households.ts';
import { anEntry } from '#tests/client/screens/field/an-entry.ts';

const entries = [
  anEntry(1, { name: 'Lò Thị Ính', address: 'Nhà 14', phone: '0992000014' }),
  anEntry(2, { name: 'Quàng Văn Pỏm', coverage: { kind: 'visited', missing: ['service'], nearest: null }, lastOn: '2026-11-12' }),
  anEntry(3, { name: 'Lường Thị E', coverage: { kind: 'covered', by: 'x' }, lastOn: '2026-11-12' }),
  anEntry(4, { name: 'Cà Văn Đạt', coverage: { kind: 'not-met', tries: 1 }, revisitOn: '2026-11-25', lastOn: '2026-11-12' }),
  anEntry(5, { name: 'Lò Văn Inh', coverage: { kind: 'moved' }, lastOn: '2026-11-12' }),
];

function found(query: string, filter: ListFilter = 'all'): string[] {
  return findHouseholds(entries, filter, query).map(({ particulars }) => particulars.headName);
}

test('two letters without marks find a name with them, and the name typed with its marks comes first', () => {
  expect(found('po')).toEqual(['Quàng Văn Pỏm']);
  expect(found('inh')).toEqual(['Lò Văn Inh', 'Lò Thị Ính']);
  expect(found('dat')).toEqual(['Cà Văn Đạt']);
});

test('any three digits of a telephone find the house, however they are spaced', () => {
  expect(found('0992 000 014')).toEqual(['Lò Thị Ính']);
  expect(found('014')).toEqual(['Lò Thị Ính']);
});

test('one or two digits are a house number, not a telephone', () => {
  expect(found('14')).toEqual(['Lò Thị Ính']);
  expect(found('99')).toEqual([]);
});

test('each filter keeps what its words say', () => {
  expect(found('', 'not-visited')).toEqual(['Lò Thị Ính']);
  expect(found('', 'promised')).toEqual(['Cà Văn Đạt']);
  expect(found('', 'not-covered')).toEqual(['Quàng Văn Pỏm', 'Cà Văn Đạt']);
  expect(found('', 'covered')).toEqual(['Lường Thị E']);
  expect(found('')).toHaveLength(5);
});

test('houses of two hamlets stand under their own, even when the hamlets are called alike', () => {
  const twoHamlets = [anEntry(1), anEntry(2, { scope: { commune: '99001', scope: 2 } }), anEntry(3)];
  expect(byHamlet(twoHamlets).map((group) => group.entries.length)).toEqual([2, 1]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyDuplicates, likelyPairs } from '#shared/household/duplicates.ts';

const roster = [
  { headName: 'Lò Thị Ính', address: 'Nhà 14', phone: '0992000014' },
  { headName: 'Lò Văn Ính', address: 'Nhà 15', phone: null },
  { headName: 'Quàng Văn Pỏm', address: 'Nhà 2', phone: null },
];

test('a household typed without marks is recognised as the one on the list', () => {
  const found = likelyDuplicates({ headName: 'lo thi inh', address: null, phone: null }, roster);
  expect(found.map((one) => one.household.headName)).toEqual(['Lò Thị Ính']);
});

test('the same telephone is enough, whatever the name', () => {
  const found = likelyDuplicates({ headName: 'Bà Ính', address: null, phone: '0992000014' }, roster);
  expect(found[0]?.why).toEqual(['same-phone']);
});

test('a name one letter away counts only at the same address', () => {
  expect(likelyDuplicates({ headName: 'Lò Thị Inhh', address: null, phone: null }, roster)).toEqual([]);
  const found = likelyDuplicates({ headName: 'Lò Thị Inhh', address: 'nha 14', phone: null }, roster);
  expect(found.map((one) => one.why)).toEqual([['similar-name', 'same-address']]);
});

test('likeness has no direction: if one household may be the other, the other may be the one', () => {
  const name = fc.constantFrom('Lò Thị Ính', 'lo thi inh', 'Lò Thị Inhh', 'Ính', 'Quàng Văn Pỏm', '');
  const address = fc.constantFrom(null, 'Nhà 14', 'nha 14', 'Nhà 2');
  const phone = fc.constantFrom(null, '0992000014', '0992000002');
  const household = fc.record({ headName: name, address, phone });
  fc.assert(
    fc.property(household, household, (a, b) => {
      expect(likelyDuplicates(a, [b]).map((one) => one.why)).toEqual(likelyDuplicates(b, [a]).map((one) => one.why));
    }),
  );
});

test('the most likely comes first', () => {
  const twin = { headName: 'Lò Thị Ính', address: null, phone: null };
  const found = likelyDuplicates({ headName: 'Lò Thị Ính', address: 'Nhà 14', phone: '0992000014' }, [twin, ...roster]);
  expect(found.map((one) => [one.household.phone, one.score])).toEqual([['0992000014', 10], [null, 4]]);
});

test('a commune looks through its own list for entries that may be one household, each pair once', () => {
  const entries = roster.map((one, index) => ({ ...one, id: `h${index}`, distinctFrom: [] as string[] }));
  const again = { id: 'h9', headName: 'lo thi inh', address: 'nhà 14', phone: '0992000014', distinctFrom: [] as string[] };
  expect(likelyPairs([...entries, again]).map(({ a, b, why }) => [a.id, b.id, why])).toEqual([['h0', 'h9', ['same-phone', 'same-name', 'same-address']]]);
  expect(likelyPairs([...entries, { ...again, distinctFrom: ['h0'] }])).toEqual([]);
});

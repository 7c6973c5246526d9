import { expect, test } from 'vitest';
import { inWords, quantile, short, spreadOf, table, times } from './figures.ts';

test('a spread names the fastest, the middle and the slowest run', () => {
  expect(spreadOf([9, 1, 5])).toEqual({ min: 1, median: 5, max: 9 });
  expect(inWords(spreadOf([1_234, 0.4216, 38.07]))).toBe('0.422 / 38.1 / 1 230');
});

test('a p95 of a hundred phones leaves five of them out', () => {
  const phones = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(phones, 0.95)).toBe(95);
  expect(quantile(phones, 1)).toBe(100);
});

test('a figure says no more than three digits', () => {
  expect([0.04216, 5.2, 38.07, 412.7, 5_213, 1_234_567].map(short)).toEqual(['0.0422', '5.2', '38.1', '413', '5 210', '1 230 000']);
  expect(times(1_000, 80)).toBe('12.5×');
});

test('columns stand under each other', () => {
  expect(table('Title', [['a', 'b'], ['long', 'c']])).toBe('\nTitle\n  a     b\n  long  c');
});

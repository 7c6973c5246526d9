import { expect, test } from 'vitest';
import { atLineStart, calledFull, calledShort } from '#client/parts/called.ts';
import { dayWords, saidDay, saidPromise, saidWithWeekday } from '#client/parts/day-words.ts';

const words = dayWords.vi;
const today = '2026-11-22';

test('people are called as a neighbour calls them', () => {
  const called = (birthYear: number | null, sex: 'female' | 'male' | null) =>
    calledShort({ name: 'Lò Thị Ính', birthYear, sex }, 2026, 'vi');
  expect([called(1960, 'female'), called(1955, 'male'), called(1992, 'male'), called(1990, 'female'), called(2015, null)]).toEqual([
    'bà Ính',
    'ông Ính',
    'anh Ính',
    'chị Ính',
    'em Ính',
  ]);
});

test('where age or sex is not known there is no wrong word of address, only the whole name', () => {
  expect(calledFull({ name: 'Lò Thị Ính', birthYear: null, sex: 'female' }, 2026, 'vi')).toBe('Lò Thị Ính');
  expect(calledFull({ name: 'Lò Thị Ính', birthYear: 1960, sex: null }, 2026, 'vi')).toBe('Lò Thị Ính');
  expect(calledShort({ name: 'Lò Thị Ính', birthYear: null, sex: null }, 2026, 'vi')).toBe('Lò Thị Ính');
  expect(calledShort({ name: 'Lò Thị Ính', birthYear: 1960, sex: 'female' }, 2026, 'en')).toBe('Lò Thị Ính');
});

test('a line begins with a large letter, also Đ and Ô', () => {
  expect([atLineStart('ông Pỏm'), atLineStart('đạt')]).toEqual(['Ông Pỏm', 'Đạt']);
});

test('days near today are said by their name, others by their date', () => {
  const days = ['2026-11-22', '2026-11-23', '2026-11-21', '2026-11-12', '2025-12-31'];
  expect(days.map((day) => saidDay(day, today, words))).toEqual(['hôm nay', 'ngày mai', 'hôm qua', '12/11', '31/12/2025']);
});

test('a promise that is late says by how much', () => {
  expect(['2026-11-19', '2026-11-22', '2026-11-25'].map((day) => saidPromise(day, today, words))).toEqual([
    'hẹn 19/11, quá 3 ngày',
    'hẹn hôm nay',
    'hẹn 25/11',
  ]);
  expect(saidWithWeekday('2026-11-24', words)).toBe('thứ ba, 24/11/2026');
});

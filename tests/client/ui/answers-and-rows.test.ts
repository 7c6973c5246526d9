import { describe, expect, test } from 'vitest';
import { currentHref } from '#client/ui/nav-item.ts';
import { nextRow } from '#client/ui/next-row.ts';
import { readNumber, writeNumber } from '#client/ui/number-text.ts';
import { toggleAnswer } from '#client/ui/toggle-answer.ts';

describe('several answers', () => {
  const options = [{ value: 'no-phone' }, { value: 'small-text' }, { value: 'unknown', alone: true }] as const;

  test('keep the order of the question, whatever the order of the taps', () => {
    expect(toggleAnswer(options, ['small-text'], 'no-phone')).toEqual(['no-phone', 'small-text']);
  });

  test('a second tap takes an answer back', () => {
    expect(toggleAnswer(options, ['no-phone', 'small-text'], 'no-phone')).toEqual(['small-text']);
  });

  test('"not known" does not stand beside another answer, nor another beside it', () => {
    expect(toggleAnswer(options, ['no-phone', 'small-text'], 'unknown')).toEqual(['unknown']);
    expect(toggleAnswer(options, ['unknown'], 'small-text')).toEqual(['small-text']);
  });
});

describe('a number typed by a person', () => {
  const vi = { decimal: false, language: 'vi' } as const;

  test('may be grouped as on paper', () => {
    expect(readNumber('1.308', vi)).toBe(1308);
    expect(readNumber('12 345', vi)).toBe(12345);
    expect(readNumber('1,308', { ...vi, language: 'en' })).toBe(1308);
  });

  test('is unknown, not 0, when it is empty or is no number', () => {
    for (const text of ['', ' ', 'bốn', '-1', '1e3', '1.30', '2,5']) {
      expect.soft(readNumber(text, vi), text).toBeUndefined();
    }
  });

  test('may have a fraction only where a fraction makes sense', () => {
    expect(readNumber('1.308,5', { ...vi, decimal: true })).toBe(1308.5);
    expect(writeNumber(2.5, { ...vi, decimal: true })).toBe('2,5');
  });
});

describe('the keys on a table', () => {
  test('move by one, by a page, and to both ends, and stop there', () => {
    expect(nextRow('ArrowDown', 3, 40)).toBe(4);
    expect(nextRow('ArrowUp', 0, 40)).toBe(0);
    expect(nextRow('PageDown', 35, 40)).toBe(39);
    expect(nextRow('PageUp', 12, 40)).toBe(2);
    expect([nextRow('Home', 12, 40), nextRow('End', 12, 40)]).toEqual([0, 39]);
  });

  test('leave every other key to the page', () => {
    expect([nextRow('Enter', 3, 40), nextRow('a', 3, 40)]).toEqual([undefined, undefined]);
  });
});

describe('the marked place of a navigation', () => {
  const places = ['/commune', '/commune/list', '/commune/list-of-lists'].map((href) => ({ href, label: href }));

  test('is the nearest place above the page', () => {
    expect(currentHref(places, '/commune')).toBe('/commune');
    expect(currentHref(places, '/commune/list/12?tab=visits')).toBe('/commune/list');
    expect(currentHref(places, '/commune/audit')).toBe('/commune');
  });

  test('is none when the page is elsewhere', () => {
    expect(currentHref(places, '/communes')).toBeUndefined();
  });
});

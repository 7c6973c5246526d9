import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDateTime,
  formatDay,
  formatDistance,
  formatPercent,
  formatShortDay,
  formatTime,
} from '#client/ui/format.ts';

test('a day is written day first', () => {
  expect(formatDay('2026-11-02')).toBe('02/11/2026');
  expect(formatShortDay('2026-11-02')).toBe('02/11');
});

test('an instant is told by the clock of Vietnam, whatever the machine is set to', () => {
  const lateEvening = '2026-11-21T17:05:00Z';
  expect(formatTime(lateEvening)).toBe('00:05');
  expect(formatDateTime(lateEvening)).toBe('00:05, 22/11/2026');
  expect(formatDateTime(Date.parse(lateEvening))).toBe(formatDateTime(new Date(lateEvening)));
});

test('counts and shares are grouped and pointed as the reader is used to', () => {
  expect([formatCount(1308, 'vi'), formatCount(1308, 'en')]).toEqual(['1.308', '1,308']);
  expect([formatPercent(0.8021, 'vi'), formatPercent(0.8, 'vi')]).toEqual(['80,2\u00a0%', '80\u00a0%']);
  expect(formatPercent(0.8021, 'en')).toBe('80.2\u00a0%');
});

test('a way is told in metres until it is a kilometre', () => {
  expect([42, 324, 994, 996, 1240].map((metres) => formatDistance(metres, 'vi'))).toEqual([
    '42\u00a0m',
    '320\u00a0m',
    '990\u00a0m',
    '1\u00a0km',
    '1,2\u00a0km',
  ]);
});

test('bytes are told in the units mobile data is sold in', () => {
  expect([1, 640_000, 999_600, 3_440_000, 999_960_000, 12_340_000_000].map((bytes) => formatBytes(bytes, 'vi'))).toEqual([
    '1\u00a0KB',
    '640\u00a0KB',
    '1\u00a0MB',
    '3,4\u00a0MB',
    '1\u00a0GB',
    '12,3\u00a0GB',
  ]);
});

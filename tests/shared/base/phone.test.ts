import { expect, test } from 'vitest';
import { readPhone } from '#shared/base/phone.ts';

test.each([
  ['0992 000 001', '0992000001'],
  ['+84 992.000.001', '0992000001'],
  ['992000001', '0992000001'],
  ['84992000001', '0992000001'],
  ['02213 862 001', '02213862001'],
])('the office’s "%s" is read as %s', (raw, digits) => {
  expect(readPhone(raw)).toMatchObject({ kind: 'phone', digits });
});

test.each(['01234567890', '12345', 'hỏi cháu', '099200000', '0992 000 001 / 0992 000 002'])(
  'nothing is guessed from "%s"',
  (raw) => expect(readPhone(raw)).toEqual({ kind: 'unreadable' }),
);

test('no number is not a wrong number', () => expect(readPhone('  ')).toEqual({ kind: 'empty' }));

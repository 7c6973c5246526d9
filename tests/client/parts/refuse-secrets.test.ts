import { expect, test } from 'vitest';
import { secretIn } from '#client/parts/refuse-secrets.ts';

test.each(['001084000999', 'CCCD 001084000999', '001 084 000 999', '001.084.000.999', '０01084000999'])(
  'an identity number is refused: %s',
  (text) => expect(secretIn(text)).toBe('id-number'),
);

test.each(['mật khẩu: hoa123', 'OTP 123456', 'mat khau abc', 'Passcode 111111'])(
  'a password or a one-time code is refused: %s',
  (text) => expect(secretIn(text)).toBe('password'),
);

test.each([
  'Nguyễn Phúc Bảo Khánh An',
  'H14.22-261122-0001',
  '000.00.01.H14-261122-0001',
  'G01.899.001.000-261122-0001',
  '0992000014',
  'Nhà 14, đường 279',
  '',
])('a name, a file code, a telephone or an address is not taken for one: %s', (text) => expect(secretIn(text)).toBeNull());

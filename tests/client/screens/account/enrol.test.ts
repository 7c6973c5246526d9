import { expect, test } from 'vitest';
import { deviceLabel } from '#client/screens/account/enrol/device-label.ts';
import { isEasyPin } from '#client/screens/account/enrol/easy-pin.ts';

test('a PIN that anybody would try first is not taken', () => {
  for (const pin of ['123456', '654321', '000000', '999999', '012345']) expect(isEasyPin(pin)).toBe(true);
  for (const pin of ['271828', '121212', '135790', '100000']) expect(isEasyPin(pin)).toBe(false);
});

test('the office tells a person’s phones apart by a few words', () => {
  expect(deviceLabel('Mozilla/5.0 (Linux; Android 13; SM-A055F) AppleWebKit/537.36 Chrome/140.0 Mobile')).toBe('Android SM-A055F');
  expect(deviceLabel('Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Mobile')).toBe('Android');
  expect(deviceLabel('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15')).toBe('iPhone');
  expect(deviceLabel('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36')).toBe('Linux');
  expect(deviceLabel('something else')).toBe('Trình duyệt');
});

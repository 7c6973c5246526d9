import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#server/bin/config.ts';

test('without any setting the server keeps its data beside itself and speaks only to this computer', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: undefined,
    dataFolder: '.data',
    keysFile: path.join('.data', 'server-keys.json'),
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'info',
    publicOrigin: undefined,
    demo: false,
  });
});

test('an empty setting is no setting', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: ' ', LOG_LEVEL: '' })).toEqual(readConfig({}));
});

test('in a terminal requests are not logged, so that what is said to people stays readable', () => {
  expect(readConfig({}, [], true).logLevel).toBe('warn');
  expect(readConfig({ LOG_LEVEL: 'debug' }, [], true).logLevel).toBe('debug');
});

test('the demonstration is asked for by an argument', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://xa@may/tungnha' }, ['--demo'])).toMatchObject({
    databaseUrl: 'postgres://xa@may/tungnha',
    demo: true,
  });
});

test.each([
  ['PORT', 'tám nghìn'],
  ['PORT', '-1'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://xa@may/tungnha'],
  ['DATABASE_URL', 'tungnha'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_ORIGIN', 'tung-nha.example'],
  ['PUBLIC_ORIGIN', 'https://tung-nha.example/app'],
])('a %s of "%s" is named as the wrong one', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ code: 'config.invalid', details: { name } }));
});

test('an unknown argument is not passed over in silence', () => {
  expect(() => readConfig({}, ['--dmo'])).toThrow(expect.objectContaining({ details: { name: '--dmo' } }));
});

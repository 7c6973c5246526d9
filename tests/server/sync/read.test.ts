import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '#shared/sync/canonical.ts';
import { read } from '#server/sync/gate.ts';
import { anId } from '#tests/support/operations.ts';

const envelope = { id: anId(1), seq: 1, t: 'visit.log', v: 2, bv: 0, at: '2026-11-22T07:05:00.000Z' };

test('an operation is known again by its type, version and body, however its body is written', () => {
  fc.assert(
    fc.property(fc.option(fc.jsonValue(), { nil: undefined }), fc.string({ minLength: 1 }), (b, t) => {
      const whole = createHash('sha256').update(canonical({ t, v: 2, b })).digest('hex');
      expect(read({ ...envelope, t, b }).sha).toBe(whole);
    }),
  );
});

test('phones of every age get the same hash for the same body', () => {
  expect(canonical({ b: { y: [1, { d: null, c: 'Lò' }], x: undefined, 10: true, 9: '' }, a: 'ế"' })).toBe(
    '{"a":"ế\\"","b":{"10":true,"9":"","y":[1,{"c":"Lò","d":null}]}}',
  );
});

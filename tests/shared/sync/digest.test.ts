import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Digest, digestOf, rowKey } from '#shared/sync/digest.ts';
import type { Row } from '#shared/sync/pull.ts';
import { anId } from '#tests/support/operations.ts';

const row = fc.record({ id: fc.nat(40), household: fc.nat(5), ver: fc.integer({ min: 1, max: 9 }) }).map(
  ({ id, household, ver }): Row => ({
    kind: 'member', id: anId(id), ver,
    body: { id: anId(id), householdId: anId(household), identity: {} as never, skills: {} },
  }),
);
const rows = fc.uniqueArray(row, { selector: (one) => rowKey('member', one.kind === 'member' ? one.body.householdId : '', one.id) });

test('the digest of a hamlet does not depend on the order in which its rows came', () => {
  fc.assert(
    fc.property(rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, other]) => {
      expect(digestOf(other)).toBe(digestOf(all));
    }),
  );
});

test('keeping it by differences gives the same as summing anew', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 10, max: 20 }), (all, later) => {
      const moved = all.map((one, index) => (index % 2 === 0 ? { ...one, ver: later } : one));
      const digest = new Digest(digestOf(all));
      for (const [index, one] of all.entries()) {
        if (index % 2 === 0 && one.kind === 'member') digest.move(rowKey('member', one.body.householdId, one.id), one.ver, later);
      }
      expect(digest.toString()).toBe(digestOf(moved));
    }),
  );
});

test('a missing row, an older version and a person in another household all show', () => {
  const one: Row = { kind: 'member', id: anId(1), ver: 3, body: { id: anId(1), householdId: anId(2), identity: {} as never, skills: {} } };
  const digests = [[], [one], [{ ...one, ver: 2 }], [{ ...one, body: { ...one.body, householdId: anId(3) } }]].map(digestOf);
  expect(new Set(digests).size).toBe(4);
});

test('of a hundred thousand rows no two hash alike', () => {
  const digests = new Set<string>();
  for (let number = 0; number < 100_000; number += 1) {
    const digest = new Digest();
    digest.move(rowKey('visit', anId(number % 300), anId(number)), undefined, number % 50);
    digests.add(digest.toString());
  }
  expect(digests.size).toBe(100_000);
});

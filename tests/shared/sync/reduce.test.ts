import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyFile } from '#shared/household/household-file.ts';
import { reduce, replay } from '#shared/sync/reduce.ts';
import { anId, operationsAbout } from '#tests/support/operations.ts';

const household = anId(700);

test('whatever the order in which operations arrive, the household comes out the same', () => {
  fc.assert(
    fc.property(
      operationsAbout(household).chain((operations) =>
        fc.tuple(fc.constant(operations), fc.shuffledSubarray(operations, { minLength: operations.length })),
      ),
      ([operations, shuffled]) => {
        expect(replay(emptyFile(household), shuffled)).toEqual(replay(emptyFile(household), operations));
      },
    ),
    { numRuns: 400 },
  );
});

test('an operation applied twice changes nothing the second time', () => {
  fc.assert(
    fc.property(operationsAbout(household), (operations) => {
      const once = replay(emptyFile(household), operations);
      expect(replay(once, operations)).toEqual(once);
    }),
    { numRuns: 200 },
  );
});

test('the server may answer in any number of batches: the household is the same as in one', () => {
  fc.assert(
    fc.property(operationsAbout(household), fc.nat(12), (operations, cut) => {
      const first = replay(emptyFile(household), operations.slice(0, cut));
      expect(replay(first, operations.slice(cut))).toEqual(replay(emptyFile(household), operations));
    }),
  );
});

test('"không biết" leaves what was known', () => {
  fc.assert(
    fc.property(operationsAbout(household), (operations) => {
      const file = replay(emptyFile(household), operations) ?? emptyFile(household);
      const silent = operations.flatMap((operation) => {
        if (operation.t !== 'visit.log' || operation.b.outcome !== 'met') return [];
        const members = operation.b.members.map((one) => ({
          ...one,
          phone: null,
          simOwn: null,
          rung: null,
          skills: { account: null, login: null, service: null },
        }));
        const body = { ...operation.b, members, smartphone: null, broadband: null, signal: null };
        return [{ ...operation, id: anId(50_000), at: '2027-01-01T00:00:00.000Z', b: body }];
      });
      for (const operation of silent) {
        const after = reduce(file, operation);
        expect(after.household.smartphone).toEqual(file.household.smartphone);
        for (const id of Object.keys(file.members)) {
          expect(after.members[id]?.skills).toEqual(file.members[id]?.skills);
          expect(after.members[id]?.rung).toEqual(file.members[id]?.rung);
        }
      }
    }),
  );
});

test('a refusal, like a closed door, writes nothing about anybody', () => {
  const register = {
    id: anId(1), seq: 1, v: 1, bv: 0, at: '2026-11-01T00:00:00.000Z', by: { id: anId(1), name: 'Lan' },
    t: 'household.register' as const,
    b: { householdId: household, headName: 'Lò Thị Ính', address: null, phone: null, people: null, notTheSameAs: [] },
  };
  const refusal = {
    ...register, id: anId(2), t: 'visit.log' as const,
    b: { outcome: 'refused' as const, visitId: anId(801), householdId: household, startedAt: register.at, revisitOn: null },
  };
  const file = replay(null, [register, refusal]);
  expect(file?.members).toEqual({});
  expect(Object.keys(file?.household ?? {})).toEqual(['id', 'registration']);
  expect(Object.values(file?.visits ?? {}).map((visit) => visit.outcome)).toEqual(['refused']);
});

test('what the commune’s list says of a household outranks what a volunteer registered', () => {
  fc.assert(
    fc.property(operationsAbout(household), (operations) => {
      const file = replay(emptyFile(household), operations);
      const listed = operations.filter((operation) => operation.t === 'household.enlist');
      if (listed.length > 0) expect(listed.map((one) => one.b.headName)).toContain(file?.household.listing?.value.headName);
    }),
  );
});

import { expect, test } from 'vitest';
import { readOperation } from '#shared/sync/operation.ts';
import { aWorld, buildersOf } from '#server/demo/builders.ts';
import { inventName, inventPhone, peoples } from '#server/demo/names.ts';
import { demoCommunes } from '#server/demo/places.ts';
import { chanceOf, idsFrom } from '#server/demo/random.ts';
import { readPhone } from '#shared/base/phone.ts';
import { fold } from '#shared/base/text.ts';

test('what the builders make unasked is an operation that the gate can read', () => {
  const make = buildersOf(aWorld());
  const operations = [
    make.enlisting(make.aHousehold()),
    make.registering(make.aRegistration()),
    make.logging(make.aMetVisit({ members: [make.aMember()] })),
    make.logging(make.anAbsentVisit()),
    make.logging(make.aDoorVisit('refused')),
  ];
  for (const operation of operations) expect(readOperation(operation)).toEqual({ kind: 'operation', operation });
});

test('a visit met the people it reports of, unless the story says otherwise', () => {
  const make = buildersOf(aWorld());
  const member = make.aMember();
  expect(make.aMetVisit({ members: [member] }).met).toEqual([member.memberId]);
  expect(make.aMetVisit({ members: [member], met: [] }).met).toEqual([]);
});

test('one seed makes one world, another seed another', () => {
  const household = (seed: number) => buildersOf(aWorld({ seed })).aHousehold();
  expect(household(1)).toEqual(household(1));
  expect(household(1)).not.toEqual(household(2));
});

test('ids of one moment stand in the order in which they were made', () => {
  const idAt = idsFrom(chanceOf(1));
  const at = new Date('2026-11-22T07:05:00.000Z');
  const ids = Array.from({ length: 5_000 }, () => idAt(at));
  expect(new Set(ids).size).toBe(5_000);
  expect(ids.join() === ids.toSorted().join()).toBe(true);
});

test('every people has names for women and men, and each folds to something that can be searched', () => {
  const chance = chanceOf(7);
  for (const people of peoples) {
    for (const sex of ['female', 'male'] as const) {
      const name = inventName(chance, people, sex);
      expect(name).toBe(name.normalize('NFC'));
      expect(fold(name)).toMatch(/^[a-z]+( [a-z]+)+$/);
    }
  }
});

test('invented phone numbers are readable and begin with 0992', () => {
  const chance = chanceOf(7);
  for (let index = 0; index < 100; index += 1) {
    const phone = inventPhone(chance);
    expect(phone).toMatch(/^0992/);
    expect(readPhone(phone)).toEqual({ kind: 'phone', digits: phone, repaired: false });
  }
});

test('no two hamlets of a demonstration commune fold to the same name', () => {
  for (const { hamlets } of demoCommunes) {
    expect(new Set(hamlets.map(({ name }) => fold(name))).size).toBe(hamlets.length);
  }
});

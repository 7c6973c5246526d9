import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { combined, otherNames, rootOf } from '#shared/household/merge.ts';
import { replay } from '#shared/sync/reduce.ts';
import { anId, operationsAbout } from '#tests/support/operations.ts';

const by = { id: anId(1), name: 'Lò Văn Minh' };

function pointing(from: number, into: number | null, ver = 1): HouseholdFile {
  const b = { householdId: anId(from), into: into === null ? null : anId(into), reason: null };
  return replay(null, [{ id: anId(50 + ver), seq: 0, v: 1, bv: ver - 1, ver, at: '2026-11-22T01:00:00.000Z', by, t: 'household.merge', b }]) as HouseholdFile;
}

function byId(...files: HouseholdFile[]): Map<string, HouseholdFile> {
  return new Map(files.map((file) => [file.id, file]));
}

test('a name of a name is a name of the same household', () => {
  const files = byId(pointing(3, 2), pointing(2, 1), emptyFile(anId(1)));
  expect([1, 2, 3].map((id) => rootOf(anId(id), files))).toEqual([anId(1), anId(1), anId(1)]);
  expect([...combined(files).keys()]).toEqual([anId(1)]);
});

test('two people who point each entry at the other agree on one, whoever came first', () => {
  const files = byId(pointing(1, 2), pointing(2, 1));
  expect([1, 2].map((id) => rootOf(anId(id), files))).toEqual([anId(1), anId(1)]);
  expect([...combined(files).keys()]).toEqual([anId(1)]);
});

test('each name of a household can be taken apart by itself, and two who kept either name by both', () => {
  const chain = byId(pointing(3, 2), pointing(2, 1), emptyFile(anId(1)));
  expect(otherNames(chain).get(anId(1))?.map(({ id, undo }) => [id, undo])).toEqual([
    [anId(3), [anId(3)]],
    [anId(2), [anId(2)]],
  ]);
  const circle = byId(pointing(1, 2), pointing(2, 1));
  expect(otherNames(circle).get(anId(1))?.map(({ id, undo }) => [id, undo])).toEqual([[anId(2), [anId(2), anId(1)]]]);
  expect(otherNames(byId(pointing(1, 9)))).toEqual(new Map());
});

test('what points at a household that is not here stands for itself', () => {
  expect([...combined(byId(pointing(1, 9))).keys()]).toEqual([anId(1)]);
});

test('a household shown under one name has the visits and the people of all its names, and none of them is lost by undoing', () => {
  fc.assert(
    fc.property(operationsAbout(anId(700)), operationsAbout(anId(701)), (a, b) => {
      const main = replay(emptyFile(anId(700)), a) as HouseholdFile;
      const other = replay(emptyFile(anId(701)), b) as HouseholdFile;
      const name = { ...other, household: { ...other.household, ...pointing(701, 700).household, id: anId(701) } };
      const [shown, ...none] = combined(byId(main, name)).values();
      expect(none).toEqual([]);
      expect(Object.keys(shown?.visits ?? {}).sort()).toEqual([...new Set([...Object.keys(main.visits), ...Object.keys(other.visits)])].sort());
      expect(Object.keys(shown?.members ?? {}).sort()).toEqual([...new Set([...Object.keys(main.members), ...Object.keys(other.members)])].sort());
      expect(combined(byId(main, other))).toEqual(byId(main, other));
    }),
  );
});

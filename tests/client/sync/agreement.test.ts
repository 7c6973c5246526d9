import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFounded } from '#shared/household/household-file.ts';
import type { OperationBody } from '#client/store/kept-operation.ts';
import { anId, operationsAbout } from '#tests/support/operations.ts';
import { hereScope, reopened } from '#tests/client/store/phone-on-disk.ts';
import { aField, type Field, filesOn, type Road } from './field.ts';

const households = [anId(700), anId(701), anId(702)];
const minh = { id: anId(12), name: 'Lò Văn Minh' };

/** Something that happens in the field, at the commune or on the road between. */
type Deed =
  | { kind: 'save'; body: OperationBody }
  | { kind: 'another-writes'; body: OperationBody; at: string }
  | { kind: 'push' | 'pull'; road: Road }
  | { kind: 'kill' }
  | { kind: 'restore' };

const road: fc.Arbitrary<Road> = fc.constantFrom<Road>(
  { kind: 'open' },
  { kind: 'question-lost' },
  { kind: 'answer-lost' },
  { kind: 'stranger', says: '<html>' },
);

const body: fc.Arbitrary<{ body: OperationBody; at: string }> = fc
  .constantFrom(...households)
  .chain(operationsAbout)
  .filter((operations) => operations.length > 0)
  .map(([operation]) => {
    if (operation === undefined) throw new Error('Filtered above.');
    const { t, b, at } = operation;
    return { body: { t, b: withOwnIds(b.householdId, b) } as OperationBody, at };
  });

/** The builder draws visits and people from one small list; no two households share them. */
function withOwnIds(householdId: string, drawn: unknown): unknown {
  const inside = /-8000-0{9}(?=3[0-9a-f]{2}")/g;
  return JSON.parse(JSON.stringify(drawn).replace(inside, `-8000-${householdId.slice(-3)}000000`));
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: body.map(({ body }) => ({ kind: 'save' as const, body })) },
  { weight: 2, arbitrary: body.map((drawn) => ({ kind: 'another-writes' as const, ...drawn })) },
  { weight: 3, arbitrary: road.map((one) => ({ kind: 'push' as const, road: one })) },
  { weight: 3, arbitrary: road.map((one) => ({ kind: 'pull' as const, road: one })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
);

test('whatever is saved, lost on the road, killed or restored: in the end phone and commune have the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 24 }), fc.integer({ min: 1, max: 5 }), async (deeds, rowsPerAnswer) => {
      const field = await aField();
      field.server.rowsPerAnswer = rowsPerAnswer;
      const saved = new Set<string>();
      for (const [index, one] of deeds.entries()) {
        await doIt(field, one, index);
        for (const { op } of field.phone.outbox.get()) saved.add(op.id);
        for (const id of saved) expect(field.phone.outbox.get().some(({ op }) => op.id === id)).toBe(true);
      }
      field.road.push = { kind: 'open' };
      field.road.pull = { kind: 'open' };
      // The first pull may find out that the server began anew; what it lost is then sent again.
      for (const step of [field.pull, field.push, field.pull]) await step();

      expect(field.phone.sync.waiting()).toEqual([]);
      const founded = [...field.server.files(hereScope)].filter(([, file]) => isFounded(file));
      expect(filesOn(field.phone)).toEqual(Object.fromEntries(founded));
      expect(filesOn(await reopened(field.disk))).toEqual(Object.fromEntries(founded));
    }),
    { numRuns: 60 },
  );
}, 60_000);

async function doIt(field: Field, deed: Deed, index: number): Promise<void> {
  switch (deed.kind) {
    case 'save':
      return field.phone.saveOperation(hereScope, deed.body);
    case 'another-writes': {
      const { body, at } = deed;
      field.server.admit(hereScope, { ...body, id: anId(4000 + index), seq: 1, v: 1, bv: 0, at }, minh);
      return undefined;
    }
    case 'push':
    case 'pull':
      field.road[deed.kind] = deed.road;
      return field[deed.kind]().catch(() => undefined);
    case 'kill':
      field.phone = await reopened(field.disk);
      return undefined;
    case 'restore':
      return field.server.loseEverything();
  }
}

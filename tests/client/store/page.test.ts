import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '#shared/sync/canonical.ts';
import { Digest, digestOf, isGone, rowKey } from '#shared/sync/digest.ts';
import type { Row } from '#shared/sync/pull.ts';
import { digestAfter, householdOfRow, mergeRows } from '#client/store/page.ts';
import { anId } from '#tests/support/operations.ts';

/**
 * What happens to a hamlet, one version each: a household is written, with one of its people or visits, or leaves; if it
 * comes back, it brings everything that it left with.
 */
type Happening = { household: number; what: 'household' | 'member' | 'visit' | 'leaves'; which: number };

const happening: fc.Arbitrary<Happening> = fc.record({
  household: fc.integer({ min: 1, max: 4 }),
  what: fc.constantFrom('household', 'member', 'member', 'visit', 'visit', 'leaves'),
  which: fc.integer({ min: 1, max: 3 }),
});
const history = fc.array(happening, { minLength: 1, maxLength: 30 });

/** The server's rows after each version, with the digest as a writer keeps it. */
function play(happenings: Happening[]): { rows: Row[]; digest: string }[] {
  const rows = new Map<string, Row>();
  const elsewhere = new Map<string, Row[]>();
  const digest = new Digest();
  return happenings.map(({ household, what, which }, index) => {
    const ver = index + 1;
    const householdId = anId(household);
    const stamp = (row: Row) => {
      const key = keyOf(row);
      const before = rows.get(key);
      digest.move(key, before === undefined || isGone(before) ? undefined : before.ver, ver);
      rows.set(key, row);
    };
    if (what === 'leaves') {
      for (const [key, row] of rows) {
        if (householdOfRow(row) !== householdId || isGone(row)) continue;
        digest.remove(key, row.ver);
        rows.delete(key);
        if (row.kind !== 'household') elsewhere.set(householdId, [...(elsewhere.get(householdId) ?? []), row]);
      }
      const gone: Row = { kind: 'household', id: householdId, ver, body: { id: householdId, gone: { movedTo: which } } };
      rows.set(keyOf(gone), gone);
    } else {
      stamp({ kind: 'household', id: householdId, ver, body: { id: householdId } });
      for (const row of elsewhere.get(householdId) ?? []) stamp({ ...row, ver });
      elsewhere.delete(householdId);
      const id = anId(which * 10);
      if (what === 'member') stamp({ kind: 'member', id, ver, body: { id, householdId } as never });
      if (what === 'visit') stamp({ kind: 'visit', id, ver, body: { id, householdId } as never });
    }
    return { rows: [...rows.values()], digest: digest.toString() };
  });
}

function keyOf(row: Row): string {
  return rowKey(row.kind, householdOfRow(row), row.id);
}

function inOrder(rows: Row[]): string[] {
  return rows.map(canonical).sort();
}

test('a file of any version and what came after it are the hamlet as it is now, whatever has left meanwhile', () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const states = play(happenings);
      const now = states.at(-1)?.rows ?? [];
      for (const [index, { rows: file }] of states.entries()) {
        const after = now.filter((row) => row.ver > index + 1);
        expect(inOrder(mergeRows(file, after))).toEqual(inOrder(now));
        expect(digestAfter(undefined, mergeRows(file, after))).toBe(states.at(-1)?.digest);
      }
    }),
  );
});

test('an older row never takes the place of a newer one', () => {
  fc.assert(
    fc.property(history, fc.nat(), (happenings, cut) => {
      const states = play(happenings);
      const now = states.at(-1)?.rows ?? [];
      const before = states[cut % states.length]?.rows ?? [];
      expect(inOrder(mergeRows(now, before).filter((row) => now.includes(row)))).toEqual(inOrder(now));
    }),
  );
});

test('what a household leaves behind is not summed: who has forgotten it and who has not agree', () => {
  fc.assert(
    fc.property(history, (happenings) => {
      const { rows = [], digest } = play(happenings).at(-1) ?? {};
      expect(digestOf(rows)).toBe(digest);
      expect(digestOf(rows.filter((row) => !isGone(row)))).toBe(digest);
    }),
  );
});

test('of a household that came back, only what came with it is there', () => {
  const of = (ver: number, id: number): Row => ({ kind: 'member', id: anId(id), ver, body: { id: anId(id), householdId: anId(1) } as never });
  const household = (ver: number, gone?: { movedTo: number | null }): Row => ({ kind: 'household', id: anId(1), ver, body: { id: anId(1), ...(gone && { gone }) } });
  const left = mergeRows([household(1), of(1, 11), of(2, 12)], [household(5, { movedTo: 2 })]);
  expect(left).toEqual([household(5, { movedTo: 2 })]);
  expect(mergeRows(left, [household(6), of(6, 11)])).toEqual([household(6), of(6, 11)]);
});

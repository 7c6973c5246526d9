import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '#shared/sync/fact.ts';
import { noHeads, observe } from '#shared/sync/heads.ts';
import { anId } from '#tests/support/operations.ts';

type Said = Fact<string> & { ver: number; device: string; seq: number };

/** What phones do to one fact: each says something after having seen the hamlet up to a version, some of it arrives late. */
const histories: fc.Arbitrary<Said[]> = fc
  .array(fc.record({ phone: fc.nat(2), isPulling: fc.boolean(), value: fc.constantFrom('yes', 'no'), late: fc.nat(3) }), { maxLength: 9 })
  .map((events) => {
    const seen = [0, 0, 0];
    const counts = [0, 0, 0];
    const waiting: { due: number; fact: Omit<Said, 'ver'> }[] = [];
    const arrived: Said[] = [];
    const arrive = (until: number) => {
      for (const { fact } of waiting.filter(({ due }) => due <= until)) arrived.push({ ...fact, ver: arrived.length + 1 });
      waiting.splice(0, waiting.length, ...waiting.filter(({ due }) => due > until));
    };
    for (const [turn, { phone, isPulling, value, late }] of events.entries()) {
      arrive(turn);
      if (isPulling) seen[phone] = arrived.length;
      const seq = (counts[phone] = (counts[phone] ?? 0) + 1);
      waiting.push({ due: turn + late, fact: { ...anObservation(turn, value, phone), bv: seen[phone] ?? 0, seq } });
    }
    arrive(Number.POSITIVE_INFINITY);
    return arrived;
  });

function anObservation(number: number, value: string, phone: number): Omit<Said, 'ver'> {
  const by = { id: anId(phone), name: 'Lan' };
  return { value, at: '2026-11-22T01:00:00.000Z', by, how: 'seen', op: anId(number), bv: 0, device: anId(100 + phone), seq: 0 };
}

/** The same by its meaning: what nobody who spoke later had seen. */
function unseen(all: Said[]): string[] {
  const isReplaced = (x: Said) =>
    all.some((y) => y !== x && (x.ver <= y.bv || (x.device === y.device && y.seq > x.seq && y.ver > x.bv)));
  return all.filter((x) => !isReplaced(x)).map(({ op }) => op).sort();
}

test('what stands side by side is what nobody who spoke later had seen', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { heads } = history.reduce(observe<string>, noHeads);
      expect(heads.map(({ op }) => op)).toEqual(unseen(history));
    }),
    { numRuns: 2_000 },
  );
});

test('observations may come in any order, and twice: the same ones stand', () => {
  fc.assert(
    fc.property(histories.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all]))), ([history, shuffled]) => {
      const inOrder = history.reduce(observe<string>, noHeads);
      expect([...shuffled, ...history].reduce(observe<string>, noHeads)).toEqual(inOrder);
    }),
    { numRuns: 2_000 },
  );
});

test('whoever has seen a value and says another replaces it, even with a clock that is a year behind', () => {
  const before = { ...anObservation(1, 'yes', 0), ver: 1 };
  const correction = { ...anObservation(2, 'no', 1), bv: 1, ver: 2, at: '2025-11-22T01:00:00.000Z' };
  expect([before, correction].reduce(observe<string>, noHeads).heads).toEqual([correction]);
});

test('what waits on a phone replaces what that phone had seen, and nothing else', () => {
  const seen = { ...anObservation(1, 'yes', 0), ver: 3 };
  const later = { ...anObservation(2, 'yes', 0), ver: 4 };
  const { device: _, seq: __, ...waiting } = { ...anObservation(3, 'no', 1), bv: 3 };
  expect([seen, later, waiting].reduce(observe<string>, noHeads).heads).toEqual([later, waiting]);
});

import { expect, test } from 'vitest';
import { progressOf } from '#client/screens/field/today/hamlet-progress.ts';
import { suggestionsOf } from '#client/screens/field/today/suggestions.ts';
import { anEntry, type SaidOfEntry } from '#tests/client/screens/field/an-entry.ts';

const today = '2026-11-22';

function suggested(houses: Record<string, SaidOfEntry>): string[] {
  const entries = Object.entries(houses).map(([name, said], index) => anEntry(index + 1, { name, ...said }));
  return suggestionsOf(entries, today).map(({ entry }) => entry.particulars.headName);
}

test('promises come first, the one that is latest before all, then new houses, then nobody met, then what is missing', () => {
  expect(
    suggested({
      missing: { coverage: { kind: 'visited', missing: ['service'], nearest: null }, lastOn: '2026-11-01' },
      nobodyMet: { coverage: { kind: 'not-met', tries: 1 }, lastOn: '2026-11-01' },
      newHouse: {},
      promisedToday: { revisitOn: '2026-11-22', coverage: { kind: 'not-met', tries: 1 }, lastOn: '2026-11-20' },
      overdue: { revisitOn: '2026-11-19', coverage: { kind: 'visited', missing: ['login'], nearest: null }, lastOn: '2026-11-10' },
    }),
  ).toEqual(['overdue', 'promisedToday', 'newHouse', 'nobodyMet', 'missing']);
});

test('a house where somebody is to look comes before all, even one that is covered, until somebody went there', () => {
  const asked = '2026-11-22T05:00:00.000Z';
  const check = { value: { kind: 'check', covers: [] }, at: asked, by: { id: '', name: '' }, how: 'registry', op: '', bv: 0 } as const;
  const disputes: SaidOfEntry['disputes'] = [{ memberId: null, field: 'smartphone', opinions: [], covers: [], check: { ...check, value: { kind: 'check', covers: [] } } }];
  const covered = { coverage: { kind: 'covered', by: 'x' }, disputes } as const;
  expect(
    suggested({
      newHouse: {},
      toCheck: { ...covered, lastOn: '2026-11-20' },
      // The visits of these houses are at 03:00 UTC: before it was asked.
      visitedBefore: { ...covered, lastOn: today },
      promised: { revisitOn: today },
      notAsked: { ...covered, disputes: disputes.map((one) => ({ ...one, check: null })), lastOn: '2026-11-20' },
      later: { ...covered, revisitOn: '2026-11-25' },
    }),
  ).toEqual(['toCheck', 'visitedBefore', 'promised', 'newHouse']);
  const since = disputes.map((one) => ({ ...one, check: { ...check, value: { kind: 'check' as const, covers: [] }, at: '2026-11-22T02:00:00.000Z' } }));
  expect(suggested({ visitedSince: { ...covered, disputes: since, lastOn: today } })).toEqual([]);
});

test('a house promised for tomorrow is left in peace today', () => {
  expect(suggested({ tomorrow: { revisitOn: '2026-11-23', coverage: { kind: 'not-met', tries: 1 }, lastOn: today } })).toEqual([]);
});

test('houses that are covered, have refused or have moved away are not suggested', () => {
  expect(
    suggested({
      covered: { coverage: { kind: 'covered', by: 'x' }, lastOn: '2026-11-01' },
      refused: { coverage: { kind: 'refused' }, lastOn: '2026-11-01' },
      moved: { coverage: { kind: 'moved' }, revisitOn: '2026-11-01', lastOn: '2026-10-01' },
    }),
  ).toEqual([]);
});

test('a promise is kept even to a house that is covered', () => {
  expect(suggested({ covered: { coverage: { kind: 'covered', by: 'x' }, revisitOn: today, lastOn: '2026-11-20' } })).toEqual(['covered']);
});

test('neighbours stand together, house 2 before house 10', () => {
  expect(suggested({ ten: { address: 'Nhà 10' }, two: { address: 'Nhà 2' }, three: { address: 'Nhà 3' } })).toEqual(['two', 'three', 'ten']);
});

test('where nobody was met, the door knocked longest ago comes first', () => {
  const notMet = { coverage: { kind: 'not-met', tries: 1 } } as const;
  expect(suggested({ lately: { ...notMet, lastOn: '2026-11-21' }, longAgo: { ...notMet, lastOn: '2026-11-02' } })).toEqual(['longAgo', 'lately']);
});

test('the house that is nearest to "đạt" comes before one that lacks all three skills', () => {
  const lacking = (...missing: ('account' | 'login' | 'service')[]) =>
    ({ coverage: { kind: 'visited', missing, nearest: null }, lastOn: '2026-11-01' }) as const;
  expect(suggested({ all: lacking('account', 'login', 'service'), one: lacking('service') })).toEqual(['one', 'all']);
});

test('a house where somebody was met today has had its turn', () => {
  expect(suggested({ done: { coverage: { kind: 'visited', missing: ['service'], nearest: null }, lastOn: today } })).toEqual([]);
});

test('a house where nobody opened counts as visited, not as covered', () => {
  const entries = [
    anEntry(1),
    anEntry(2, { coverage: { kind: 'not-met', tries: 1 }, lastOn: today }),
    anEntry(3, { coverage: { kind: 'covered', by: 'x' }, lastOn: today }),
  ];
  expect(progressOf(entries)).toEqual({ houses: 3, visited: 2, covered: 1 });
});

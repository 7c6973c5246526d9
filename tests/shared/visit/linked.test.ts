import { expect, test } from 'vitest';
import { emptyFile } from '#shared/household/household-file.ts';
import { sameDayVisits } from '#shared/visit/linked.ts';
import type { Visit } from '#shared/visit/visit.ts';
import { anId } from '#tests/support/operations.ts';

const [lan, minh] = [{ id: anId(11), name: 'Hoàng Thị Lan' }, { id: anId(12), name: 'Lò Văn Minh' }];

function visitAt(number: number, at: string, by: Visit['by']): Visit {
  return { id: anId(number), householdId: anId(1), at, by, outcome: 'met', met: [], services: [], reasons: [], revisitOn: null, minutes: null, op: anId(number + 100) };
}

function beside(visit: Visit, ...others: Visit[]): string[] {
  const all = [visit, ...others];
  return sameDayVisits({ ...emptyFile(anId(1)), visits: Object.fromEntries(all.map((one) => [one.id, one])) }, visit).map(({ id }) => id);
}

test('visits of two people on one day belong beside each other', () => {
  const morning = visitAt(801, '2026-11-22T01:00:00.000Z', lan);
  const evening = visitAt(802, '2026-11-22T11:00:00.000Z', minh);
  expect(beside(morning, evening)).toEqual([anId(802)]);
  expect(beside(evening, morning)).toEqual([anId(801)]);
});

test('the day is the day of Vietnam', () => {
  const lateEvening = visitAt(801, '2026-11-22T16:30:00.000Z', lan);
  expect(beside(lateEvening, visitAt(802, '2026-11-22T17:30:00.000Z', minh))).toEqual([]);
});

test('one person who goes twice is not two people', () => {
  expect(beside(visitAt(801, '2026-11-22T01:00:00.000Z', lan), visitAt(802, '2026-11-22T08:00:00.000Z', lan))).toEqual([]);
});

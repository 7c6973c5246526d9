import { expect, test } from 'vitest';
import { disputesOf } from '#shared/household/disputes.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { mostPressingFirst, reopening, settling, sidesOf, weightOf } from '#shared/household/settle.ts';
import type { AuthoredOperation } from '#shared/sync/operation.ts';
import { replay } from '#shared/sync/reduce.ts';
import { anId } from '#tests/support/operations.ts';

const house = anId(700);
const pom = anId(901);

interface Said {
  by: number;
  smartphone?: 'yes' | 'no';
  service?: 'alone' | 'guided';
}

/** Visits of people none of whom had heard of another, in the order of their days; the household stands on the poor list or on none. */
function said(visits: Said[], poverty: 'none' | 'poor' = 'none'): HouseholdFile {
  const by = { id: anId(2), name: 'Nguyễn Văn Bình' };
  const listing = { householdId: house, headName: 'Quàng Văn Pỏm', address: null, phone: null, poverty, people: 3 };
  const listed: AuthoredOperation = { id: anId(1), seq: 0, bv: 0, ver: 1, at: '2026-11-01T02:00:00.000Z', by, t: 'household.enlist', v: 1, b: listing };
  return replay(null, [listed, ...visits.map(visit)]) ?? emptyFile(house);
}

function visit({ by, smartphone, service }: Said, index: number): AuthoredOperation {
  const [id, at] = [anId(11 + index), new Date(Date.UTC(2026, 10, 11 + index, 2)).toISOString()];
  const skills = { account: 'alone', login: 'alone', service: service ?? null } as const;
  const person = { memberId: pom, name: 'Quàng Văn Pỏm', birthYear: 1970, sex: null, phone: null, simOwn: null, rung: null, skills, how: 'seen' } as const;
  return {
    id, seq: 1, bv: 0, ver: 11 + index, at, device: anId(100 + by), by: { id: anId(by), name: `người ${by}` }, t: 'visit.log', v: 2,
    b: {
      outcome: 'met', visitId: anId(800 + index), householdId: house, startedAt: at, revisitOn: null,
      consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [pom], members: [person],
      smartphone: smartphone ?? null, broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
    },
  };
}

function only(file: HouseholdFile) {
  const [dispute, ...others] = disputesOf(file);
  if (dispute === undefined || others.length > 0) throw new Error('there is one dispute');
  return dispute;
}

test('what several people said alike is one side of the dispute, named by the latest of them', () => {
  const { opinions } = only(said([{ by: 21, smartphone: 'no' }, { by: 22, smartphone: 'no' }, { by: 23, smartphone: 'yes' }]));
  expect(sidesOf(opinions).map(({ value, pick, said: all }) => [value, pick, all.length])).toEqual([
    ['yes', anId(13), 1],
    ['no', anId(12), 2],
  ]);
});

test('a verdict is about everybody who has spoken, so that one who said the same as the loser does not open it again', () => {
  const visits: Said[] = [{ by: 21, smartphone: 'yes' }, { by: 22, smartphone: 'no' }, { by: 23, smartphone: 'yes' }];
  const file = said(visits);
  const decision = settling(file, only(file), { kind: 'value', pick: anId(12) }, null);
  const by = { id: anId(3), name: 'Lò Văn Minh' };
  const verdict: AuthoredOperation = { id: anId(50), seq: 1, bv: 13, ver: 14, at: '2026-11-20T02:00:00.000Z', by, t: 'fact.settle', v: 1, b: decision };
  const settled = replay(file, [verdict]) ?? file;
  expect(settled.household.smartphone?.value).toBe('no');
  expect(disputesOf(settled)).toEqual([]);
});

test('a verdict on a person is written where the person was written down, also when entries are joined', () => {
  const file = said([{ by: 21, service: 'alone' }, { by: 22, service: 'guided' }]);
  const joined = { ...file, id: anId(701), household: { ...file.household, id: anId(701) } };
  const dispute = only(joined);
  expect(settling(joined, dispute, { kind: 'check' }, null).householdId).toBe(house);
  const verdict = { value: { kind: 'check', covers: dispute.covers }, at: '', by: { id: '', name: '' }, how: 'registry', op: '', bv: 0 } as const;
  expect(reopening(joined, { ...dispute, verdict })).toMatchObject({ householdId: house, verdict: { kind: 'reopen', covers: dispute.covers } });
});

test('a dispute weighs as much as what hangs on it', () => {
  const weigh = (file: HouseholdFile) => weightOf(file, only(file));
  expect(weigh(said([{ by: 21, service: 'alone' }, { by: 22, service: 'guided' }]))).toBe('coverage');
  expect(weigh(said([{ by: 21, smartphone: 'yes' }, { by: 22, smartphone: 'no' }], 'poor'))).toBe('support');
  expect(weigh(said([{ by: 21, smartphone: 'yes' }, { by: 22, smartphone: 'no' }]))).toBe('other');
});

test('what decides coverage comes first, and of two alike the one that has been open longest', () => {
  const lately = { weight: 'other', dispute: only(said([{ by: 20 }, { by: 21, smartphone: 'yes' }, { by: 22, smartphone: 'no' }])) } as const;
  const longAgo = { weight: 'other', dispute: only(said([{ by: 21, smartphone: 'yes' }, { by: 22, smartphone: 'no' }])) } as const;
  const deciding = { ...lately, weight: 'coverage' } as const;
  expect(mostPressingFirst([lately, longAgo, deciding])).toEqual([deciding, longAgo, lately]);
});

import { describe, expect, test } from 'vitest';
import { coverageOf } from '#shared/coverage/coverage.ts';
import { decidedIn, disputesOf } from '#shared/household/disputes.ts';
import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import type { Verdict } from '#shared/sync/opinions.ts';
import type { AuthoredOperation } from '#shared/sync/operation.ts';
import type { Question } from '#shared/sync/policy.ts';
import { replay } from '#shared/sync/reduce.ts';
import { anId } from '#tests/support/operations.ts';

const house = anId(700);
const pom = anId(901);
const phones = { lan: anId(111), minh: anId(112), mai: anId(113) };

interface Said {
  who: keyof typeof phones;
  ver: number;
  seen?: number;
  day?: number;
  smartphone?: 'yes' | 'no' | null;
  login?: 'alone' | 'guided' | null;
}

function header({ who, ver, seen = 0, day = ver }: Pick<Said, 'who' | 'ver' | 'seen' | 'day'>) {
  const at = new Date(Date.UTC(2026, 10, day, 2)).toISOString();
  return { id: anId(ver), seq: ver, bv: seen, ver, at, device: phones[who], by: { id: phones[who], name: who } };
}

function visit({ smartphone = null, login = null, ...said }: Said): AuthoredOperation {
  const place = header(said);
  const skills = { account: null, login, service: null };
  const person = { memberId: pom, name: 'Quàng Văn Pỏm', birthYear: 1970, sex: null, phone: null, simOwn: null, rung: null, skills, how: 'seen' as const };
  return {
    ...place,
    t: 'visit.log',
    v: 2,
    b: {
      outcome: 'met', visitId: anId(800 + said.ver), householdId: house, startedAt: place.at, revisitOn: null,
      consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [pom], members: [person],
      smartphone, broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
    },
  };
}

function settle(place: Pick<Said, 'who' | 'ver' | 'seen'>, field: Question, verdict: Verdict): AuthoredOperation {
  const memberId = field === 'smartphone' ? null : pom;
  return { ...header(place), t: 'fact.settle', v: 1, b: { householdId: house, memberId, field, verdict, reason: null } };
}

function after(...operations: AuthoredOperation[]): HouseholdFile {
  return replay(null, operations) ?? emptyFile(house);
}

const lanSaysYes = visit({ who: 'lan', ver: 1, smartphone: 'yes' });
const minhSaysNo = visit({ who: 'minh', ver: 2, smartphone: 'no' });
const both = [anId(1), anId(2)];

describe('two opinions', () => {
  test('are there when the second person had not seen what the first said', () => {
    const file = after(lanSaysYes, minhSaysNo);
    expect(file.household.smartphone?.value).toBe('no');
    expect(disputesOf(file)).toMatchObject([{ memberId: null, field: 'smartphone', opinions: [{ value: 'no' }, { value: 'yes' }], check: null }]);
  });

  test('are not there when the second person had seen it: that is a correction', () => {
    expect(disputesOf(after(lanSaysYes, visit({ who: 'minh', ver: 2, seen: 1, smartphone: 'no' })))).toEqual([]);
  });

  test('are not there when both say the same, nor when one person changes her mind', () => {
    expect(disputesOf(after(lanSaysYes, visit({ who: 'minh', ver: 2, smartphone: 'yes' })))).toEqual([]);
    expect(disputesOf(after(lanSaysYes, visit({ who: 'lan', ver: 2, smartphone: 'no' })))).toEqual([]);
  });

  test('are not there when so much time lies between them that things may have changed', () => {
    const lastMonth = visit({ who: 'lan', ver: 1, day: -30, login: 'guided' });
    expect(disputesOf(after(lastMonth, visit({ who: 'minh', ver: 2, login: 'alone' })))).toEqual([]);
    expect(disputesOf(after(visit({ who: 'lan', ver: 1, login: 'guided' }), visit({ who: 'minh', ver: 2, login: 'alone' })))).toHaveLength(1);
  });

  test('close by themselves when somebody who knew of both says something', () => {
    const file = after(lanSaysYes, minhSaysNo, visit({ who: 'mai', ver: 3, seen: 2, smartphone: 'yes' }));
    expect(file.household.smartphone?.value).toBe('yes');
    expect(disputesOf(file)).toEqual([]);
    expect(file.household.opinions?.smartphone?.others).toBeUndefined();
  });
});

describe('a verdict', () => {
  const forLan: Verdict = { kind: 'value', pick: anId(1), covers: both };

  test('for one of them makes it the current value, and keeps the other', () => {
    const file = after(lanSaysYes, minhSaysNo, settle({ who: 'mai', ver: 3, seen: 2 }, 'smartphone', forLan));
    expect(file.household.smartphone?.value).toBe('yes');
    expect(disputesOf(file)).toEqual([]);
    expect(decidedIn(file)).toMatchObject([{ field: 'smartphone', opinions: [{ value: 'no' }, { value: 'yes' }] }]);
  });

  test('for neither makes it unknown again', () => {
    const neither = settle({ who: 'mai', ver: 3, seen: 2 }, 'smartphone', { kind: 'neither', covers: both });
    const file = after(lanSaysYes, minhSaysNo, neither);
    expect(file.household.smartphone).toBeUndefined();
    expect(disputesOf(file)).toEqual([]);
  });

  test('that somebody is to look leaves both standing until the next visit', () => {
    const check = settle({ who: 'mai', ver: 3, seen: 2 }, 'smartphone', { kind: 'check', covers: both });
    expect(disputesOf(after(lanSaysYes, minhSaysNo, check))).toMatchObject([{ check: { by: { name: 'mai' } } }]);
    const looked = visit({ who: 'lan', ver: 4, seen: 3, smartphone: 'yes' });
    expect(disputesOf(after(lanSaysYes, minhSaysNo, check, looked))).toEqual([]);
  });

  test('can be taken back, and decided the other way', () => {
    const first = settle({ who: 'mai', ver: 3, seen: 2 }, 'smartphone', forLan);
    const back = settle({ who: 'mai', ver: 4, seen: 3 }, 'smartphone', { kind: 'reopen', covers: both });
    expect(disputesOf(after(lanSaysYes, minhSaysNo, first, back))).toHaveLength(1);
    const other = settle({ who: 'mai', ver: 4, seen: 3 }, 'smartphone', { kind: 'value', pick: anId(2), covers: both });
    expect(after(lanSaysYes, minhSaysNo, first, other).household.smartphone?.value).toBe('no');
  });

  test('says nothing about what somebody observes later without knowing of it', () => {
    const file = after(lanSaysYes, minhSaysNo, settle({ who: 'mai', ver: 3, seen: 2 }, 'smartphone', forLan), visit({ who: 'mai', ver: 4, seen: 0, day: 20, smartphone: 'no' }));
    expect(disputesOf(file)).toMatchObject([{ opinions: [{ op: anId(4) }, { op: anId(1) }] }]);
  });

  test('on somebody of whom the visit comes later waits for it', () => {
    const operations = [visit({ who: 'lan', ver: 1, login: 'guided' }), visit({ who: 'minh', ver: 2, login: 'alone' })];
    const verdict = settle({ who: 'mai', ver: 3, seen: 2 }, 'login', { kind: 'value', pick: anId(1), covers: both });
    expect(after(verdict, ...operations)).toEqual(after(...operations, verdict));
    expect(after(verdict, ...operations).members[pom]?.skills.login?.value).toBe('guided');
  });
});

test('the ladder never comes down because somebody who did not know said less', () => {
  const reports = [visit({ who: 'lan', ver: 1 }), visit({ who: 'minh', ver: 2 })];
  const [high, low] = reports.map((one, index) => {
    if (one.t !== 'visit.log' || one.b.outcome !== 'met') throw new Error('somebody was met');
    return { ...one, b: { ...one.b, members: one.b.members.map((member) => ({ ...member, rung: index === 0 ? ('activated' as const) : ('level-1' as const) })) } };
  });
  const file = after(high as AuthoredOperation, low as AuthoredOperation);
  expect(file.members[pom]?.rung?.value).toBe('activated');
  expect(disputesOf(file)).toEqual([]);
  expect(coverageOf(file).kind).toBe('visited');
});

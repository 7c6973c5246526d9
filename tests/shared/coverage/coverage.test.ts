import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf, missingOf } from '#shared/coverage/coverage.ts';
import { addTally, emptyTally, tallyKeys, tallyOf } from '#shared/coverage/tally.ts';
import { emptyFile, isFounded } from '#shared/household/household-file.ts';
import type { MemberReport } from '#shared/member/member.ts';
import { skills } from '#shared/member/skills.ts';
import { replay } from '#shared/sync/reduce.ts';
import type { VisitReport } from '#shared/visit/visit.ts';
import { anId, operationsAbout } from '#tests/support/operations.ts';

const household = anId(700);
const alone = { account: 'alone', login: 'alone', service: 'alone' } as const;

describe('a household is đạt', () => {
  test('when one adult does all three skills alone', () => {
    expect(after(met(person({ skills: alone })))).toMatchObject({ kind: 'covered', by: anId(901) });
  });

  test('not when two adults share the three skills between them', () => {
    const first = person({ skills: { ...alone, service: 'guided' } });
    const second = person({ memberId: anId(902), skills: { account: null, login: null, service: 'alone' } });
    expect(after(met(first, second))).toMatchObject({ kind: 'visited', missing: ['service'], nearest: anId(901) });
  });

  test('not when it was done for them or with guidance', () => {
    const report = person({ skills: { account: 'done-for-them', login: 'guided', service: 'alone' } });
    expect(after(met(report))).toMatchObject({ kind: 'visited', missing: ['account', 'login'] });
  });

  test('not by somebody who was not yet 18 that year', () => {
    expect(after(met(person({ birthYear: 2009, skills: alone })))).toMatchObject({ kind: 'visited' });
    expect(after(met(person({ birthYear: 2008, skills: alone })))).toMatchObject({ kind: 'covered' });
  });

  test('still, when the door is closed at a later visit', () => {
    expect(after(met(person({ skills: alone })), door('absent', 5))).toMatchObject({ kind: 'covered' });
  });
});

describe('a household that is not đạt is told apart', () => {
  test('nobody went', () => expect(after()).toEqual({ kind: 'not-visited' }));
  test('somebody went and met nobody', () => {
    expect(after(door('absent', 1), door('closed', 2))).toEqual({ kind: 'not-met', tries: 2 });
  });
  test('it refused', () => expect(after(door('refused', 1))).toEqual({ kind: 'refused' }));
  test('it moved away', () => expect(after(met(person({})), door('moved', 3))).toEqual({ kind: 'moved' }));
  test('a met household where nobody is written down lacks all three skills', () => {
    expect(after(met())).toEqual({ kind: 'visited', missing: [...skills], nearest: null });
  });
});

test('đạt means exactly that some member lacks nothing, whatever has happened', () => {
  fc.assert(
    fc.property(operationsAbout(household), (operations) => {
      const file = replay(emptyFile(household), operations) ?? emptyFile(household);
      const coverage = coverageOf(file);
      const someone = Object.values(file.members).some((member) => missingOf(member).length === 0);
      expect(coverage.kind === 'covered').toBe(someone && coverage.kind !== 'moved');
    }),
    { numRuns: 300 },
  );
});

test('each household of the roster is counted in exactly one state', () => {
  fc.assert(
    fc.property(operationsAbout(household), (operations) => {
      const file = replay(emptyFile(household), operations) ?? emptyFile(household);
      const tally = tallyOf(file);
      const states = tally.notVisited + tally.notMet + tally.refused + tally.moved + tally.visited + tally.covered;
      expect(states).toBe(isFounded(file) ? 1 : 0);
      expect(tally.poorWithoutSmartphone).toBeLessThanOrEqual(tally.poorReviewed);
      expect(tally.poorReviewed).toBeLessThanOrEqual(tally.poorListed);
    }),
  );
});

test('adding the difference of a change gives the same numbers as counting anew', () => {
  fc.assert(
    fc.property(operationsAbout(household), fc.nat(12), (operations, cut) => {
      const before = tallyOf(replay(emptyFile(household), operations.slice(0, cut)) ?? emptyFile(household));
      const now = tallyOf(replay(emptyFile(household), operations) ?? emptyFile(household));
      const difference = addTally(addTally(emptyTally, now), before, -1);
      expect(addTally(before, difference)).toEqual(now);
      expect(Object.keys(difference)).toEqual([...tallyKeys]);
    }),
  );
});

function after(...reports: VisitReport[]) {
  const by = { id: anId(1), name: 'Hoàng Thị Lan' };
  const listing = { householdId: household, headName: 'Lò Thị Ính', address: null, phone: null, poverty: 'poor' as const, people: 4 };
  const base = { seq: 1, v: 1, bv: 0, by };
  const file = replay(null, [
    { ...base, id: anId(1), at: '2026-09-01T00:00:00.000Z', t: 'household.enlist', b: listing },
    ...reports.map((b, index) => ({ ...base, id: anId(index + 2), at: b.startedAt, t: 'visit.log' as const, b })),
  ]);
  return coverageOf(file ?? emptyFile(household));
}

function person(given: Partial<MemberReport>): MemberReport {
  const nothing = { account: null, login: null, service: null };
  const rest = { sex: null, phone: null, simOwn: null, rung: null, how: 'seen' as const };
  return { memberId: anId(901), name: 'Lò Văn Páo', birthYear: null, skills: nothing, ...rest, ...given };
}

function met(...members: MemberReport[]): VisitReport {
  return {
    outcome: 'met', visitId: anId(801), householdId: household, startedAt: '2026-11-01T02:00:00.000Z', revisitOn: null,
    consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: members.map((one) => one.memberId), members,
    smartphone: null, broadband: null, signal: null, houseHow: 'told', services: [], reasons: [], minutes: null,
  };
}

function door(outcome: 'absent' | 'closed' | 'refused' | 'moved', day: number): VisitReport {
  const startedAt = `2026-11-${String(10 + day)}T02:00:00.000Z`;
  return { outcome, visitId: anId(810 + day), householdId: household, startedAt, revisitOn: null };
}

import fc from 'fast-check';
import { signals } from '#shared/household/household.ts';
import { phoneKinds, yesNo } from '#shared/member/member.ts';
import { rungs } from '#shared/member/ladder.ts';
import { grades } from '#shared/member/skills.ts';
import { type AuthoredOperation, type Envelope, operationBodies } from '#shared/sync/operation.ts';
import { houseQuestions, memberQuestions } from '#shared/sync/policy.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';

/** A UUIDv7-shaped id that sorts by its number. */
export function anId(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const memberIds = [anId(901), anId(902), anId(903)];
const visitIds = [anId(801), anId(802), anId(803), anId(804)];
const authors = [{ id: anId(1), name: 'Hoàng Thị Lan' }, { id: anId(2), name: 'Lò Văn Minh' }];
const moment = fc.integer({ min: 0, max: 30 }).map((day) => new Date(Date.UTC(2026, 9, 1 + day)).toISOString());
const maybe = <T extends string>(codes: readonly T[]) => fc.option(fc.constantFrom(...codes), { nil: null });

const memberReport = fc.record({
  memberId: fc.constantFrom(...memberIds),
  name: fc.constantFrom('Lò Thị Ính', 'Quàng Văn Pỏm', 'Y Đăk'),
  birthYear: fc.option(fc.integer({ min: 1930, max: 2015 }), { nil: null }),
  sex: maybe(['female', 'male'] as const),
  phone: maybe(phoneKinds),
  simOwn: maybe(yesNo),
  rung: maybe(rungs),
  skills: fc.record({ account: maybe(grades), login: maybe(grades), service: maybe(grades) }),
  how: fc.constantFrom('seen' as const, 'told' as const),
});

function visitBody(householdId: string) {
  const any = {
    visitId: fc.constantFrom(...visitIds),
    householdId: fc.constant(householdId),
    startedAt: moment,
    revisitOn: fc.option(fc.constantFrom('2026-12-01', '2026-12-24'), { nil: null }),
  };
  const met = fc.record({
    outcome: fc.constant('met' as const),
    ...any,
    consent: fc.record({
      notice: fc.constant('2026-11'),
      manner: fc.constantFrom('spoken' as const, 'signed' as const),
      witness: fc.constant(null),
    }),
    met: fc.subarray(memberIds),
    members: fc.uniqueArray(memberReport, { selector: (one) => one.memberId, maxLength: 3 }),
    smartphone: maybe(yesNo),
    broadband: maybe(yesNo),
    signal: maybe(signals),
    houseHow: fc.constantFrom('seen' as const, 'told' as const),
    services: fc.constant([]),
    reasons: fc.subarray([...reasonCodes], { maxLength: 3 }),
    minutes: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  });
  const door = fc.record({ outcome: fc.constantFrom('absent' as const, 'closed' as const, 'moved' as const, 'refused' as const), ...any });
  return fc.oneof(met, door);
}

function settlementBody(householdId: string) {
  const covers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }).map(anId), { minLength: 1, maxLength: 5 });
  return fc.record({
    householdId: fc.constant(householdId),
    memberId: fc.constantFrom(null, ...memberIds),
    field: fc.constantFrom(...houseQuestions, ...memberQuestions),
    verdict: fc.oneof(
      covers.map((ids) => ({ kind: 'value' as const, pick: ids[0] ?? '', covers: ids })),
      covers.map((ids) => ({ kind: 'neither' as const, covers: ids })),
      covers.map((ids) => ({ kind: 'check' as const, covers: ids })),
      covers.map((ids) => ({ kind: 'reopen' as const, covers: ids })),
    ),
    reason: fc.constant(null),
  });
}

function bodyOf(householdId: string) {
  const particulars = {
    householdId: fc.constant(householdId),
    headName: fc.constantFrom('Lò Thị Ính', 'Nguyễn Phúc Bảo Khánh An'),
    address: fc.constantFrom(null, 'Nhà 14'),
    phone: fc.constantFrom(null, '0992000001'),
    people: fc.constantFrom(null, 4),
  };
  return fc.oneof(
    { weight: 1, arbitrary: fc.record({ t: fc.constant('household.enlist' as const), b: fc.record({ ...particulars, poverty: fc.constantFrom('none' as const, 'near-poor' as const, 'poor' as const) }) }) },
    { weight: 1, arbitrary: fc.record({ t: fc.constant('household.register' as const), b: fc.record({ ...particulars, notTheSameAs: fc.constant([]) }) }) },
    { weight: 4, arbitrary: fc.record({ t: fc.constant('visit.log' as const), b: visitBody(householdId) }) },
    { weight: 1, arbitrary: fc.record({ t: fc.constant('fact.settle' as const), b: settlementBody(householdId) }) },
  );
}

/**
 * Operations about one household as a hamlet would have them: each with its own id and its place in the history, done by
 * people who had seen some of what was there before. Given in order; the order means nothing.
 */
export function operationsAbout(householdId: string): fc.Arbitrary<AuthoredOperation[]> {
  return fc
    .array(fc.tuple(bodyOf(householdId), moment, fc.nat(1), fc.boolean()), { maxLength: 12 })
    .map((drawn) => {
      const seen = [0, 0];
      return drawn.map(([body, at, whose, isPulling], index) => {
        if (isPulling) seen[whose] = index;
        const place = { id: anId(index + 1), seq: index + 1, bv: seen[whose] ?? 0, ver: index + 1, device: anId(111 + whose) };
        return { ...body, ...place, v: operationBodies[body.t].version, at, by: authors[whose] } as AuthoredOperation;
      });
    });
}

/** The operation as it travels: without its author and place, which the server knows. */
export function envelopeOf({ by: _, ver: __, device: ___, ...operation }: AuthoredOperation): Envelope {
  return operation;
}

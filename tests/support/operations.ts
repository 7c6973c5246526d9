import fc from 'fast-check';
import { signals } from '#shared/household/household.ts';
import { phoneKinds, yesNo } from '#shared/member/member.ts';
import { rungs } from '#shared/member/ladder.ts';
import { grades } from '#shared/member/skills.ts';
import type { AuthoredOperation, Envelope } from '#shared/sync/operation.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';

/** A UUIDv7-shaped id that sorts by its number. */
export function anId(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const memberIds = [anId(901), anId(902), anId(903)];
const visitIds = [anId(801), anId(802), anId(803), anId(804)];
const author = fc.constantFrom({ id: anId(1), name: 'Hoàng Thị Lan' }, { id: anId(2), name: 'Lò Văn Minh' });
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
    services: fc.constant([]),
    reasons: fc.subarray([...reasonCodes], { maxLength: 3 }),
    minutes: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  });
  const door = fc.record({ outcome: fc.constantFrom('absent' as const, 'closed' as const, 'moved' as const, 'refused' as const), ...any });
  return fc.oneof(met, door);
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
  );
}

/** Operations about one household, each with its own id, in an order of no meaning. */
export function operationsAbout(householdId: string): fc.Arbitrary<AuthoredOperation[]> {
  return fc
    .array(fc.tuple(bodyOf(householdId), moment, author, fc.nat(20)), { maxLength: 12 })
    .map((drawn) =>
      drawn.map(([body, at, by, bv], index) => ({ ...body, id: anId(index + 1), seq: index + 1, v: 1, bv, at, by }) as AuthoredOperation),
    );
}

/** The operation as it travels: without its author, whom the session names. */
export function envelopeOf({ by: _, ...operation }: AuthoredOperation): Envelope {
  return operation;
}

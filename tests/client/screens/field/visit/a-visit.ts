import type { HouseholdFile } from '#shared/household/household-file.ts';
import { replay } from '#shared/sync/reduce.ts';
import type { AuthoredOperation } from '#shared/sync/operation.ts';
import type { MetVisitReport } from '#shared/visit/visit.ts';
import { anId } from '#tests/support/operations.ts';
import { newVisit, noticeVersion, type VisitDraft } from '#client/screens/field/visit/visit-draft.ts';

export const householdId = anId(1);
export const inh = anId(11);
export const pao = anId(12);
export const child = anId(13);

const lan = { id: anId(2), name: 'Hoàng Thị Lan' };

/** A house on the commune's list where nobody has been. */
export function aListedHouse(): HouseholdFile {
  return replayed([enlisted()]);
}

/** The same after a visit that met two adults and a child, agreed to this notice, and told of the given things. */
export function aVisitedHouse(told: Partial<MetVisitReport['members'][number]> = {}, ver?: number): HouseholdFile {
  const person = { sex: null, phone: null, simOwn: null, rung: null, how: 'seen' as const };
  const skills = { account: null, login: null, service: null };
  const body: MetVisitReport = {
    outcome: 'met',
    visitId: anId(50),
    householdId,
    startedAt: '2026-11-12T02:00:00.000Z',
    revisitOn: null,
    consent: { notice: noticeVersion, manner: 'signed', witness: null },
    met: [inh],
    members: [
      { ...person, skills, memberId: inh, name: 'Lò Thị Ính', birthYear: 1960, ...told },
      { ...person, skills, memberId: pao, name: 'Lò Văn Páo', birthYear: 1992 },
      { ...person, skills, memberId: child, name: 'Lò Thị Mai', birthYear: 2015 },
    ],
    smartphone: 'yes',
    broadband: null,
    signal: null,
    houseHow: 'told',
    services: [],
    reasons: [],
    minutes: null,
  };
  return replayed([
    enlisted(),
    { id: anId(60), seq: 2, t: 'visit.log', v: 1, bv: 1, ...(ver !== undefined && { ver }), at: '2026-11-12T02:30:00.000Z', by: lan, b: body },
  ]);
}

/** The same house, of which a second person who had not heard of the first says other things. */
export function aDisputedHouse(): HouseholdFile {
  const first = aVisitedHouse({ phone: 'feature', skills: { account: 'alone', login: null, service: null } }, 2);
  const person = { memberId: inh, name: 'Lò Thị Ính', birthYear: 1960, sex: null, simOwn: null, rung: null, how: 'seen' as const };
  const body: MetVisitReport = {
    outcome: 'met', visitId: anId(51), householdId, startedAt: '2026-11-14T02:00:00.000Z', revisitOn: null,
    consent: { notice: noticeVersion, manner: 'signed', witness: null }, met: [inh],
    members: [{ ...person, phone: 'smartphone', skills: { account: 'guided', login: null, service: null } }],
    smartphone: 'no', broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
  };
  const minh = { id: anId(3), name: 'Lò Văn Minh' };
  const visit: AuthoredOperation = { id: anId(61), seq: 1, t: 'visit.log', v: 2, bv: 1, ver: 3, at: '2026-11-14T02:30:00.000Z', by: minh, b: body };
  return replay(first, [visit]) ?? first;
}

/** A visit of 22/11/2026, with what matters for the test. */
export function aDraft(said: Partial<VisitDraft> = {}): VisitDraft {
  return { ...newVisit(anId(70), '2026-11-22T03:00:00.000Z'), ...said };
}

function enlisted(): AuthoredOperation {
  const b = { householdId, headName: 'Lò Thị Ính', address: 'Nhà 14', phone: null, poverty: 'poor' as const, people: 4 };
  return { id: anId(40), seq: 1, t: 'household.enlist', v: 1, bv: 0, at: '2026-11-01T02:00:00.000Z', by: lan, b };
}

function replayed(operations: AuthoredOperation[]): HouseholdFile {
  const file = replay(null, operations);
  if (file === null) throw new Error('no operation, no household');
  return file;
}

import type { Day, Instant } from '#shared/base/day.ts';
import type { Listing, Registration } from '#shared/household/household.ts';
import type { MemberReport } from '#shared/member/member.ts';
import type { Author } from '#shared/sync/fact.ts';
import { type AuthoredOperation, type Operation, operationBodies, type OperationType } from '#shared/sync/operation.ts';
import type { MetVisitReport, Outcome, VisitReport } from '#shared/visit/visit.ts';
import { chanceOf, idsFrom } from './random.ts';

/** What builders take from outside: the time and the ids. */
export interface World {
  now(): Date;
  /** UUIDv7 of the moment, greater than any before it. */
  newId(): string;
}

/** A world that stands still at `now`; the same seed gives the same ids. */
export function aWorld({ seed = 1, now = '2026-11-22T07:05:00.000Z' }: { seed?: number; now?: Instant } = {}): World {
  const at = new Date(now);
  const idAt = idsFrom(chanceOf(seed));
  return { now: () => at, newId: () => idAt(at) };
}

export const noticeOf2026 = 'thong-bao-2026-01';

type MemberOver = Partial<Omit<MemberReport, 'skills'>> & { skills?: Partial<MemberReport['skills']> };
type Header = Partial<Pick<Operation, 'id' | 'seq' | 'bv'>> & { at?: Instant };
type DoorOutcome = Exclude<Outcome, 'met'>;
type DoorVisitReport = Extract<VisitReport, { outcome: DoorOutcome }>;

/**
 * Builders of the field's things, each valid by itself: say only what the story is about, the rest is unremarkable.
 * Used by the demonstration and by tests.
 */
export function buildersOf(world: World) {
  function aHamlet(over: { scope?: number; name?: string } = {}) {
    const scope = over.scope ?? 1;
    return { scope, name: over.name ?? `Thôn ${scope}` };
  }

  function aPerson(over: Partial<Author> = {}): Author {
    return { id: over.id ?? world.newId(), name: over.name ?? 'Lò Thị Lan' };
  }

  /** A household as the commune's list has it. */
  function aHousehold(over: Partial<Listing> = {}): Listing {
    return {
      householdId: world.newId(),
      headName: 'Quàng Văn Hặc',
      address: null,
      phone: null,
      poverty: 'none',
      people: 4,
      ...over,
    };
  }

  /** A household that a volunteer met and no list had. */
  function aRegistration(over: Partial<Registration> = {}): Registration {
    return {
      householdId: world.newId(),
      headName: 'Quàng Văn Hặc',
      address: null,
      phone: null,
      people: 4,
      notTheSameAs: [],
      ...over,
    };
  }

  /** What a visit says of a person of whom nothing but the name is known. */
  function aMember(over: MemberOver = {}): MemberReport {
    return {
      memberId: world.newId(),
      name: 'Lường Thị Muôn',
      birthYear: 1985,
      sex: null,
      phone: null,
      simOwn: null,
      rung: null,
      how: 'seen',
      ...over,
      skills: { account: null, login: null, service: null, ...over.skills },
    };
  }

  /** A visit that met the people it reports of. */
  function aMetVisit(over: Partial<Omit<MetVisitReport, 'outcome'>> = {}): MetVisitReport {
    return {
      outcome: 'met',
      ...anyVisit(),
      consent: { notice: noticeOf2026, manner: 'spoken', witness: null },
      met: (over.members ?? []).map((member) => member.memberId),
      members: [],
      smartphone: null,
      broadband: null,
      signal: null,
      houseHow: 'told',
      services: [],
      reasons: [],
      minutes: null,
      ...over,
    };
  }

  /** A visit that stayed at the door. */
  function aDoorVisit(outcome: DoorOutcome, over: Partial<Omit<DoorVisitReport, 'outcome'>> = {}): DoorVisitReport {
    return { outcome, ...anyVisit(), ...over };
  }

  function anAbsentVisit(over: Partial<Omit<DoorVisitReport, 'outcome'>> = {}): DoorVisitReport {
    return aDoorVisit('absent', over);
  }

  function anyVisit(): { visitId: string; householdId: string; startedAt: Instant; revisitOn: Day | null } {
    return { visitId: world.newId(), householdId: world.newId(), startedAt: world.now().toISOString(), revisitOn: null };
  }

  function enlisting(listing: Listing, over: Header = {}): Operation {
    return { ...header('household.enlist', over), t: 'household.enlist', b: listing };
  }

  function registering(registration: Registration, over: Header = {}): Operation {
    return { ...header('household.register', over), t: 'household.register', b: registration };
  }

  /** The operation of a visit; done when the visit began unless it says otherwise. */
  function logging(report: VisitReport, over: Header = {}): Operation {
    return { ...header('visit.log', { at: report.startedAt, ...over }), t: 'visit.log', b: report };
  }

  function header(t: OperationType, over: Header) {
    return { id: world.newId(), seq: 0, v: operationBodies[t].version, bv: 0, at: world.now().toISOString(), ...over };
  }

  function by(author: Author, operation: Operation): AuthoredOperation {
    return { ...operation, by: author };
  }

  return {
    aHamlet,
    aPerson,
    aHousehold,
    aRegistration,
    aMember,
    aMetVisit,
    aDoorVisit,
    anAbsentVisit,
    enlisting,
    registering,
    logging,
    by,
  };
}

import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import type { Household } from '#shared/household/household.ts';
import type { Member, MemberReport } from '#shared/member/member.ts';
import { type Skill, skills } from '#shared/member/skills.ts';
import type { MetVisitReport, Visit, VisitReport } from '#shared/visit/visit.ts';
import { type Evidence, type Fact, latest } from './fact.ts';
import { type AuthoredOperation, householdOf } from './operation.ts';

/**
 * What an operation makes of a household: the one place where anything in the field changes, run on the phone for the
 * view at once and on the server for the truth. Applying in any order, and twice, gives the same file.
 */
export function reduce(file: HouseholdFile, operation: AuthoredOperation): HouseholdFile {
  switch (operation.t) {
    case 'household.enlist': {
      const { householdId: _, ...listing } = operation.b;
      const fact = factOf(operation, 'registry', listing);
      return withHousehold(file, (household) => ({ ...household, ...kept('listing', latest(household.listing, fact)) }));
    }
    case 'household.register': {
      const { householdId: _, ...registration } = operation.b;
      const fact = factOf(operation, 'seen', registration);
      return withHousehold(file, (household) => ({
        ...household,
        ...kept('registration', latest(household.registration, fact)),
      }));
    }
    case 'visit.log':
      return logVisit(file, operation, operation.b);
  }
}

/** The file after a list of operations about the same household. */
export function replay(file: HouseholdFile | null, operations: AuthoredOperation[]): HouseholdFile | null {
  return operations.reduce<HouseholdFile | null>(
    (so, operation) => reduce(so ?? emptyFile(householdOf(operation)), operation),
    file,
  );
}

function logVisit(file: HouseholdFile, operation: AuthoredOperation, report: VisitReport): HouseholdFile {
  const withVisit = { ...file, visits: { ...file.visits, [report.visitId]: laterVisit(file, visitOf(operation, report)) } };
  if (report.outcome !== 'met') return withVisit;
  return withMembers(withHouseFacts(withVisit, operation, report), operation, report);
}

function visitOf(operation: AuthoredOperation, report: VisitReport): Visit {
  const met = report.outcome === 'met' ? report : null;
  return {
    id: report.visitId,
    householdId: report.householdId,
    // The operation's time has been held against the server's clock; the visit cannot have begun after it.
    at: report.startedAt < operation.at ? report.startedAt : operation.at,
    by: operation.by,
    outcome: report.outcome,
    met: met?.met ?? [],
    services: met?.services ?? [],
    reasons: met?.reasons ?? [],
    revisitOn: report.revisitOn,
    minutes: met?.minutes ?? null,
    op: operation.id,
  };
}

// Ids are UUIDv7, so of two operations about one visit the greater id is the later word on it.
function laterVisit(file: HouseholdFile, visit: Visit): Visit {
  const known = file.visits[visit.id];
  return known !== undefined && known.op > visit.op ? known : visit;
}

function withHouseFacts(file: HouseholdFile, operation: AuthoredOperation, report: MetVisitReport): HouseholdFile {
  return withHousehold(file, (household) => ({
    ...household,
    ...kept('smartphone', latest(household.smartphone, known(operation, 'told', report.smartphone))),
    ...kept('broadband', latest(household.broadband, known(operation, 'told', report.broadband))),
    ...kept('signal', latest(household.signal, known(operation, 'seen', report.signal))),
    ...kept('consent', latest(household.consent, factOf(operation, 'seen', report.consent))),
  }));
}

function withMembers(file: HouseholdFile, operation: AuthoredOperation, report: MetVisitReport): HouseholdFile {
  const members = { ...file.members };
  for (const one of report.members) members[one.memberId] = withReport(members[one.memberId], file.id, operation, one);
  return { ...file, members };
}

function withReport(
  member: Member | undefined,
  householdId: string,
  operation: AuthoredOperation,
  report: MemberReport,
): Member {
  const { name, birthYear, sex, how } = report;
  const identity = factOf(operation, 'told', { name, birthYear, sex });
  return {
    id: report.memberId,
    householdId,
    identity: latest(member?.identity, identity) ?? identity,
    ...kept('phone', latest(member?.phone, known(operation, how, report.phone))),
    ...kept('simOwn', latest(member?.simOwn, known(operation, 'told', report.simOwn))),
    ...kept('rung', latest(member?.rung, known(operation, how, report.rung))),
    skills: Object.assign({}, ...skills.map((skill) => skillOf(member, operation, report, skill))) as Member['skills'],
  };
}

function skillOf(member: Member | undefined, operation: AuthoredOperation, report: MemberReport, skill: Skill) {
  return kept(skill, latest(member?.skills[skill], known(operation, report.how, report.skills[skill])));
}

function withHousehold(file: HouseholdFile, change: (household: Household) => Household): HouseholdFile {
  return { ...file, household: change(file.household) };
}

function factOf<T>(operation: AuthoredOperation, how: Evidence, value: T): Fact<T> {
  return { value, at: operation.at, by: operation.by, how, op: operation.id, bv: operation.bv };
}

function known<T>(operation: AuthoredOperation, how: Evidence, value: T | null): Fact<T> | undefined {
  return value === null ? undefined : factOf(operation, how, value);
}

function kept<K extends string, T>(key: K, fact: T | undefined): { [P in K]?: T } {
  return fact === undefined ? {} : ({ [key]: fact } as { [P in K]?: T });
}

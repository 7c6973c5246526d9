import { emptyFile, type HouseholdFile } from '#shared/household/household-file.ts';
import { arrived, departed, here } from '#shared/household/move.ts';
import type { Household } from '#shared/household/household.ts';
import type { Member, MemberReport } from '#shared/member/member.ts';
import { skills } from '#shared/member/skills.ts';
import type { MetVisitReport, Visit, VisitReport } from '#shared/visit/visit.ts';
import {
  type HouseFact,
  houseFact,
  kept,
  type MemberFact,
  memberFact,
  withHouseFact,
  withMemberFact,
} from './contested.ts';
import { type Evidence, type Fact, latest } from './fact.ts';
import { type Verdict, withObservation, withVerdict } from './opinions.ts';
import { type AuthoredOperation, householdOf } from './operation.ts';
import { houseQuestions, type memberQuestions } from './policy.ts';
import type { Settlement } from './settlement.ts';

/**
 * What an operation makes of a household: the one place where anything in the field changes, run on the phone for the
 * view at once and on the server for the truth. Applying in any order, and twice, gives the same file.
 */
export function reduce(file: HouseholdFile, operation: AuthoredOperation): HouseholdFile {
  switch (operation.t) {
    case 'household.enlist': {
      const { householdId: _, ...listing } = operation.b;
      const fact = factOf(operation, 'registry', listing);
      return withHousehold(file, (household) => ({ ...here(household), ...kept('listing', latest(household.listing, fact)) }));
    }
    case 'household.register': {
      const { householdId: _, ...registration } = operation.b;
      const fact = factOf(operation, 'seen', registration);
      return withHousehold(file, (household) => ({
        ...here(household),
        ...kept('registration', latest(household.registration, fact)),
      }));
    }
    case 'household.merge': {
      const merger = placed(operation, factOf(operation, 'registry', operation.b.into));
      return withHousehold(file, (household) => withHouseObservation(household, 'mergedInto', merger));
    }
    case 'household.depart':
      return departed(file.id, operation.b.to);
    case 'household.arrive':
      return arrived(operation.b.file as unknown as HouseholdFile, operation.b.from, operation.ver ?? 0);
    case 'household.distinguish': {
      const { from } = operation.b;
      return withHousehold(file, (household) => ({
        ...household,
        distinctFrom: [...new Set([...(household.distinctFrom ?? []), ...from])].sort(),
      }));
    }
    case 'fact.settle':
      return settle(file, operation, operation.b);
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

function settle(file: HouseholdFile, operation: AuthoredOperation, { memberId, field, verdict }: Settlement): HouseholdFile {
  const fact = placed(operation, factOf(operation, 'registry', verdict));
  if (isHouseQuestion(field)) {
    const { household } = file;
    return { ...file, household: withHouseFact(household, field, withVerdict(field, houseFact(household, field), fact)) };
  }
  if (memberId === null) return file;
  const member = file.members[memberId];
  if (member === undefined) return { ...file, household: withVerdictAhead(file.household, memberId, field, fact) };
  const settled = withMemberFact(member, field, withVerdict(field, memberFact(member, field), fact));
  return { ...file, members: { ...file.members, [member.id]: settled } };
}

/** A verdict on somebody of whom no visit has told yet: it waits with the house. */
function withVerdictAhead(household: Household, memberId: string, field: MemberQuestion, verdict: Fact<Verdict>): Household {
  const ahead = household.ahead?.[memberId];
  const { opinions } = withVerdict(field, { fact: undefined, opinions: ahead?.[field] }, verdict);
  return { ...household, ahead: { ...household.ahead, [memberId]: { ...ahead, ...kept(field, opinions) } } };
}

type MemberQuestion = (typeof memberQuestions)[number];

function isHouseQuestion(field: Settlement['field']): field is (typeof houseQuestions)[number] {
  return (houseQuestions as readonly string[]).includes(field);
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
  const said = { smartphone: report.smartphone, broadband: report.broadband };
  return withHousehold(file, (household) => ({
    ...houseQuestions.reduce(
      (so, field) => withHouseObservation(so, field, observed(operation, report.houseHow, said[field])),
      household,
    ),
    ...kept('signal', latest(household.signal, known(operation, 'seen', report.signal))),
    ...kept('consent', latest(household.consent, factOf(operation, 'seen', report.consent))),
  }));
}

function withHouseObservation(household: Household, field: HouseFact, next: Fact<string | null> | undefined): Household {
  return next === undefined ? household : withHouseFact(household, field, withObservation(field, houseFact(household, field), next));
}

function withMembers(file: HouseholdFile, operation: AuthoredOperation, report: MetVisitReport): HouseholdFile {
  const members = { ...file.members };
  const ahead = { ...file.household.ahead };
  for (const one of report.members) {
    const opinions = ahead[one.memberId];
    delete ahead[one.memberId];
    members[one.memberId] = withReport(members[one.memberId] ?? newcomer(file.id, one.memberId, opinions), operation, one);
  }
  const { ahead: _, ...household } = file.household;
  return { ...file, members, household: { ...household, ...(Object.keys(ahead).length > 0 && { ahead }) } };
}

type Newcomer = Omit<Member, 'identity'>;

function newcomer(householdId: string, id: string, opinions: Member['opinions']): Newcomer {
  return { id, householdId, skills: {}, ...kept('opinions', opinions) };
}

function withReport(member: Member | Newcomer, operation: AuthoredOperation, report: MemberReport): Member {
  const { name, birthYear, sex, how } = report;
  const identity = factOf(operation, 'told', { name, birthYear, sex });
  const before: Member = { ...member, identity: latest('identity' in member ? member.identity : undefined, identity) ?? identity };
  const said: [MemberFact, Fact<string | null> | undefined][] = [
    ['phone', observed(operation, how, report.phone)],
    ['simOwn', observed(operation, 'told', report.simOwn)],
    ['rung', observed(operation, how, report.rung)],
    ...skills.map((skill): [MemberFact, Fact<string | null> | undefined] => [skill, observed(operation, how, report.skills[skill])]),
  ];
  return said.reduce(
    (so, [field, next]) => (next === undefined ? so : withMemberFact(so, field, withObservation(field, memberFact(so, field), next))),
    before,
  );
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

/** An observation that another may contradict: with where it stands, so that it can be told who had seen what. */
function observed<T>(operation: AuthoredOperation, how: Evidence, value: T | null): Fact<T> | undefined {
  return value === null ? undefined : placed(operation, factOf(operation, how, value));
}

function placed<T>(operation: AuthoredOperation, fact: Fact<T>): Fact<T> {
  const { ver, device, seq } = operation;
  return { ...fact, ...kept('ver', ver), ...(device === undefined ? {} : { device, seq }) };
}

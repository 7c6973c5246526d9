import { type Coverage, coverageOf } from '#shared/coverage/coverage.ts';
import { dayOf, type Instant } from '#shared/base/day.ts';
import { cleanText } from '#shared/base/text.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import type { Identity, MemberReport } from '#shared/member/member.ts';
import { catalogue } from '#shared/service/catalogue.ts';
import { operationBodies } from '#shared/sync/operation.ts';
import { reduce } from '#shared/sync/reduce.ts';
import type { MetVisitReport, ServiceReport, VisitReport } from '#shared/visit/visit.ts';
import {
  askedAbout,
  asksSkills,
  type ConsentAnswer,
  isAhead,
  noticeVersion,
  type Person,
  peopleOf,
  type Said,
  saidOf,
  type SaidOfPerson,
  type ServiceDraft,
  visitYear,
  type VisitDraft,
} from './visit-draft.ts';

/**
 * The report of a visit, as far as it has been told; `null` while it is not yet said who was met or what the household
 * answered to the notice. A refusal, a closed door and a house left behind carry nothing about people.
 */
export function reportOf(draft: VisitDraft, file: HouseholdFile, savedAt: Instant): VisitReport | null {
  const report = reportWithoutReasons(draft, file, savedAt);
  if (report?.outcome !== 'met' || coverageAfter(draft, file)?.kind === 'covered') return report;
  return { ...report, reasons: draft.reasons };
}

/** Where the household will stand once this visit is saved; `null` while the visit cannot be reported yet. */
export function coverageAfter(draft: VisitDraft, file: HouseholdFile): Coverage | null {
  const report = reportWithoutReasons(draft, file, draft.startedAt);
  if (report === null) return null;
  const by = { id: draft.visitId, name: '' };
  const operation = { id: draft.visitId, seq: 0, t: 'visit.log', v: operationBodies['visit.log'].version, bv: 0, at: draft.startedAt, b: report, by } as const;
  return coverageOf(reduce(file, operation));
}

function reportWithoutReasons(draft: VisitDraft, file: HouseholdFile, savedAt: Instant): VisitReport | null {
  const visit = {
    visitId: draft.visitId,
    householdId: file.id,
    startedAt: draft.startedAt,
    revisitOn: isAhead(draft.revisit, draft) ? draft.revisit : null,
  };
  if (draft.door !== null) return { ...visit, outcome: draft.door };
  if (draft.consent === null) return null;
  if (draft.consent.kind === 'refused') return { ...visit, outcome: 'refused' };
  const people = peopleOf(draft, file).filter(({ identity }) => cleanText(identity.name) !== '');
  const named = new Set(people.map(({ id }) => id));
  const asked = new Set(askedAbout(draft, file).map(({ id }) => id));
  return {
    ...visit,
    outcome: 'met',
    consent: consentOf(draft.consent, file),
    met: draft.met.filter((id) => named.has(id)).slice(0, 40),
    members: people
      .filter(({ id }) => draft.identities[id] !== undefined || (asked.has(id) && draft.said[id] !== undefined))
      .slice(0, 40)
      .map((person) => memberReport(draft, file, person, asked.has(person.id))),
    smartphone: known(draft.house.smartphone),
    broadband: known(draft.house.broadband),
    signal: known(draft.house.signal),
    houseHow: draft.house.how ?? 'told',
    services: draft.services.slice(0, 20).flatMap((service) => serviceReport(draft, named, service)),
    reasons: [],
    minutes: minutesBetween(draft.startedAt, savedAt),
  };
}

function consentOf(answer: Exclude<ConsentAnswer, { kind: 'refused' }>, file: HouseholdFile): MetVisitReport['consent'] {
  const before = file.household.consent?.value;
  if (answer.kind === 'as-before' && before !== undefined) return before;
  if (answer.kind === 'signed') return { notice: noticeVersion, manner: 'signed', witness: null };
  const witness = answer.kind === 'spoken' ? clipped(answer.witness, 80) : '';
  return { notice: noticeVersion, manner: 'spoken', witness: witness === '' ? null : witness };
}

// What was said of a person before it turned out that nobody was to be asked about them, or before the answer that made
// the question needless, is not reported.
function memberReport(draft: VisitDraft, file: HouseholdFile, person: Person, isAsked: boolean): MemberReport {
  const { id, identity } = person;
  const said: SaidOfPerson = isAsked ? saidOf(draft, id) : { skills: {} };
  const { account, login, service }: SaidOfPerson['skills'] = asksSkills(draft, file, id) ? said.skills : {};
  return {
    memberId: id,
    ...cleanIdentity(draft, identity),
    phone: known(said.phone),
    simOwn: said.phone === 'none' ? null : known(said.simOwn),
    rung: known(said.rung),
    skills: { account: known(account), login: known(login), service: known(service) },
    how: draft.met.includes(id) ? (said.how ?? 'told') : 'told',
  };
}

// A year is typed digit by digit and kept at every tap: what is no year yet is not reported as one.
function cleanIdentity(draft: VisitDraft, { name, birthYear, sex }: Identity): Identity {
  const isYear = birthYear !== null && Number.isInteger(birthYear) && birthYear >= 1900 && birthYear <= visitYear(draft);
  return { name: clipped(name, 80), birthYear: isYear ? birthYear : null, sex };
}

function serviceReport(draft: VisitDraft, named: Set<string>, one: ServiceDraft): ServiceReport[] {
  const service = catalogue.find(({ code }) => code === one.code);
  if (service === undefined) return [];
  const receipt = clipped(one.receiptCode, 40);
  return [
    {
      memberId: one.memberId !== null && named.has(one.memberId) ? one.memberId : null,
      serviceCode: service.code,
      serviceName: service.name,
      receiptCode: receipt === '' ? null : receipt,
      submittedOn: dayOf(draft.startedAt),
    },
  ];
}

/** `null` for "không biết" and for what was not said: either leaves the fact as it was. */
function known<T extends string>(said: Said<T> | undefined): T | null {
  return said === undefined || said === 'unknown' ? null : said;
}

// A cut through the middle of an emoji would leave half a sign, which no database takes.
function clipped(text: string, max: number): string {
  return cleanText(cleanText(text).slice(0, max).replace(/[\ud800-\udbff]$/, ''));
}

// A visit that was left open and ended another day says nothing of how long the talk was.
function minutesBetween(from: Instant, to: Instant): number | null {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  return minutes >= 0 && minutes <= 240 ? minutes : null;
}

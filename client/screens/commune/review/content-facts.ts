import type { Listing, Registration } from '#shared/household/household.ts';
import type { MemberReport } from '#shared/member/member.ts';
import { skills } from '#shared/member/skills.ts';
import type { ServiceReport, Visit, VisitReport } from '#shared/visit/visit.ts';
import type { fieldWords } from '#client/parts/field.words.ts';
import type { reasonWords } from '#client/parts/reason.words.ts';
import { formatDateTime, formatDay } from '#client/ui/format.ts';
import type { contentWords } from './content.words.ts';

/** A name beside its value, both in words. */
export interface FactWords {
  term: string;
  value: string;
}

/** The words that facts are said in. */
export interface Speech {
  words: (typeof contentWords)['vi'];
  field: (typeof fieldWords)['vi'];
  reasons: (typeof reasonWords)['vi']['label'];
}

/** Gives the name of a member by id, or undefined when it is not known here. */
export type NameOf = (memberId: string) => string | undefined;

/** A visit as the phone reported it. A visit that met nobody says nothing about people. */
export function visitFacts(visit: VisitReport, nameOf: NameOf, speech: Speech): FactWords[] {
  const { words, field } = speech;
  const began = { term: words.startedAt, value: formatDateTime(visit.startedAt) };
  if (visit.outcome !== 'met') {
    return [outcomeFact(visit.outcome, speech), began, ...revisitFact(visit.revisitOn, speech)];
  }
  const { consent, smartphone, broadband, signal } = visit;
  const witness = consent.witness === null ? '' : words.witness(consent.witness);
  return [
    outcomeFact(visit.outcome, speech),
    began,
    { term: words.consent, value: words[consent.manner](witness) },
    ...metFacts(visit, nameOf, speech),
    { term: words.smartphone, value: smartphone === null ? field.unknown : field.yesNo[smartphone] },
    { term: words.broadband, value: broadband === null ? field.unknown : field.yesNo[broadband] },
    { term: words.signal, value: signal === null ? field.unknown : field.signal[signal] },
    ...revisitFact(visit.revisitOn, speech),
  ];
}

/** The same visit as it stands in the register, to compare. */
export function registerVisitFacts(visit: Visit, nameOf: NameOf, speech: Speech): FactWords[] {
  return [
    { term: speech.words.by, value: visit.by.name },
    outcomeFact(visit.outcome, speech),
    { term: speech.words.startedAt, value: formatDateTime(visit.at) },
    ...(visit.outcome === 'met' ? metFacts(visit, nameOf, speech) : []),
    ...revisitFact(visit.revisitOn, speech),
  ];
}

/** A household that somebody wrote down, or that the commune's list has. */
export function householdFacts(
  household: Omit<Registration, 'householdId'> | Omit<Listing, 'householdId'>,
  { words, field }: Speech,
): FactWords[] {
  const { headName, address, phone, people } = household;
  return [
    { term: words.headName, value: headName },
    { term: words.address, value: address ?? field.unknown },
    { term: words.phone, value: phone ?? field.unknown },
    { term: words.people, value: people === null ? field.unknown : words.peopleCount(people) },
    ...('poverty' in household ? [{ term: words.poverty, value: field.poverty[household.poverty] }] : []),
    ...('notTheSameAs' in household && household.notTheSameAs.length > 0
      ? [{ term: words.notTheSame, value: words.notTheSameAs(household.notTheSameAs.length) }]
      : []),
  ];
}

/** What a visit reports of one person. "Không biết" is said, and is never "no". */
export function memberFacts(member: MemberReport, { words, field }: Speech): FactWords[] {
  const { birthYear, sex, phone, simOwn, rung, how } = member;
  return [
    { term: words.birthYear, value: birthYear === null ? field.unknown : String(birthYear) },
    { term: words.sex, value: sex === null ? field.unknown : field.sex[sex] },
    { term: words.memberPhone, value: phone === null ? field.unknown : field.phoneKind[phone] },
    { term: words.simOwn, value: simOwn === null ? field.unknown : field.yesNo[simOwn] },
    { term: words.rung, value: rung === null ? field.unknown : field.rung[rung] },
    ...skills.map((skill) => {
      const grade = member.skills[skill];
      return { term: field.skill[skill], value: grade === null ? field.gradeUnknown : field.grade[grade] };
    }),
    { term: words.how, value: field.evidence[how] },
  ];
}

function metFacts(
  visit: Pick<Visit, 'met' | 'services' | 'reasons' | 'minutes'>,
  nameOf: NameOf,
  { words, reasons }: Speech,
): FactWords[] {
  const said = visit.reasons.map((reason) => reasons[reason]).join('; ');
  return [
    ...(visit.met.length > 0 ? [{ term: words.met, value: namesOf(visit.met, nameOf, words) }] : []),
    ...(visit.services.length > 0
      ? [{ term: words.services, value: visit.services.map((one) => serviceWords(one, nameOf, words)).join('; ') }]
      : []),
    ...(said === '' ? [] : [{ term: words.reasons, value: said }]),
    ...(visit.minutes === null ? [] : [{ term: words.took, value: words.minutes(visit.minutes) }]),
  ];
}

function namesOf(ids: readonly string[], nameOf: NameOf, words: Speech['words']): string {
  const names = ids.map(nameOf).filter((name) => name !== undefined);
  const nameless = ids.length - names.length;
  return [...names, ...(nameless > 0 ? [words.nameless(nameless)] : [])].join(', ');
}

function serviceWords(service: ServiceReport, nameOf: NameOf, words: Speech['words']): string {
  const { serviceName, receiptCode, submittedOn, memberId } = service;
  const who = memberId === null ? undefined : nameOf(memberId);
  const code = receiptCode === null ? words.noReceipt : words.receipt(receiptCode);
  return [serviceName, ...(who === undefined ? [] : [who]), code, words.submittedOn(formatDay(submittedOn))].join(', ');
}

function outcomeFact(outcome: Visit['outcome'], { words, field }: Speech): FactWords {
  return { term: words.outcome, value: field.outcome[outcome] };
}

function revisitFact(revisitOn: string | null, { words }: Speech): FactWords[] {
  return revisitOn === null ? [] : [{ term: words.revisit, value: formatDay(revisitOn) }];
}

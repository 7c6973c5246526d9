import { type Skill, skills } from '#shared/member/skills.ts';
import { cleanText } from '#shared/base/text.ts';
import { catalogue } from '#shared/service/catalogue.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { atLineStart, calledShort } from '#client/parts/called.ts';
import { type dayWords, saidWithWeekday } from '#client/parts/day-words.ts';
import type { fieldWords } from '#client/parts/field.words.ts';
import type { reasonWords } from '#client/parts/reason.words.ts';
import type { Language } from '#client/ui/words.ts';
import type { closingWords } from './closing.words.ts';
import {
  isAhead,
  peopleOf,
  type Person,
  type Said,
  saidOf,
  type VisitStep,
  visitYear,
  type VisitDraft,
} from './visit-draft.ts';
import { stepsOf } from './visit-steps.ts';
import type { visitWords } from './visit.words.ts';

/** Everything the summary needs to speak. */
export interface SummaryWords {
  language: Language;
  closing: (typeof closingWords)['vi'];
  field: (typeof fieldWords)['vi'];
  reasons: (typeof reasonWords)['vi'];
  days: (typeof dayWords)['vi'];
  visit: (typeof visitWords)['vi'];
}

export interface SummaryPart {
  /** Where "Sửa" leads. */
  step: VisitStep;
  title: string;
  sentences: string[];
}

/** What is about to be saved, in plain sentences, one part for each thing that can be changed. */
export function summaryOf(draft: VisitDraft, { file }: RosterEntry, words: SummaryWords): SummaryPart[] {
  const { closing, visit } = words;
  const year = visitYear(draft);
  const people = peopleOf(draft, file);
  const called = ({ identity }: Person) => calledShort(identity, year, words.language);
  const met = people.filter(({ id }) => draft.met.includes(id)).map(called).join(', ');
  const mended = people.filter(({ id }) => draft.identities[id] !== undefined);
  return stepsOf(draft, file).flatMap((step): SummaryPart[] => {
    switch (step.kind) {
      case 'who':
        return [{ step, title: visit.chapter.who, sentences: [closing.metPeople(met)] }];
      case 'consent':
        return [{ step, title: visit.chapter.consent, sentences: [consentSentence(draft, closing)] }];
      case 'people':
        return [
          {
            step,
            title: closing.people,
            sentences: mended.map((one) => (one.isNew ? closing.newPerson : closing.mendedPerson)(one.identity.name)),
          },
        ].filter(({ sentences }) => sentences.length > 0);
      case 'house':
        return [{ step, title: closing.house, sentences: orNothingNew(houseSentences(draft, words), closing) }];
      case 'phone': {
        const person = people.find(({ id }) => id === step.memberId);
        const title = person === undefined ? visit.chapter.vneid : atLineStart(called(person));
        return [{ step, title, sentences: orNothingNew(personSentences(draft, step.memberId, words), closing) }];
      }
      case 'services':
        return [{ step, title: visit.chapter.services, sentences: serviceSentences(draft, closing) }];
      case 'reasons':
        return [{ step, title: visit.chapter.reasons, sentences: reasonSentences(draft, words) }];
      case 'revisit':
        return [{ step, title: visit.chapter.revisit, sentences: [revisitSentence(draft, words)] }];
      case 'rung':
      case 'skills':
      case 'summary':
      case 'door':
        return [];
    }
  });
}

function consentSentence({ consent }: VisitDraft, words: SummaryWords['closing']): string {
  if (consent?.kind === 'signed') return words.agreedSigned;
  if (consent?.kind === 'as-before') return words.agreedAsBefore;
  const witness = consent?.kind === 'spoken' ? cleanText(consent.witness) : '';
  return witness === '' ? words.agreedSpoken : words.agreedWitness(witness);
}

function houseSentences({ house }: VisitDraft, { closing, field }: SummaryWords): string[] {
  return [
    yesOrNo(house.smartphone, closing.yesSmartphone, closing.noSmartphone),
    yesOrNo(house.broadband, closing.yesBroadband, closing.noBroadband),
    isKnown(house.signal) ? `${field.signal[house.signal]}.` : '',
  ].filter((sentence) => sentence !== '');
}

function personSentences(draft: VisitDraft, memberId: string, { closing, field }: SummaryWords): string[] {
  const said = saidOf(draft, memberId);
  const skillSentence = (skill: Skill) => {
    const grade = said.skills[skill];
    return isKnown(grade) ? closing.skillNow(field.skill[skill], field.grade[grade].toLocaleLowerCase('vi')) : '';
  };
  return [
    isKnown(said.phone) ? `${field.phoneKind[said.phone]}.` : '',
    yesOrNo(said.simOwn, closing.ownSim, closing.othersSim),
    isKnown(said.rung) ? closing.rungNow(field.rung[said.rung].toLocaleLowerCase('vi')) : '',
    ...skills.map(skillSentence),
  ].filter((sentence) => sentence !== '');
}

function serviceSentences({ services }: VisitDraft, words: SummaryWords['closing']): string[] {
  if (services.length === 0) return [words.nothingSent];
  return services.map(({ code, receiptCode }) => {
    const name = catalogue.find((service) => service.code === code)?.name ?? code;
    return words.sent(name, cleanText(receiptCode) === '' ? words.noReceipt : words.receiptOf(cleanText(receiptCode)));
  });
}

function reasonSentences({ reasons }: VisitDraft, words: SummaryWords): string[] {
  if (reasons.length === 0) return [words.closing.noReasons];
  return reasons.map((code) => `${words.reasons.label[code]}.`);
}

function revisitSentence(draft: VisitDraft, { closing, days }: SummaryWords): string {
  return isAhead(draft.revisit, draft) ? closing.revisitOn(saidWithWeekday(draft.revisit, days)) : closing.noRevisit;
}

function orNothingNew(sentences: string[], words: SummaryWords['closing']): string[] {
  return sentences.length === 0 ? [words.sayNothingNew] : sentences;
}

function yesOrNo(said: Said<'yes' | 'no'> | undefined, yes: string, no: string): string {
  if (!isKnown(said)) return '';
  return said === 'yes' ? yes : no;
}

function isKnown<T extends string>(said: Said<T> | undefined): said is T {
  return said !== undefined && said !== 'unknown';
}

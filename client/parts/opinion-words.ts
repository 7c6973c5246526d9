import { dayOf } from '#shared/base/day.ts';
import type { Decided, Dispute } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { sidesOf } from '#shared/household/settle.ts';
import type { PhoneKind, YesNo } from '#shared/member/member.ts';
import type { Grade } from '#shared/member/skills.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Question } from '#shared/sync/policy.ts';
import { formatDay } from '#client/ui/format.ts';
import type { fieldWords } from './field.words.ts';
import type { opinionWords } from './opinions.words.ts';

/** The words that opinions are told in. */
export interface OpinionSpeech {
  words: (typeof opinionWords)['vi'];
  field: (typeof fieldWords)['vi'];
}

/** What the chip of a household, or of one fact, says; `null`: there is nothing to say. */
export function chipWords(disputes: readonly Dispute[], words: OpinionSpeech['words']): string | null {
  const open = disputes.filter(({ check }) => check === null);
  if (open.length > 0) return words.chip(Math.max(...open.map(({ opinions }) => sidesOf(opinions).length)));
  return disputes.length > 0 ? words.willCheck : null;
}

/** What it is about: "Điện thoại thông minh", "Máy đang dùng: Lò Văn Páo". */
export function aboutWords({ memberId, field }: Pick<Dispute, 'memberId' | 'field'>, file: HouseholdFile, words: OpinionSpeech['words']): string {
  const name = memberId === null ? undefined : file.members[memberId]?.identity.value.name;
  return name === undefined ? words.question[field] : words.ofPerson(words.question[field], name);
}

/** What somebody said, in words: "Có". */
export function valueWords(question: Question, value: string, { field }: OpinionSpeech): string {
  switch (question) {
    case 'smartphone':
    case 'broadband':
    case 'simOwn':
      return field.yesNo[value as YesNo];
    case 'phone':
      return field.phoneKind[value as PhoneKind];
    case 'account':
    case 'login':
    case 'service':
      return field.grade[value as Grade];
  }
}

/** Who said it, when, and how it is known: "Lò Văn Minh, 12/11/2026, tận mắt thấy". */
export function saidWords({ by, at, how }: Fact<unknown>, { words, field }: OpinionSpeech): string {
  return words.said(by.name, formatDay(dayOf(at)), field.evidence[how]);
}

/** What was decided, by whom and when: "Lò Văn Minh chốt là “Có” (22/11/2026)." */
export function decidedWords({ field, verdict, opinions }: Decided, speech: OpinionSpeech): string {
  const { value, by, at } = verdict;
  const picked = value.kind === 'value' ? opinions.find(({ op }) => op === value.pick) : undefined;
  const day = formatDay(dayOf(at));
  if (picked === undefined) return speech.words.settledUnknown(by.name, day);
  return speech.words.settledAs(by.name, valueWords(field, picked.value, speech), day);
}

import { disputesOf } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import type { PhoneKind, YesNo } from '#shared/member/member.ts';
import { type Grade, isSkill } from '#shared/member/skills.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Question } from '#shared/sync/policy.ts';

/**
 * What is offered as the answer to a question because it was known before. Where people have said different things
 * nothing is: it is asked anew, with what each of them said beside the answers.
 */
export interface Before<T> {
  fact: Fact<T> | undefined;
  opinions: readonly Fact<T>[];
}

interface ValueOf {
  smartphone: YesNo;
  broadband: YesNo;
  phone: PhoneKind;
  simOwn: YesNo;
  account: Grade;
  login: Grade;
  service: Grade;
}

/** `memberId` is null for a question about the house. */
export function knownBefore<Q extends Question>(file: HouseholdFile, memberId: string | null, field: Q): Before<ValueOf[Q]> {
  const dispute = disputesOf(file).find((one) => one.memberId === memberId && one.field === field);
  if (dispute !== undefined) return { fact: undefined, opinions: dispute.opinions as Fact<ValueOf[Q]>[] };
  return { fact: factOf(file, memberId, field) as Fact<ValueOf[Q]> | undefined, opinions: [] };
}

/** What nobody contradicts, as it was known before. */
export function agreed<T>(fact: Fact<T> | undefined): Before<T> {
  return { fact, opinions: [] };
}

function factOf({ household, members }: HouseholdFile, memberId: string | null, field: Question) {
  if (field === 'smartphone' || field === 'broadband') return household[field];
  const member = memberId === null ? undefined : members[memberId];
  return isSkill(field) ? member?.skills[field] : member?.[field];
}

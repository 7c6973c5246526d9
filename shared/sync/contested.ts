import type { Household } from '#shared/household/household.ts';
import type { Member } from '#shared/member/member.ts';
import { isSkill } from '#shared/member/skills.ts';
import type { Fact } from './fact.ts';
import type { Known, Opinions } from './opinions.ts';
import type { houseQuestions, Question } from './policy.ts';

/** Facts that are kept with every opinion on them: of a house, and of a person. */
export type HouseFact = (typeof houseQuestions)[number] | 'mergedInto';
export type MemberFact = Exclude<Question, HouseFact> | 'rung';

export const memberFacts = ['phone', 'simOwn', 'rung', 'account', 'login', 'service'] as const satisfies MemberFact[];

/** All that is kept of one fact of a house. */
export function houseFact<T>(household: Household, field: HouseFact): Known<T> {
  return { fact: household[field] as Fact<T> | undefined, opinions: household.opinions?.[field] as Opinions<T> | undefined };
}

/** The house with the fact as it is now. */
export function withHouseFact(household: Household, field: HouseFact, { fact, opinions }: Known<string | null>): Household {
  const { [field]: _, opinions: before, ...rest } = household;
  return { ...rest, ...kept(field, fact), ...keptOpinions(before, field, opinions) } as Household;
}

/** All that is kept of one fact of a person; of somebody who is not written down yet, nothing. */
export function memberFact<T>(member: Member | undefined, field: MemberFact): Known<T> {
  const fact = isSkill(field) ? member?.skills[field] : member?.[field];
  return { fact: fact as Fact<T> | undefined, opinions: member?.opinions?.[field] as Opinions<T> | undefined };
}

/** The person with the fact as it is now. */
export function withMemberFact(member: Member, field: MemberFact, { fact, opinions }: Known<string | null>): Member {
  const { opinions: before, ...rest } = member;
  const held = keptOpinions(before, field, opinions);
  if (isSkill(field)) {
    const { [field]: _, ...skills } = rest.skills;
    return { ...rest, skills: { ...skills, ...kept(field, fact) }, ...held } as Member;
  }
  const { [field]: _, ...others } = rest;
  return { ...others, ...kept(field, fact), ...held } as Member;
}

/** Under a key only where there is something. */
export function kept<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function keptOpinions<K extends string>(before: Partial<Record<K, Opinions>> | undefined, field: K, now: Opinions | undefined) {
  const opinions: Partial<Record<K, Opinions>> = { ...before };
  delete opinions[field];
  if (now !== undefined) opinions[field] = now;
  return Object.keys(opinions).length > 0 ? { opinions } : {};
}

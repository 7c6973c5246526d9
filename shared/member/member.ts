import * as z from 'zod/mini';
import { birthYear, oneOf, text, uuid } from '#shared/base/schema.ts';
import { evidences, type Fact } from '#shared/sync/fact.ts';
import type { Opinions } from '#shared/sync/opinions.ts';
import type { memberQuestions } from '#shared/sync/policy.ts';
import { rungs, type Rung } from './ladder.ts';
import { grades, type Grade, type Skill } from './skills.ts';

/** The phone a person uses. 2G-only handsets lost service on 16/10/2024, so they count apart. */
export const phoneKinds = ['none', 'feature', 'feature-2g', 'smartphone'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

export const yesNo = ['yes', 'no'] as const;
export type YesNo = (typeof yesNo)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export interface Identity {
  name: string;
  birthYear: number | null;
  sex: Sex | null;
}

/** A person of a household, as it is known now. */
export interface Member {
  id: string;
  householdId: string;
  identity: Fact<Identity>;
  phone?: Fact<PhoneKind>;
  /** Whether the SIM stands in the person's own name: VNeID demands it. */
  simOwn?: Fact<YesNo>;
  rung?: Fact<Rung>;
  skills: Partial<Record<Skill, Fact<Grade>>>;
  opinions?: Partial<Record<(typeof memberQuestions)[number] | 'rung', Opinions>>;
}

const grade = z.nullable(oneOf(grades));

/** What one visit reports of one person; `null` is "không biết" and leaves what was known. */
export const memberReportSchema = z.object({
  memberId: uuid,
  name: text(80),
  birthYear: z.nullable(birthYear),
  sex: z.nullable(oneOf(sexes)),
  phone: z.nullable(oneOf(phoneKinds)),
  simOwn: z.nullable(oneOf(yesNo)),
  rung: z.nullable(oneOf(rungs)),
  skills: z.object({ account: grade, login: grade, service: grade }),
  /** How rung and skills are known. */
  how: oneOf(evidences),
});
export type MemberReport = z.infer<typeof memberReportSchema>;

/**
 * Adult: 18 or older in the year of the observation (Civil Code 2015, article 20). A person whose birth year is unknown
 * counts as adult: the volunteer lists the people who could do it, and can say otherwise by giving the year.
 */
export function isAdultIn(identity: Identity, year: number): boolean {
  return identity.birthYear === null || year - identity.birthYear >= 18;
}


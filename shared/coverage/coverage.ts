import { type Day, yearOf } from '#shared/base/day.ts';
import { type HouseholdFile, membersOf, visitsOf } from '#shared/household/household-file.ts';
import { isAdultIn, type Member } from '#shared/member/member.ts';
import { type Skill, skills } from '#shared/member/skills.ts';

/**
 * Where a household stands. `covered` is the goal of Thái Nguyên's plan 222 (27/11/2024): at least one adult who lives
 * there does all three skills alone. `not-met`: somebody went, nobody has yet been met.
 */
export type Coverage =
  | { kind: 'not-visited' }
  | { kind: 'not-met'; tries: number }
  | { kind: 'refused' }
  | { kind: 'moved' }
  | { kind: 'visited'; missing: Skill[]; nearest: string | null }
  | { kind: 'covered'; by: string };

export const coverageKinds = ['not-visited', 'not-met', 'refused', 'moved', 'visited', 'covered'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** The coverage rule. What was reached stays reached: a later closed door does not undo it. */
export function coverageOf(file: HouseholdFile): Coverage {
  const visits = visitsOf(file);
  const told = visits.find((visit) => visit.outcome !== 'absent' && visit.outcome !== 'closed');
  if (told?.outcome === 'moved') return { kind: 'moved' };
  const nearest = nearestToAlone(file);
  if (nearest !== null && nearest.missing.length === 0) return { kind: 'covered', by: nearest.member.id };
  if (visits.length === 0) return { kind: 'not-visited' };
  if (told === undefined) return { kind: 'not-met', tries: visits.length };
  if (told.outcome === 'refused' && nearest === null) return { kind: 'refused' };
  return { kind: 'visited', missing: nearest?.missing ?? [...skills], nearest: nearest?.member.id ?? null };
}

/** The skills that nobody of the household has yet been seen or said to do alone, for the adult who is nearest. */
export function missingSkills(coverage: Coverage): readonly Skill[] {
  if (coverage.kind === 'covered') return [];
  return coverage.kind === 'visited' ? coverage.missing : skills;
}

/** Which skills a person lacks; a skill shown before the person was 18 does not count as an adult's. */
export function missingOf(member: Member): Skill[] {
  return skills.filter((skill) => {
    const fact = member.skills[skill];
    if (fact === undefined || fact.value !== 'alone') return true;
    return !isAdultIn(member.identity.value, yearOf(fact.at));
  });
}

/** The day on which the volunteer promised to come back, if the last visit left one. */
export function revisitOf(file: HouseholdFile): Day | null {
  return visitsOf(file)[0]?.revisitOn ?? null;
}

function nearestToAlone(file: HouseholdFile): { member: Member; missing: Skill[] } | null {
  const ranked = membersOf(file).map((member) => ({ member, missing: missingOf(member) }));
  return ranked.reduce<(typeof ranked)[number] | null>(
    (best, one) => (best === null || one.missing.length < best.missing.length ? one : best),
    null,
  );
}

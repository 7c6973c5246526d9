import type { Fact } from '#shared/sync/fact.ts';
import { houseFact, memberFact } from '#shared/sync/contested.ts';
import { headsOf, type Known, standingOf, type Verdict, verdictOn } from '#shared/sync/opinions.ts';
import { currentOf, dissentersFrom, houseQuestions, memberQuestions, type Question } from '#shared/sync/policy.ts';
import { type HouseholdFile, membersOf } from './household-file.ts';

/** Something about a household of which people who did not know of each other have said different things ("2 ý kiến"). */
export interface Dispute {
  /** `null`: it is about the house. */
  memberId: string | null;
  field: Question;
  /** What stands against each other, the latest first. */
  opinions: Fact<string>[];
  /** Ids of all that stands, also of what agrees with one of them: what a verdict is about. */
  covers: string[];
  /** Somebody is to look at the next visit, as a lead or an official decided. */
  check: Fact<Verdict> | null;
}

/** What was decided, so that it can be decided anew. */
export interface Decided {
  memberId: string | null;
  field: Question;
  verdict: Fact<Verdict>;
  /** What stood against each other. */
  opinions: Fact<string>[];
}

/** What is open in a household, the house first. */
export function disputesOf(file: HouseholdFile): Dispute[] {
  return contestedIn(file).flatMap(({ memberId, field, known }) => {
    const standing = standingOf(known);
    const current = currentOf(field, standing);
    if (current === undefined) return [];
    const others = dissentersFrom(field, current, standing);
    if (others.length === 0) return [];
    const verdict = verdictOn(known);
    const isToCheck = verdict?.value.kind === 'check' && standing.some(({ op }) => verdict.value.covers.includes(op));
    const opinions = [current, ...others.toSorted(latestFirst)];
    return [{ memberId, field, opinions, covers: standing.map(({ op }) => op).sort(), check: isToCheck ? verdict : null }];
  });
}

/** What a verdict has closed and no later observation has overtaken. */
export function decidedIn(file: HouseholdFile): Decided[] {
  return contestedIn(file).flatMap(({ memberId, field, known }) => {
    const verdict = verdictOn(known);
    if (verdict?.value.kind !== 'value' && verdict?.value.kind !== 'neither') return [];
    const opinions = headsOf(known).heads.filter(({ op }) => verdict.value.covers.includes(op));
    return opinions.length < 2 ? [] : [{ memberId, field, verdict, opinions: opinions.toSorted(latestFirst) }];
  });
}

interface Contested {
  memberId: string | null;
  field: Question;
  known: Known<string>;
}

/** Only where more than one thing was ever said: looking at a household in which all agree costs nothing. */
function contestedIn(file: HouseholdFile): Contested[] {
  const { household } = file;
  const house = houseQuestions
    .filter((field) => household.opinions?.[field] !== undefined)
    .map((field) => ({ memberId: null, field, known: houseFact<string>(household, field) }));
  const people = membersOf(file).flatMap((member) =>
    memberQuestions
      .filter((field) => member.opinions?.[field] !== undefined)
      .map((field) => ({ memberId: member.id, field, known: memberFact<string>(member, field) })),
  );
  return [...house, ...people];
}

function latestFirst(a: Fact<unknown>, b: Fact<unknown>): number {
  return a.at < b.at ? 1 : -1;
}

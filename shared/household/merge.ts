import type { Member } from '#shared/member/member.ts';
import { houseFact, kept, memberFact, memberFacts, withHouseFact, withMemberFact } from '#shared/sync/contested.ts';
import { latest } from '#shared/sync/fact.ts';
import { joined } from '#shared/sync/opinions.ts';
import { houseQuestions } from '#shared/sync/policy.ts';
import type { HouseholdFile } from './household-file.ts';
import type { Household } from './household.ts';

/** The household that this one is another name of, if somebody said so. */
export function mergedInto(household: Household): string | null {
  return household.mergedInto?.value ?? null;
}

/**
 * The household under which all names of one household are counted and shown. Two people may have pointed each entry at
 * the other: of such a circle the smallest id stands for all. What points at nothing that is here stands for itself.
 */
export function rootOf(id: string, files: ReadonlyMap<string, HouseholdFile>): string {
  const path: string[] = [];
  for (let here = id; ; ) {
    const circle = path.indexOf(here);
    if (circle >= 0) return path.slice(circle).reduce((a, b) => (a < b ? a : b));
    path.push(here);
    const file = files.get(here);
    const into = file === undefined ? null : mergedInto(file.household);
    if (into === null || !files.has(into)) return here;
    here = into;
  }
}

/** An entry that somebody has said to be another name of a household. */
export interface OtherName {
  id: string;
  household: Household;
  /** Entries to say it no longer of, so that this one stands by itself again. */
  undo: string[];
}

/** The other names of each household that has any, by the id that stands for it. */
export function otherNames(files: ReadonlyMap<string, HouseholdFile>): Map<string, OtherName[]> {
  const names = new Map<string, OtherName[]>();
  for (const { id, household } of files.values()) {
    const root = rootOf(id, files);
    if (root === id) continue;
    const main = files.get(root);
    // Two people may have joined the two the other way round: then either has to be taken back.
    const undo = main !== undefined && mergedInto(main.household) !== null ? [id, root] : [id];
    names.set(root, [...(names.get(root) ?? []), { id, household, undo }]);
  }
  return names;
}

/** Every household with all its names taken together, by the id that stands for them. */
export function combined(files: ReadonlyMap<string, HouseholdFile>): Map<string, HouseholdFile> {
  const together = new Map(files);
  // In one order everywhere: of two other names that both say something, each phone and the server take the same.
  const names = [...files.values()].filter(({ id }) => rootOf(id, files) !== id).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id } of names) together.delete(id);
  for (const file of names) {
    const main = together.get(rootOf(file.id, files));
    if (main !== undefined) together.set(main.id, withOtherName(main, file));
  }
  return together;
}

/** One household as all that either of its two names knows. It keeps the id and the particulars of the first. */
function withOtherName(main: HouseholdFile, other: HouseholdFile): HouseholdFile {
  const members = { ...main.members };
  for (const member of Object.values(other.members)) members[member.id] = withSamePerson(members[member.id], member);
  return { ...main, household: withSameHouse(main.household, other.household), members, visits: { ...other.visits, ...main.visits } };
}

function withSameHouse(main: Household, other: Household): Household {
  const house = houseQuestions.reduce(
    (so, field) => withHouseFact(so, field, joined(field, houseFact(so, field), houseFact(other, field))),
    main,
  );
  return {
    ...house,
    ...kept('listing', main.listing ?? other.listing),
    ...kept('registration', main.registration ?? other.registration),
    ...kept('signal', latest(main.signal, other.signal)),
    ...kept('consent', latest(main.consent, other.consent)),
  };
}

function withSamePerson(main: Member | undefined, other: Member): Member {
  if (main === undefined) return other;
  const same: Member = { ...main, identity: latest(main.identity, other.identity) ?? main.identity };
  return memberFacts.reduce((so, field) => withMemberFact(so, field, joined(field, memberFact(so, field), memberFact(other, field))), same);
}

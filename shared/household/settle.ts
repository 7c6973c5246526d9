import { coverageOf } from '#shared/coverage/coverage.ts';
import { withHouseFact, withMemberFact } from '#shared/sync/contested.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Verdict } from '#shared/sync/opinions.ts';
import { houseQuestions, type memberQuestions } from '#shared/sync/policy.ts';
import type { Settlement } from '#shared/sync/settlement.ts';
import type { Decided, Dispute } from './disputes.ts';
import type { HouseholdFile } from './household-file.ts';
import { particularsOf } from './household.ts';

/** One thing that was said, with everybody who said it, the latest first. */
export interface Side {
  value: string;
  /** The operation to name when this is right. */
  pick: string;
  said: Fact<string>[];
}

/** What stands against each other, each value once, the latest word first. */
export function sidesOf(opinions: readonly Fact<string>[]): Side[] {
  const sides = new Map<string, Side>();
  for (const one of opinions) {
    const side = sides.get(one.value);
    if (side === undefined) sides.set(one.value, { value: one.value, pick: one.op, said: [one] });
    else side.said.push(one);
  }
  return [...sides.values()];
}

/** What a person decides about a dispute; `pick` names a side. */
export type Choice = { kind: 'value'; pick: string } | { kind: 'neither' } | { kind: 'check' };

/** The decision as it is written down. */
export function settling(file: HouseholdFile, dispute: Dispute, choice: Choice, reason: string | null): Settlement {
  return settlement(file, dispute, { ...choice, covers: dispute.covers }, reason);
}

/** Takes the last verdict back: what it was about is open again. */
export function reopening(file: HouseholdFile, { memberId, field, verdict }: Pick<Decided, 'memberId' | 'field' | 'verdict'>): Settlement {
  return settlement(file, { memberId, field }, { kind: 'reopen', covers: verdict.value.covers }, null);
}

function settlement(
  file: HouseholdFile,
  { memberId, field }: Pick<Dispute, 'memberId' | 'field'>,
  verdict: Verdict,
  reason: string | null,
): Settlement {
  // Of joined entries, the one in which the person was written down.
  const householdId = (memberId === null ? undefined : file.members[memberId]?.householdId) ?? file.id;
  return { householdId, memberId, field, verdict, reason };
}

/**
 * What hangs on the answer. `coverage`: whether the household is covered; `support`: whether a household on the
 * commune's list of poor and near-poor has a smartphone; `other`: neither.
 */
export type Weight = 'coverage' | 'support' | 'other';

export function weightOf(file: HouseholdFile, dispute: Dispute): Weight {
  const kinds = dispute.opinions.map((opinion) => coverageOf(asIfOnly(file, dispute, opinion)).kind);
  if (new Set(kinds).size > 1) return 'coverage';
  const { poverty } = particularsOf(file.household);
  return dispute.field === 'smartphone' && (poverty === 'poor' || poverty === 'near-poor') ? 'support' : 'other';
}

/** The order in which to settle: by what hangs on it, then the longest open. A copy is returned. */
export function mostPressingFirst<T extends { weight: Weight; dispute: Dispute }>(disputes: readonly T[]): T[] {
  return disputes.toSorted((a, b) => rank[a.weight] - rank[b.weight] || (openSince(a.dispute) < openSince(b.dispute) ? -1 : 1));
}

const rank = { coverage: 0, support: 1, other: 2 } as const satisfies Record<Weight, number>;

/** A dispute begins with the later of the words that contradict each other. */
function openSince({ opinions }: Dispute): string {
  return opinions[0]?.at ?? '';
}

function asIfOnly(file: HouseholdFile, { memberId, field }: Dispute, fact: Fact<string>): HouseholdFile {
  const known = { fact, opinions: undefined };
  if (isHouseQuestion(field)) return { ...file, household: withHouseFact(file.household, field, known) };
  const member = memberId === null ? undefined : file.members[memberId];
  if (member === undefined) return file;
  return { ...file, members: { ...file.members, [member.id]: withMemberFact(member, field, known) } };
}

function isHouseQuestion(field: Dispute['field']): field is Exclude<Dispute['field'], (typeof memberQuestions)[number]> {
  return (houseQuestions as readonly string[]).includes(field);
}

import type { ProblemCode } from '#shared/base/problem.ts';
import type { Outcome } from '#shared/visit/visit.ts';
import { type Barrier, type Content, contentOf, type Kept, type Standing, standingOf } from './kept.ts';
import type { reviewWords } from './review.words.ts';

type ReviewPhrases = (typeof reviewWords)['vi'];

/** So many the server tells at once, oldest first. */
const keptPerAnswer = 500;

/** What an official can decide. */
export type Decision = 'accepted' | 'dismissed';

/** How a visited household is called: its name, `absent` when no list has it, `unread` while it is not known here. */
export type HouseholdName = { kind: 'named'; name: string } | { kind: 'absent' } | { kind: 'unread' };

/** How many wait for a decision, how many wait by themselves and what for. Nothing is said of what there is none of. */
export function headSentences(kept: readonly Kept[], words: ReviewPhrases): { first: string; more: string[] } {
  const standings = kept.map(standingOf);
  const count = (test: (standing: Standing) => boolean) => standings.filter(test).length;
  const undecided = count(({ kind }) => kind === 'undecided');
  const forHousehold = count((one) => one.kind === 'waits' && one.for === 'household');
  const forServer = count((one) => one.kind === 'waits' && one.for === 'server');
  return {
    first: undecided === 0 ? words.head.none : words.head.undecided(undecided),
    more: [
      ...(forHousehold > 0 ? [words.head.household(forHousehold)] : []),
      ...(forServer > 0 ? [words.head.server(forServer)] : []),
      ...(kept.length >= keptPerAnswer ? [words.head.first(kept.length)] : []),
    ],
  };
}

/** What was done, in words: "Lượt thăm nhà Lò Thị Ính: đã gặp". `outcome` are the outcomes in words. */
export function whatSentence(
  content: Content,
  household: HouseholdName,
  words: ReviewPhrases,
  outcome: Readonly<Record<Outcome, string>>,
): string {
  if (content.kind === 'newer') return words.what.newer;
  if (content.kind === 'broken') return words.what.broken(words.what.kind[content.type]);
  const { operation } = content;
  if (operation.t === 'household.register') return words.what.register(operation.b.headName);
  if (operation.t === 'household.enlist') return words.what.enlist(operation.b.headName);
  if (operation.t !== 'visit.log') return words.what.kind[operation.t];
  const came = outcome[operation.b.outcome].toLocaleLowerCase('vi');
  if (household.kind === 'named') return words.what.visit(household.name, came);
  return household.kind === 'absent' ? words.what.visitOfAbsent(came) : words.what.visitOfSome(came);
}

/** Why it stands here, in few words for a table. */
export function whyShort(standing: Standing, words: ReviewPhrases): string {
  return standing.kind === 'waits' ? words.waits[standing.for].short : words.reason[standing.reason].short;
}

/** Why it stands here and what that means, for an official; then why it cannot be accepted, when it cannot. */
export function whySentences(kept: Kept, words: ReviewPhrases): string[] {
  const standing = standingOf(kept);
  if (standing.kind === 'waits') return [words.waits[standing.for].long];
  const { reason, barrier } = standing;
  const why = words.reason[reason].long(kept.author.name, hamletOf(kept, words));
  return barrier === null ? [why] : [why, words.barrier[barrier]];
}

/** What a decision does, said before it is taken. `absent`: it is a visit of a household that the hamlet does not have. */
export function confirmSentence(
  decision: Decision,
  { kept, absent }: { kept: Kept; absent: boolean },
  words: ReviewPhrases,
): string {
  const { name } = kept.author;
  if (decision === 'dismissed') return words.confirm.dismiss(name);
  if (contentOf(kept).kind === 'newer') return words.confirm.acceptForServer(name);
  if (absent) return words.confirm.acceptForHousehold(name);
  const hamlet = hamletOf(kept, words);
  return kept.code === 'operation.body-differs'
    ? words.confirm.acceptOther(name, hamlet)
    : words.confirm.accept(name, hamlet);
}

/**
 * Why the gate refused what was accepted, for an official: its own sentences speak to the volunteer. Null: no refusal
 * of the gate's, the usual words will do.
 */
export function refusalSentence(code: ProblemCode, words: ReviewPhrases): string | null {
  const barrier = barriers[code];
  return barrier === undefined ? null : words.barrier[barrier];
}

export function hamletOf({ hamletName, scope }: Kept, words: ReviewPhrases): string {
  return hamletName ?? words.hamletUnknown(scope);
}

const barriers: Partial<Record<ProblemCode, Barrier>> = {
  'operation.invalid': 'unreadable',
  'operation.too-large': 'too-large',
  'operation.not-yours': 'not-allowed',
  'scope.not-yours': 'no-hamlet',
};

import type { Tally } from '#shared/coverage/tally.ts';
import { metOf, sumOf } from '#client/parts/tally-figures.ts';
import type { BoardHamlet } from './board-figures.ts';
import type { boardWords } from './board.words.ts';

type BoardPhrases = (typeof boardWords)['vi'];

/**
 * The board as sentences: first what is left to do, then what is reached, each with its denominator. No sentence is
 * said about a thing that has not happened (no refusals, no smartphone asked about).
 */
export function boardSentences(hamlets: readonly BoardHamlet[], words: BoardPhrases): { first: string; more: string[] } {
  const total = sumOf(hamlets);
  const more = [words.met(metOf(total), total.households), words.covered(total.covered, total.households)];
  const rest = restOf(total, words);
  if (rest !== '') more.push(rest);
  if (total.smartphoneKnown > 0) {
    more.push(words.smartphone(total.smartphoneKnown, total.households, total.smartphoneYes));
  }
  return { first: leftSentence(hamlets, total, words), more };
}

/** What was announced when numbers changed: the hamlet by name when it is one. */
export function changeSentence(changed: readonly BoardHamlet[], words: BoardPhrases): string {
  if (changed.length === 0) return '';
  const only = changed.length === 1 ? changed[0] : undefined;
  return only === undefined ? words.changedMany(changed.length) : words.changedOne(only.name);
}

function leftSentence(hamlets: readonly BoardHamlet[], total: Tally, words: BoardPhrases): string {
  const open = hamlets.filter((hamlet) => hamlet.tally.notVisited > 0);
  if (open.length === 0) return words.leftNone(total.households);
  const only = open.length === 1 ? open[0] : undefined;
  return only === undefined
    ? words.leftAll(total.notVisited, open.length)
    : words.leftOne(total.notVisited, only.name);
}

function restOf(total: Tally, words: BoardPhrases): string {
  const parts = (['notMet', 'refused', 'moved'] as const)
    .filter((key) => total[key] > 0)
    .map((key) => words.rest[key](total[key]));
  if (parts.length === 0) return '';
  const sentence = parts.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

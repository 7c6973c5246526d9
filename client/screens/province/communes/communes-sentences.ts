import { metOf, sumOf } from '#client/parts/tally-figures.ts';
import { bothGroups, type CommuneFigures, hasList, laggards } from './communes-figures.ts';
import type { communesWords } from './communes.words.ts';

type CommunesPhrases = (typeof communesWords)['vi'];

/** The province as sentences: who lags comes first, then what is reached, then who has no list at all. */
export function communesSentences(
  communes: readonly CommuneFigures[],
  words: CommunesPhrases,
): { first: string; more: string[] } {
  const total = sumOf(communes);
  const withList = communes.filter(hasList);
  const without = communes.filter((commune) => !hasList(commune));
  const [first = '', ...more] = laggingSentences(communes, words);
  if (withList.length > 0) {
    more.push(words.met(metOf(total), total.households, withList.length));
    more.push(words.covered(total.covered, total.households));
  }
  if (without.length > 0) more.push(words.withoutList(without.length, without.map(({ name }) => name).join(', ')));
  return { first, more };
}

/** "1.932 hộ đã rà soát, 1.308 hộ chưa có…" with what is still unknown. */
export function funnelSentences(communes: readonly CommuneFigures[], words: CommunesPhrases): string[] {
  const { listed, reviewed, unknown, without } = bothGroups(sumOf(communes));
  if (listed === 0) return [words.funnelNobody];
  if (reviewed === 0) return [words.funnelNotBegun(listed)];
  const sentences = [words.funnelFirst(reviewed, without)];
  if (unknown > 0) sentences.push(words.funnelUnknown(unknown, listed));
  return sentences;
}

function laggingSentences(communes: readonly CommuneFigures[], words: CommunesPhrases): string[] {
  const [worst, ...next] = laggards(communes, 3).map(({ name, tally }) =>
    words.lagging(name, tally.notVisited, tally.households),
  );
  if (worst === undefined) return [words.laggingNone];
  const first = words.laggingFirst(worst);
  return next.length === 0 ? [first] : [first, words.laggingNext(next.join('; '))];
}

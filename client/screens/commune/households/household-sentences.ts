import { compareNames } from '#shared/base/text.ts';
import { hamletKinds } from '#shared/place/place.ts';
import type { CoverageKind } from '#shared/coverage/coverage.ts';
import type { Skill } from '#shared/member/skills.ts';
import type { HouseholdFilter } from '#client/parts/office-addresses.ts';
import type { householdsWords } from './households.words.ts';

type HouseholdPhrases = (typeof householdsWords)['vi'];

/** What the filter asks for, in the words of its choices. */
export interface FilterWords {
  coverage: string;
  hamlet: string;
  poverty: string;
  disputed: string;
}

/** The filter as one sentence: "Nhà chưa đến ở thôn Đồng Xuân, hộ nghèo, tìm “páo”". */
export function filterSentence(filter: HouseholdFilter, chosen: FilterWords, words: HouseholdPhrases): string {
  const { houses, in: at, comma } = words.sentence;
  const opinions = filter.disputed ? `${comma} ${chosen.disputed}` : '';
  const place = `${houses} ${chosen.coverage} ${at} ${chosen.hamlet}${comma} ${chosen.poverty}${opinions}`;
  const search = filter.search.trim();
  return search === '' ? place : `${place}${comma} ${words.searched(search)}`;
}

/** A hamlet's name inside a sentence: "thôn Đồng Xuân". A name without a kind word keeps its capital. */
export function hamletInSentence(name: string): string {
  const lower = name.toLocaleLowerCase('vi');
  const kind = hamletKinds.find((word) => lower.startsWith(`${word} `));
  return kind === undefined ? name : `${kind}${name.slice(kind.length)}`;
}

/**
 * What a household still lacks, as words. Only of a household where somebody was met is it known; `skillAlone` are the
 * skills in words.
 */
export function missingSentence(
  line: { coverage: CoverageKind; missing: readonly Skill[] },
  skillAlone: Readonly<Record<Skill, string>>,
  words: HouseholdPhrases,
): string {
  if (line.coverage === 'covered') return words.nothingMissing;
  if (line.coverage !== 'visited') return words.missingUnknown;
  return line.missing.map((skill) => skillAlone[skill]).join(', ');
}

/** Hamlet by hamlet, and in each by the given name of the head, as lists of people are kept here. A copy is returned. */
export function inListOrder<T extends { scope: number; headName: string }>(lines: readonly T[]): T[] {
  return [...lines].sort((a, b) => a.scope - b.scope || compareNames(a.headName, b.headName));
}

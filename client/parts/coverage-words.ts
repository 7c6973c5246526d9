import type { Coverage, CoverageKind } from '#shared/coverage/coverage.ts';
import type { ShapeKind } from '#client/ui/status-shape.tsx';
import { defineWords, type Phrases } from '#client/ui/words.ts';

/** Where a household stands, as one of the six shapes: the same on lists, board and print. */
export const coverageShape = {
  'not-visited': 'none',
  'not-met': 'again',
  visited: 'half',
  covered: 'full',
  refused: 'refused',
  moved: 'attention',
} as const satisfies Record<CoverageKind, ShapeKind>;

const vi = {
  kind: {
    'not-visited': 'chưa đến',
    'not-met': 'đã ghé, chưa gặp',
    visited: 'đã đến',
    covered: 'đạt',
    refused: 'từ chối',
    moved: 'đã chuyển đi',
  } satisfies Record<CoverageKind, string>,
  missing: (skills: string) => `còn thiếu: ${skills}`,
  tries: (tries: number) => `đã ghé ${tries} lần, chưa gặp`,
} satisfies Phrases;

/** Where a household stands, in words; the first letter is small because the words follow a shape or a name. */
export const coverageWords = defineWords({
  vi,
  en: {
    kind: {
      'not-visited': 'not visited',
      'not-met': 'called, nobody met',
      visited: 'visited',
      covered: 'covered',
      refused: 'refused',
      moved: 'moved away',
    },
    missing: (skills) => `still missing: ${skills}`,
    tries: (tries) => `called ${tries} times, nobody met`,
  },
});

/** The same with what is missing: "đã đến, còn thiếu: tự nộp hồ sơ". `skillAlone` are the skills in words. */
export function coverageSentence(
  coverage: Coverage,
  words: (typeof coverageWords)['vi'],
  skillAlone: Readonly<Record<string, string>>,
): string {
  if (coverage.kind === 'visited') {
    return `${words.kind.visited}, ${words.missing(coverage.missing.map((skill) => skillAlone[skill]).join(', '))}`;
  }
  if (coverage.kind === 'not-met' && coverage.tries > 1) return words.tries(coverage.tries);
  return words.kind[coverage.kind];
}

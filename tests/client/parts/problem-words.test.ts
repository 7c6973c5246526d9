import { describe, expect, test } from 'vitest';
import { problemCodes, type ProblemDetails } from '#shared/base/problem.ts';
import { problemWords } from '#client/parts/problem.words.ts';

type Phrase = string | ((details: ProblemDetails) => string);

function sentence(phrase: Phrase, details: ProblemDetails = {}): string {
  return typeof phrase === 'string' ? phrase : phrase(details);
}

describe.each(['vi', 'en'] as const)('the sentences for problems, %s', (language) => {
  test.each(problemCodes)('%s is told as a sentence, without its code, even when it carries no details', (code) => {
    const said = sentence(problemWords[language][code]);
    expect(said.length).toBeGreaterThan(12);
    expect(said).toMatch(/^\p{Lu}.*\.$/u);
    expect(said).not.toContain(code);
    expect(said).not.toMatch(/undefined|null|NaN/);
  });
});

test('no sentence stands for two problems that need different deeds', () => {
  for (const words of [problemWords.vi, problemWords.en]) {
    const said = problemCodes.map((code) => sentence(words[code]));
    expect(new Set(said).size).toBe(said.length);
  }
});

test('a file that is no table is told what it is, and a list too long how long it may be', () => {
  const { vi } = problemWords;
  expect(sentence(vi['roster.not-a-table'], { reason: 'pdf' })).toContain('PDF');
  expect(sentence(vi['roster.not-a-table'], { reason: 'encoding' })).toContain('TCVN3');
  expect(sentence(vi['roster.too-large'], { what: 'rows', limit: 20_020 })).toContain('20.000 hàng');
  expect(sentence(vi['roster.header-missing'], { missing: 'thôn, tên chủ hộ' })).toContain('thôn, tên chủ hộ');
});

test('an unknown detail falls back to the general sentence', () => {
  expect(sentence(problemWords.vi['roster.not-a-table'], { reason: 'something-new' })).toBe(
    sentence(problemWords.vi['roster.not-a-table']),
  );
});

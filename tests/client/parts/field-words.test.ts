import { describe, expect, test } from 'vitest';
import { rungs } from '#shared/member/ladder.ts';
import { phoneKinds } from '#shared/member/member.ts';
import { grades, skills } from '#shared/member/skills.ts';
import { povertyClasses, signals } from '#shared/household/household.ts';
import { coverageKinds } from '#shared/coverage/coverage.ts';
import { outcomes } from '#shared/visit/visit.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';
import { coverageSentence, coverageShape, coverageWords } from '#client/parts/coverage-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { reasonWords } from '#client/parts/reason.words.ts';

describe.each(['vi', 'en'] as const)('the words of the field, %s', (language) => {
  const field = fieldWords[language];
  const lists = {
    skill: [skills, field.skill],
    skillAlone: [skills, field.skillAlone],
    grade: [grades, field.grade],
    rung: [rungs, field.rung],
    outcome: [outcomes, field.outcome],
    phoneKind: [phoneKinds, field.phoneKind],
    signal: [signals, field.signal],
    poverty: [povertyClasses, field.poverty],
    coverage: [coverageKinds, coverageWords[language].kind],
    reason: [reasonCodes, reasonWords[language].label],
    answer: [reasonCodes, reasonWords[language].answer],
  } as const;

  test.each(Object.entries(lists))('%s: every code has words, and no two codes the same', (_name, [codes, words]) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
    expect(new Set(Object.values(words)).size).toBe(codes.length);
    for (const word of Object.values(words)) expect(word.trim()).not.toBe('');
  });

  test('every answer to a reason is something that can be said aloud', () => {
    for (const answer of Object.values(reasonWords[language].answer)) {
      expect(answer).toMatch(/^\p{Lu}.*\.$/u);
      expect(answer.length).toBeLessThan(120);
    }
  });
});

test('a house that was visited names what is missing beside a shape of its own', () => {
  const sentence = coverageSentence(
    { kind: 'visited', missing: ['login', 'service'], nearest: null },
    coverageWords.vi,
    fieldWords.vi.skillAlone,
  );
  expect(sentence).toBe('đã đến, còn thiếu: tự đăng nhập, tự nộp hồ sơ');
  expect([coverageShape['not-visited'], coverageShape.visited, coverageShape.covered]).toEqual(['none', 'half', 'full']);
});

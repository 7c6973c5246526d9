import { expect, test } from 'vitest';
import { rungs } from '#shared/member/ladder.ts';
import { guideAddress, guideSteps, isGuideStep, wayBackFrom } from '#client/screens/field/guide/guide-steps.ts';
import { guideWords } from '#client/screens/field/guide/guide.words.ts';
import { guideStepFor } from '#client/screens/field/visit/guide-step.ts';

test('every rung, and not knowing, opens the guide at a step that exists', () => {
  for (const rung of [...rungs, 'unknown' as const, undefined]) expect(isGuideStep(guideStepFor(rung))).toBe(true);
  expect(guideStepFor('level-2-inactive')).toBe('kich-hoat');
});

test('the guide returns to the visit that asked for it, and to nowhere else', () => {
  const visit = '/ho/0192/tham';
  expect(wayBackFrom(guideAddress('kich-hoat', visit).split('?')[1] ?? '')).toBe(visit);
  expect(wayBackFrom('ve=https://example.vn/ho/1/tham')).toBeNull();
  expect(wayBackFrom('ve=//example.vn')).toBeNull();
});

test.each(['vi', 'en'] as const)('the guide never leads into the portal by an address, %s', (language) => {
  const everything = JSON.stringify(guideWords[language].step);
  expect(everything).not.toMatch(/https?:|www\.|dichvucong\.|\bvneid\.gov/i);
});

test.each(guideSteps)('the Vietnamese and the English of step %s go side by side', (step) => {
  const [vi, en] = [guideWords.vi.step[step], guideWords.en.step[step]];
  expect(Object.keys(en.doing)).toEqual(Object.keys(vi.doing));
  expect(vi.beware).not.toBe('');
});

import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { formatCount } from '#client/ui/format.ts';
import { currentLanguage, defineWords, setLanguage, useWords, wordsNow } from '#client/ui/words.ts';

const words = defineWords({
  vi: { title: 'Hôm nay', left: (count: number) => `${count} nhà nên ghé`, outcome: { met: 'Gặp được' } },
  en: { title: 'Today', left: (count) => `${count} houses to visit`, outcome: { met: 'Met' } },
});

afterEach(() => setLanguage('vi'));

test('a screen speaks Vietnamese until somebody asks for English', () => {
  expect(currentLanguage()).toBe('vi');
  expect(renderToStaticMarkup(<Title />)).toBe('<h1>Hôm nay, 5 nhà nên ghé</h1>');
  setLanguage('en');
  expect(renderToStaticMarkup(<Title />)).toBe('<h1>Today, 5 houses to visit</h1>');
});

test('words kept by code and numbers follow the language too', () => {
  expect([wordsNow(words).outcome.met, formatCount(1308)]).toEqual(['Gặp được', '1.308']);
  setLanguage('en');
  expect([wordsNow(words).outcome.met, formatCount(1308)]).toEqual(['Met', '1,308']);
});

test('English that does not match the Vietnamese does not compile', () => {
  const mistakes = [
    // @ts-expect-error a phrase is missing
    () => defineWords({ vi: { save: 'Lưu', close: 'Đóng' }, en: { save: 'Save' } }),
    // @ts-expect-error a phrase nobody asks for
    () => defineWords({ vi: { save: 'Lưu' }, en: { save: 'Save', close: 'Close' } }),
    // @ts-expect-error the number was left out of the sentence
    () => defineWords({ vi: { left: (count: number) => `${count} nhà` }, en: { left: () => 'houses' } }),
    // @ts-expect-error another kind of argument
    () => defineWords({ vi: { left: (count: number) => `${count} nhà` }, en: { left: (name: string) => name } }),
    // @ts-expect-error a sentence without its argument
    () => defineWords({ vi: { left: (count: number) => `${count} nhà` }, en: { left: 'houses' } }),
    // @ts-expect-error a phrase is missing in a group
    () => defineWords({ vi: { outcome: { met: 'Gặp được', absent: 'Đi vắng' } }, en: { outcome: { met: 'Met' } } }),
    // @ts-expect-error a phrase nobody asks for in a group
    () => defineWords({ vi: { outcome: { met: 'Gặp' } }, en: { outcome: { met: 'Met', absent: 'Away' } } }),
  ];
  expect(mistakes).toHaveLength(7);
});

function Title() {
  const { title, left } = useWords(words);
  return <h1>{`${title}, ${left(5)}`}</h1>;
}

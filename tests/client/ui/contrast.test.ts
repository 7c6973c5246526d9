import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Palette = Readonly<Record<string, string>>;

const css = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const light = coloursIn(blockAfter(':root {'));
const dark: Palette = { ...light, ...coloursIn(blockAfter(":root[data-theme='dark'] {")) };
const darkBySystem: Palette = { ...light, ...coloursIn(blockAfter(":root:not([data-theme='light']) {")) };

const backgrounds = ['paper', 'surface', 'sunken', 'rice-tint', 'sky-tint', 'grain-tint', 'brick-tint'];
// WCAG 2.2: 7 for the text a volunteer reads in the sun, 4.5 for words in colour, 3 for the edge of a control.
const aaa = 7;
const aa = 4.5;
const edge = 3;

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_theme, palette) => {
  test.each(backgrounds)('text is readable in sunlight on %s', (background) => {
    expect(contrast(palette, 'ink', background)).toBeGreaterThanOrEqual(aaa);
  });

  test.each(['paper', 'surface', 'sunken'])('secondary text is readable in sunlight on %s', (background) => {
    expect(contrast(palette, 'ink-soft', background)).toBeGreaterThanOrEqual(aaa);
  });

  test.each(['ink-soft', 'rice', 'sky', 'grain', 'brick'])('words in %s are readable on every background', (colour) => {
    for (const background of backgrounds) {
      expect.soft(contrast(palette, colour, background), background).toBeGreaterThanOrEqual(aa);
    }
  });

  test.each([
    ['on-rice', 'rice'],
    ['on-rice', 'rice-deep'],
    ['on-brick', 'brick'],
    ['on-brick', 'brick-deep'],
    ['paper', 'ink'],
  ])('the words of a filled button, %s on %s, are readable', (words, fill) => {
    expect(contrast(palette, words, fill)).toBeGreaterThanOrEqual(aa);
  });

  test.each(['edge', 'rice', 'sky', 'grain', 'brick'])('the outline of a control in %s can be seen', (colour) => {
    for (const background of backgrounds) {
      expect.soft(contrast(palette, colour, background), background).toBeGreaterThanOrEqual(edge);
    }
  });
});

test('the dark theme is the same whether the phone or the reader asks for it', () => {
  expect(darkBySystem).toEqual(dark);
});

test('every colour of the light theme has a dark one', () => {
  expect(Object.keys(coloursIn(blockAfter(":root[data-theme='dark'] {")))).toEqual(Object.keys(light));
});

function blockAfter(selector: string): string {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
  return css.slice(start + selector.length, css.indexOf('}', start));
}

function coloursIn(block: string): Palette {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

function contrast(palette: Palette, one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(palette, one), luminance(palette, other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it, of a colour named in tokens.css. */
function luminance(palette: Palette, name: string): number {
  const hex = palette[name];
  if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { formatCount, formatPercent } from '#client/ui/format.ts';
import type { Language } from '#client/ui/words.ts';

/** A number with its denominator: "61 / 84". It does not break over two lines. */
export function ratioWords(part: number, whole: number, language: Language): string {
  return `${formatCount(part, language)}\u00a0/\u00a0${formatCount(whole, language)}`;
}

/** The share in percent; a dash where there is nothing to divide, for that is no 0. */
export function shareWords(part: number, whole: number, language: Language): string {
  return whole === 0 ? '–' : formatPercent(part / whole, language);
}

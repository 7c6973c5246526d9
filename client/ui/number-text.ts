import type { Language } from './words.ts';

interface NumberRules {
  decimal: boolean;
  /** Vietnamese groups with a dot and begins the fraction with a comma; English the other way round. */
  language: Language;
}

/** What a person typed, as a number; undefined when it is empty or is no number of this kind. */
export function readNumber(text: string, { decimal, language }: NumberRules): number | undefined {
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const bare = text.replace(/\s/g, '');
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(?=$|\\${point})`);
  const plain = (grouped.test(bare) ? bare.replaceAll(group, '') : bare).replace(point, '.');
  if (!(decimal ? /^\d+(\.\d+)?$/ : /^\d+$/).test(plain)) return undefined;
  return Number(plain);
}

/** The number as it stands in the field, without grouping: it is going to be edited. */
export function writeNumber(value: number | undefined, { language }: NumberRules): string {
  if (value === undefined) return '';
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
}

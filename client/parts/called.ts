import { isAdultIn, type Identity } from '#shared/member/member.ts';
import type { Language } from '#client/ui/words.ts';

/**
 * How a neighbour calls a person: "anh Páo", "bà Ính". While sex or age is not known it is the whole name: a wrong word
 * of address is worse than none, and a bare given name is rude to an elder. In English the whole name.
 */
export function calledShort(identity: Identity, year: number, language: Language): string {
  const title = language === 'vi' ? titleOf(identity, year) : null;
  return title === null ? identity.name : `${title} ${identity.name.split(' ').at(-1) ?? ''}`;
}

/** The same with the whole name: "anh Lò Văn Páo". */
export function calledFull(identity: Identity, year: number, language: Language): string {
  const title = language === 'vi' ? titleOf(identity, year) : null;
  return title === null ? identity.name : `${title} ${identity.name}`;
}

/** First letter large, for the beginning of a line: "anh Páo" → "Anh Páo". */
export function atLineStart(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function titleOf({ birthYear, sex, ...rest }: Identity, year: number): string | null {
  if (birthYear === null) return null;
  if (!isAdultIn({ birthYear, sex, ...rest }, year)) return 'em';
  if (sex === null) return null;
  if (year - birthYear >= 60) return sex === 'female' ? 'bà' : 'ông';
  return sex === 'female' ? 'chị' : 'anh';
}

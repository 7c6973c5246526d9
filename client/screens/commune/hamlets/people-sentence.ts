import type { HamletLine } from './hamlet-table.tsx';
import type { hamletsWords } from './hamlets.words.ts';

/** Who works in a hamlet: "Lò Văn Minh (tổ trưởng), Hoàng Thị Lan". */
export function peopleSentence(people: HamletLine['people'], words: (typeof hamletsWords)['vi']): string {
  if (people.length === 0) return words.nobody;
  return people.map(({ name, isLead }) => (isLead ? words.lead(name) : name)).join(', ');
}

import { fold, foldKeepingMarks } from '#shared/base/text.ts';

/** A text prepared once for many searches. */
export interface SearchKey {
  folded: string;
  marked: string;
}

/** What a household can be found by: its head, its people, its address, the digits of its phone. */
export function searchKeyOf(parts: (string | null)[]): SearchKey {
  const all = parts.filter((part) => part !== null).join(' ');
  return { folded: ` ${fold(all)}`, marked: ` ${foldKeepingMarks(all)}` };
}

/**
 * How well a query fits: 2 with its marks as typed ("đạt"), 1 without regard to marks ("dat"), 0 not at all.
 * Every word of the query must begin a word, so two letters are enough and "vu" does not find "Ngũ Vu" by its middle.
 */
export function fitOf(query: string, key: SearchKey): 0 | 1 | 2 {
  const folded = fold(query);
  if (folded === '' || !folded.split(' ').every((word) => key.folded.includes(` ${word}`))) return 0;
  return foldKeepingMarks(query)
    .split(' ')
    .every((word) => key.marked.includes(` ${word}`))
    ? 2
    : 1;
}

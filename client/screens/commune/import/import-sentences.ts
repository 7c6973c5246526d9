import type { RosterPreview, RosterRowError } from '#shared/household/roster.ts';
import { rosterColumns } from '#shared/household/roster.ts';
import type { importWords } from './import.words.ts';

type ImportPhrases = (typeof importWords)['vi'];

/** Whether confirming would write anything at all. */
export function changesSomething(preview: RosterPreview): boolean {
  return preview.created + preview.changed > 0;
}

/** Exactly what the button does: "Nhập 118 hộ mới, sửa 4 hộ · bỏ lại 3 hàng lỗi". */
export function confirmSentence(preview: RosterPreview, words: ImportPhrases): string {
  const does = words.confirm(preview.created, preview.changed);
  return preview.leftOut === 0 ? does : `${does}${words.leaving(preview.leftOut)}`;
}

/** The preview in sentences: what the file holds, what would become of it, what was passed over. */
export function previewSentences(preview: RosterPreview, words: ImportPhrases): string[] {
  const sheet = preview.sheet === null ? '' : words.inSheet(preview.sheet);
  const outcomes = (['created', 'changed', 'same', 'leftOut'] as const)
    .filter((key) => preview[key] > 0)
    .map((key) => words[key](preview[key]));
  const sentences = [words.rows(preview.rows, sheet)];
  if (outcomes.length > 0) sentences.push(`${outcomes.join(', ')}.`);
  if (preview.passedOver > 0) sentences.push(words.passedOver(preview.passedOver));
  return sentences;
}

/** The heading of the column as the list has it; our own word where the list has none. */
export function columnTitle(error: RosterRowError, words: ImportPhrases): string {
  const known = rosterColumns.find((column) => column === error.column);
  return known === undefined ? error.column : words.column[known];
}

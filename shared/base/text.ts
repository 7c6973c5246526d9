const combiningMarks = /[\u0300-\u036f]/g;
const apostrophes = /[’ʼ`']/g;
const notWord = /[^a-z0-9]+/g;

/** One spelling for storage: NFC, no outer spaces, inner runs of space as one. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * The form in which two Vietnamese texts are compared: no marks, `đ` as `d`, lower case, punctuation as one space.
 * `đ` needs its own rule: it does not decompose under NFD. Also makes "Hòa" and "Hoà" equal.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(notWord, ' ')
    .trim();
}

/** Lower case and NFC with the marks kept: tells "đạt" from "dat" when both fold alike. */
export function foldKeepingMarks(text: string): string {
  return cleanText(text).toLowerCase();
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese order of plain words, digits by value: "Thôn 2" before "Thôn 10". */
export function compareWords(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Vietnamese lists of people sort by the given name (the last word), then by what stands before it. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenNameFirst(a), givenNameFirst(b));
}

function givenNameFirst(name: string): string {
  return name.split(' ').reverse().join(' ');
}

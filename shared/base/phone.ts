export type PhoneReading =
  | { kind: 'empty' }
  | { kind: 'phone'; digits: string; repaired: boolean }
  | { kind: 'unreadable' };

// Prefixes in use since the 11-digit numbers were converted on 15/09/2018; landlines are 02 and ten or eleven digits.
const mobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const landline = /^02\d{8,9}$/;

/**
 * Reads a Vietnamese phone number as offices type it: spaces, dots, +84, or the first 0 eaten by a spreadsheet.
 * Anything else is `unreadable`; a number is never guessed.
 */
export function readPhone(raw: string): PhoneReading {
  const text = raw.normalize('NFKC').trim();
  if (text === '') return { kind: 'empty' };
  if (!/^[+\d\s.()-]+$/.test(text)) return { kind: 'unreadable' };
  const typed = text.replace(/[^\d+]/g, '');
  const digits = withLeadingZero(typed);
  if (!mobile.test(digits) && !landline.test(digits)) return { kind: 'unreadable' };
  return { kind: 'phone', digits, repaired: digits !== typed };
}

function withLeadingZero(typed: string): string {
  if (typed.startsWith('+84')) return `0${typed.slice(3).replace(/^0/, '')}`;
  if (typed.startsWith('84') && typed.length >= 11) return `0${typed.slice(2)}`;
  if (typed.length === 9 && !typed.startsWith('0')) return `0${typed}`;
  return typed;
}

import { fold } from '#shared/base/text.ts';

/** What a text must not carry: the number of an identity card, or words that come with a password or a one-time code. */
export type Secret = 'id-number' | 'password';

/**
 * Looks for a secret in a name, an address, a witness or a file code. An identity number is twelve digits; written
 * apart ("001 084 000 999") only one that begins with 0, as all numbers of people born in Vietnam do, so that the
 * grouped digits of a file code are not mistaken for one.
 */
export function secretIn(text: string): Secret | null {
  const plain = text.normalize('NFKC');
  const together = plain.match(/\d+/g) ?? [];
  const apart = plain.match(/\d(?:[\s.]?\d)*/g) ?? [];
  if (together.some((digits) => digits.length === 12)) return 'id-number';
  if (apart.some((digits) => /^0\d{11}$/.test(digits.replace(/\D/g, '')))) return 'id-number';
  return passwordWords.test(` ${fold(text)} `) ? 'password' : null;
}

const passwordWords = / (mat khau|password|passcode|otp|ma pin) /;

import * as z from 'zod/mini';
import { cleanText } from './text.ts';

/** The small shapes that stand at every door. */
export const uuid = z.uuid();
export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();

/** Text a person typed: NFC, trimmed, 1 to `max` characters. */
export function text(max: number) {
  return z.pipe(z.string().check(z.maxLength(max * 4)), z.pipe(z.transform(cleanText), z.string().check(z.minLength(1), z.maxLength(max))));
}

/** The codes of a closed list. */
export function oneOf<const T extends readonly [string, ...string[]]>(codes: T) {
  return z.enum(codes);
}

/** Commune code of Decision 19/2025/QĐ-TTg: five digits, kept as text because of the leading zeros. */
export const communeCode = z.string().check(z.regex(/^\d{5}$/));

/** Province code of the same decision: two digits. */
export const provinceCode = z.string().check(z.regex(/^\d{2}$/));

export const scopeId = z.int().check(z.minimum(1), z.maximum(32_767));

export const birthYear = z.int().check(z.minimum(1900), z.maximum(2100));

import { type Bytes, fromBase64, toBase64 } from '#shared/base/bytes.ts';

/**
 * A bundle or a receipt as text: the way of files that messengers let through, and of links that a camera reads. The
 * letters begin as its first bytes do, so it is found inside whatever a messenger put around it.
 */
const beginnings = { bundle: toBase64(Uint8Array.of(0x54, 0x4e, 0x42)), receipt: toBase64(Uint8Array.of(0x54, 0x4e, 0x52)) };

/** `first`: a line for whoever opens the file and wonders. */
export function armoured(bytes: Uint8Array, first: string): string {
  const lines = toBase64(bytes).match(/.{1,76}/g) ?? [];
  return [first, '', ...lines, ''].join('\r\n');
}

/** The bytes inside a file, or behind the `#` of a link, which came as they are or as text; `null` when there are none. */
export function unarmoured(file: Uint8Array): Bytes | null {
  if (file[0] === 0x54 && file[1] === 0x4e && (file[2] === 0x42 || file[2] === 0x52)) return file.slice();
  const text = lettersOf(file);
  const found = Object.values(beginnings).map((beginning) => text.indexOf(beginning)).filter((at) => at >= 0);
  if (found.length === 0) return null;
  const letters = /^[\w+/\s-]+={0,2}/.exec(text.slice(Math.min(...found)))?.[0] ?? '';
  return fromBase64(letters);
}

/** Latin letters, and nothing else matters here; a text of two bytes a letter, as some editors save, loses its zeros. */
function lettersOf(file: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < file.length; at += 8192) parts.push(String.fromCharCode(...file.subarray(at, at + 8192)));
  return parts.join('').replaceAll('\u0000', '');
}

/** Bytes of their own, as the browser's and the server's cryptography take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const standard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const forAddresses = `${standard.slice(0, 62)}-_`;

/** Bytes as letters that survive any road for text. `url`: in the alphabet that may stand in an address, unpadded. */
export function toBase64(bytes: Uint8Array, { url = false } = {}): string {
  const letters = url ? forAddresses : standard;
  const text: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const told = Math.min(4, bytes.length - at + 1);
    text.push(...four.slice(0, told).map((six) => letters[six] ?? ''));
    if (!url) text.push('='.repeat(4 - told));
  }
  return text.join('');
}

/** The bytes again, from either alphabet; `null` when a letter is of neither. Spaces, line ends and padding are passed over. */
export function fromBase64(text: string): Bytes | null {
  const letters = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of letters) {
    const six = standard.indexOf(letter);
    if (six < 0) return null;
    held = ((held << 6) | six) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From pairs of hexadecimal digits, which the caller has checked; hyphens of a UUID are passed over. */
export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function joinBytes(...parts: Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

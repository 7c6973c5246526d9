import type { Row } from './pull.ts';

/** The name of a row within its hamlet: a person may stand in two households, so the household is part of it. */
export function rowKey(kind: Row['kind'], householdId: string, id: string): string {
  return `${kind}/${householdId}/${id}`;
}

/**
 * A sum over the rows of a hamlet that does not depend on their order: equal digests, equal rows (but for a chance of one
 * in 2⁶⁴). Kept by differences where rows are written, summed anew where a page was read. What a household leaves behind
 * when it goes is not summed: one side may forget it earlier than the other.
 */
export class Digest {
  #high: number;
  #low: number;

  constructor(text = zero) {
    this.#high = Number.parseInt(text.slice(0, 8), 16);
    this.#low = Number.parseInt(text.slice(8, 16), 16);
  }

  /** The row came to stand at this version, instead of `before` when it stood already. */
  move(key: string, before: number | undefined, now: number): void {
    if (before !== undefined) this.remove(key, before);
    this.#add(`${key}@${now}`, 1);
  }

  /** The row that stood at this version is gone. */
  remove(key: string, ver: number): void {
    this.#add(`${key}@${ver}`, -1);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, '0')).join('');
  }

  #add(text: string, sign: 1 | -1): void {
    const [high, low] = hashOf(text);
    this.#high = (this.#high + sign * high) >>> 0;
    this.#low = (this.#low + sign * low) >>> 0;
  }
}

/** Whether the row only says that its household has left. */
export function isGone(row: Row): boolean {
  return row.kind === 'household' && row.body.gone !== undefined;
}

const zero = '0'.repeat(16);

/** The digest of rows read whole. */
export function digestOf(rows: Iterable<Row>): string {
  const digest = new Digest();
  for (const row of rows) {
    if (isGone(row)) continue;
    digest.move(rowKey(row.kind, row.kind === 'household' ? row.id : row.body.householdId, row.id), undefined, row.ver);
  }
  return digest.toString();
}

// Two independent 32-bit hashes of multiply-and-mix kind. Not against an adversary: the transport and the seal are.
function hashOf(text: string): [number, number] {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0xc2b2ae35) ^ (b >>> 15);
  }
  return [mix(a), mix(b ^ a)];
}

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

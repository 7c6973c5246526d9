/** Chance that comes out the same for the same seed, so that a demonstration or a failed test can be repeated. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  /** True so often: 0.55 is a little more than every other time. */
  happens(share: number): boolean;
  /** One of a list, all alike. */
  oneOf<T>(all: readonly [T, ...T[]]): T;
  /** One of a list, the heavier the more often. */
  weighted<T>(all: readonly [readonly [T, number], ...(readonly [T, number])[]]): T;
}

/** Chance from a seed (mulberry32, by its published constants). Not for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (share) => next() < share,
    oneOf: (all) => all[Math.floor(next() * all.length)] ?? all[0],
    weighted(all) {
      let left = next() * all.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of all) {
        left -= weight;
        if (left < 0) return value;
      }
      return all[0][0];
    },
  };
}

/**
 * Makes UUIDv7 for given moments: the same chance and moments give the same ids, and ids of one moment, up to sixteen
 * million, stand in the order in which they were made.
 */
export function idsFrom(chance: Chance): (at: Date) => string {
  let lastMs = -1;
  let counter = 0;
  return (at) => {
    const ms = at.getTime();
    counter = ms === lastMs ? counter + 1 : 0;
    lastMs = ms;
    const time = ms.toString(16).padStart(12, '0');
    const order = counter.toString(16).padStart(6, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order.slice(0, 3)}-8${order.slice(3)}-${hex(chance, 12)}`;
  };
}

function hex(chance: Chance, digits: number): string {
  return Array.from({ length: digits }, () => chance.between(0, 15).toString(16)).join('');
}

/** Whose an event is: when a tab or a server process dies, what it still wanted to do never happens. */
export interface Owner {
  alive: boolean;
}

interface Happening {
  time: number;
  order: number;
  owner: Owner;
  run: () => void;
}

/** Something that lives as long as the world. */
export const forEver: Owner = { alive: true };

/**
 * Time that only passes when somebody waits for it. Events of one moment happen in the order in which they were asked
 * for, and after each of them everything that it set free runs to its end: the same world twice is the same story.
 */
export class Scheduler {
  now: number;
  events = 0;
  #order = 0;
  readonly #heap: Happening[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Calls after so many milliseconds; returns how to stop it. */
  after(milliseconds: number, owner: Owner, run: () => void): () => void {
    const happening = { time: this.now + Math.floor(milliseconds), order: (this.#order += 1), owner, run };
    this.#push(happening);
    return () => {
      happening.run = nothing;
    };
  }

  sleep(milliseconds: number, owner: Owner): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, owner, resolve));
  }

  async runUntil(time: number): Promise<void> {
    // What was begun before this call may want to wait for something, too.
    await drained();
    for (let next = this.#heap[0]; next !== undefined && next.time <= time; next = this.#heap[0]) {
      this.#pop();
      if (!next.owner.alive || next.run === nothing) continue;
      this.now = next.time;
      this.events += 1;
      next.run();
      await drained();
    }
    this.now = time;
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(happening);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(happening, heap[above] as Happening)) break;
      heap[at] = heap[above] as Happening;
      at = above;
    }
    heap[at] = happening;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Happening, heap[below] as Happening)) below += 1;
      if (!isBefore(heap[below] as Happening, last)) break;
      heap[at] = heap[below] as Happening;
      at = below;
    }
    heap[at] = last;
  }
}

/** Of a process that died in the middle: whoever waits for it waits for ever. */
export function never<T>(): Promise<T> {
  return new Promise<T>(nothing);
}

/** Everything that was ready to go on has gone on. */
export function drained(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function nothing(): void {
  // Nobody is there any more.
}

function isBefore(a: Happening, b: Happening): boolean {
  return a.time === b.time ? a.order < b.order : a.time < b.time;
}

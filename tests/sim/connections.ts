import { Problem } from '#shared/base/problem.ts';

/** Everybody who waits for an answer of the server: when its process dies, all of them hear that it cannot be reached. */
export class Connections {
  readonly #open = new Set<(fault: Problem) => void>();

  /** What the work answers, unless the connection is cut before. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let cut: (fault: Problem) => void = () => undefined;
    const whenCut = new Promise<never>((_, reject) => (cut = reject));
    this.#open.add(cut);
    try {
      return await Promise.race([work(), whenCut]);
    } finally {
      this.#open.delete(cut);
    }
  }

  cut(): void {
    for (const cut of this.#open) cut(new Problem('server.unreachable'));
    this.#open.clear();
  }
}

import { Problem } from '#shared/base/problem.ts';

/**
 * Builds that take processor and memory: `atOnce` of them, while `waiting` more stand in line in the order in which they
 * were asked for. Whoever asks for what is under way, or stands in line already, gets that one.
 */
export class BuildLine {
  readonly #atOnce: number;
  readonly #waiting: number;
  readonly #builds = new Map<string, Promise<void>>();
  readonly #turns: (() => void)[] = [];
  #underWay = 0;

  constructor({ atOnce, waiting }: { atOnce: number; waiting: number }) {
    this.#atOnce = atOnce;
    this.#waiting = waiting;
  }

  /** Whether anything new would have to stand in line. */
  get isBusy(): boolean {
    return this.#underWay >= this.#atOnce;
  }

  /**
   * Ends when it is built, with what the build ended with.
   * @throws Problem server.busy when the line is too long
   */
  async build(key: string, work: () => Promise<void>): Promise<void> {
    const known = this.#builds.get(key);
    if (known !== undefined) return known;
    if (this.isBusy && this.#turns.length >= this.#waiting) throw new Problem('server.busy');
    const build = this.#inTurn(work).finally(() => this.#builds.delete(key));
    this.#builds.set(key, build);
    return build;
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) await new Promise<void>((turn) => this.#turns.push(turn));
    else this.#underWay += 1;
    try {
      await work();
    } finally {
      // The place goes to the next in line, so that nobody who comes meanwhile takes it.
      const next = this.#turns.shift();
      if (next === undefined) this.#underWay -= 1;
      else next();
    }
  }
}

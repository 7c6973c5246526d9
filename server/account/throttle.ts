const windowMs = 10 * 60 * 1000;

/** Counts wrong sign-ins by name and by address, ten in ten minutes unless told otherwise, then a pause. Kept in this process's memory. */
export class SignInThrottle {
  readonly #wrong = new Map<string, number[]>();
  readonly #triesPerWindow: number;

  constructor(triesPerWindow = 10) {
    this.#triesPerWindow = triesPerWindow;
  }

  isTooMany(key: string, now: Date): boolean {
    return this.#recent(key, now).length >= this.#triesPerWindow;
  }

  countWrong(key: string, now: Date): void {
    this.#wrong.set(key, [...this.#recent(key, now), now.getTime()]);
  }

  forget(key: string): void {
    this.#wrong.delete(key);
  }

  #recent(key: string, now: Date): number[] {
    const recent = (this.#wrong.get(key) ?? []).filter((at) => now.getTime() - at < windowMs);
    if (recent.length === 0) this.#wrong.delete(key);
    return recent;
  }
}

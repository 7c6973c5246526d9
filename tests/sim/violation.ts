/** A promise that was broken. */
export class Violation extends Error {
  readonly invariant: string;

  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}

/** @throws Violation unless it holds */
export function must(holds: boolean, invariant: string, what: string): void {
  if (!holds) throw new Violation(invariant, what);
}

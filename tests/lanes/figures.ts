/** One line of what a part has seen; a part fails when something that must be nothing is not. */
export class Figures {
  readonly failures: string[] = [];
  readonly #part: string;

  constructor(part: string) {
    this.#part = part;
    process.stdout.write(`\n${part}\n`);
  }

  say(what: string, figure: number | string): void {
    process.stdout.write(`  ${what.padEnd(64)} ${figure}\n`);
  }

  /** Says the figure, and fails the part when it is another. */
  must(what: string, figure: number, expected: number): void {
    this.say(what, figure);
    if (figure !== expected) this.fail(`${what}: ${figure} instead of ${expected}`);
  }

  fail(what: string): void {
    this.failures.push(`${this.#part}: ${what}`);
    process.stdout.write(`  WRONG ${what}\n`);
  }
}

import { Problem } from '#shared/base/problem.ts';
import { log } from '#server/http/log.ts';
import { terminalWords, type TerminalWords } from './start.words.ts';

/** Says the same thing in both languages, one line each. */
export function say(choose: (words: TerminalWords) => string): void {
  process.stdout.write(linesFor(choose));
}

/** A short word in both languages, in one line. */
export function inBothLanguages(choose: (words: TerminalWords) => string): string {
  return terminalWords.map(choose).join(', ');
}

export function sayLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/**
 * The end of a program that cannot go on: a sentence a person can act on, and exit code 1.
 * A stack would tell an official nothing; whoever needs it sets LOG_LEVEL=debug.
 */
export function endWithProblem(error: unknown): never {
  process.stderr.write(`\n${linesFor((words) => sentenceFor(error, words))}\n`);
  if (log.isLevelEnabled('debug')) log.debug({ err: error }, 'ended');
  process.exit(1);
}

function sentenceFor(error: unknown, words: TerminalWords): string {
  const sentence = error instanceof Problem ? words.problems[error.code] : undefined;
  if (error instanceof Problem && sentence) return sentence(error.details);
  return words.unexpected(error instanceof Error ? error.message : String(error));
}

function linesFor(choose: (words: TerminalWords) => string): string {
  return terminalWords.map((words) => `  ${choose(words)}\n`).join('');
}

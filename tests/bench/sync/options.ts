import { parseArgs } from 'node:util';

export const parts = ['first-fetch', 'push', 'server', 'crowd'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  runs: number;
  households: number;
  /** Visits that wait on the phone. */
  visits: number;
  /** Rows of the delta. */
  changes: number;
  phones: number[];
  only: readonly Part[];
  /** Everybody on the slow profile, instead of ours alone and beside. */
  slow: boolean;
}

/** Throws with a sentence for whoever typed it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '3' },
      households: { type: 'string', default: '10000' },
      visits: { type: 'string', default: '1000' },
      changes: { type: 'string', default: '200' },
      phones: { type: 'string', default: '300,1000' },
      only: { type: 'string', default: parts.join(',') },
      slow: { type: 'boolean', default: false },
    },
  });
  return {
    runs: count('runs', values.runs),
    households: count('households', values.households),
    visits: count('visits', values.visits),
    changes: count('changes', values.changes),
    phones: values.phones.split(',').map((one) => count('phones', one)),
    only: values.only.split(',').map(partOf),
    slow: values.slow,
  };
}

/** Whether the run is of the size that the targets are set for. */
export function isFullSize({ households, visits, changes, phones }: Options): boolean {
  return households === 10_000 && visits === 1_000 && changes === 200 && Math.max(...phones) >= 1_000;
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number, 1 or more`);
  return number;
}

function partOf(name: string): Part {
  const part = parts.find((one) => one === name);
  if (part === undefined) throw new Error(`--only is any of ${parts.join(',')}`);
  return part;
}

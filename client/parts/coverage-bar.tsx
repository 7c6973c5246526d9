import type { CoverageKind } from '#shared/coverage/coverage.ts';
import type { Tally, TallyKey } from '#shared/coverage/tally.ts';
import { StackedBar, type StackedPart } from '#client/ui/stacked-bar.tsx';
import { useWords } from '#client/ui/words.ts';
import { coverageShape, coverageWords } from './coverage-words.ts';

export interface CoverageBarProps {
  /** What is divided: "84 nhà của thôn Đồng Xuân". */
  label: string;
  tally: Tally;
  /** Without the legend, for the cell of a table. */
  bare?: boolean;
}

/** The households of a place by where they stand, in the shapes of the lists. */
export function CoverageBar({ label, tally, bare = false }: CoverageBarProps) {
  const words = useWords(coverageWords);
  return <StackedBar label={label} bare={bare} parts={coverageParts(tally, words.kind)} />;
}

/** The parts of the bar, nearest to the goal first. Kinds that share a shape share a part; empty parts are left out. */
export function coverageParts(tally: Tally, kindWords: Readonly<Record<CoverageKind, string>>): StackedPart[] {
  const parts = new Map<StackedPart['shape'], StackedPart>();
  for (const [kind, key] of order) {
    if (tally[key] === 0) continue;
    const shape = coverageShape[kind];
    const before = parts.get(shape);
    const label = before === undefined ? kindWords[kind] : `${before.label} · ${kindWords[kind]}`;
    parts.set(shape, { shape, label, count: (before?.count ?? 0) + tally[key] });
  }
  return [...parts.values()];
}

const order = [
  ['covered', 'covered'],
  ['visited', 'visited'],
  ['not-met', 'notMet'],
  ['not-visited', 'notVisited'],
  ['refused', 'refused'],
  ['moved', 'moved'],
] as const satisfies readonly (readonly [CoverageKind, TallyKey])[];

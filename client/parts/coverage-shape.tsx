import type { CoverageKind } from '#shared/coverage/coverage.ts';
import { StatusLine, StatusShape } from '#client/ui/status-shape.tsx';
import { useWords } from '#client/ui/words.ts';
import { coverageShape, coverageWords } from './coverage-words.ts';

/** The shape of where a household stands. `silent` when the same words stand beside it. */
export function CoverageShape({ kind, silent = false }: { kind: CoverageKind; silent?: boolean }) {
  const words = useWords(coverageWords);
  return <StatusShape kind={coverageShape[kind]} label={silent ? '' : words.kind[kind]} />;
}

/** The shape with its words: ● đạt. */
export function CoverageLine({ kind }: { kind: CoverageKind }) {
  const words = useWords(coverageWords);
  return <StatusLine kind={coverageShape[kind]}>{words.kind[kind]}</StatusLine>;
}

import type { RosterEntry } from '#client/store/roster-entry.ts';
import { ListRow } from '#client/ui/list-row.tsx';
import { type ShapeKind, StatusShape } from '#client/ui/status-shape.tsx';
import { useWords } from '#client/ui/words.ts';
import { coverageShape, coverageWords } from './coverage-words.ts';
import { OpinionsChip } from './opinions.tsx';

export interface HouseholdRowProps {
  entry: RosterEntry;
  /** Another shape than that of its coverage: ↻ for a promise. */
  shape?: ShapeKind | undefined;
  /** What is worth knowing of it here, under the address. */
  sub: string;
}

/** One household in a list: shape, name, address, and a line of words that says what the shape says. */
export function HouseholdRow({ entry, shape, sub }: HouseholdRowProps) {
  const coverage = useWords(coverageWords);
  const { headName, address } = entry.particulars;
  const { kind } = entry.coverage;
  return (
    <ListRow
      href={`/ho/${entry.file.id}`}
      lead={<StatusShape kind={shape ?? coverageShape[kind]} label={shape === undefined ? coverage.kind[kind] : ''} />}
      title={headName}
      sub={
        <>
          {address !== null && (
            <>
              {address}
              <br />
            </>
          )}
          {sub}
          {entry.disputes.length > 0 && (
            <>
              <br />
              <OpinionsChip disputes={entry.disputes} />
            </>
          )}
        </>
      }
    />
  );
}

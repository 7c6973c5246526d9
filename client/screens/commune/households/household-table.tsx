import { dayOf } from '#shared/base/day.ts';
import type { Answers } from '#client/api/query.tsx';
import { CoverageLine } from '#client/parts/coverage-shape.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { FreshMark } from '#client/parts/fresh-mark.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatDay } from '#client/ui/format.ts';
import { type Column, DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { missingSentence } from './household-sentences.ts';
import css from './households-screen.module.css';
import { householdsWords } from './households.words.ts';

export type HouseholdLine = Answers['household']['list']['lines'][number];

interface HouseholdTableProps {
  lines: readonly HouseholdLine[];
  /** Ids of households that changed a moment ago. */
  fresh: ReadonlySet<string>;
  openId: string | null;
  onOpen: (line: HouseholdLine) => void;
  /** Whether anything is filtered: an empty list then means something else. */
  filtered: boolean;
}

/** Beside an open household the table keeps what tells one household from another, and where it stands. */
export function HouseholdTable({ lines, fresh, openId, onOpen, filtered }: HouseholdTableProps) {
  const words = useWords(householdsWords);
  const field = useWords(fieldWords);
  const who: Column<HouseholdLine> = {
    key: 'household',
    title: words.household,
    cell: (line) => (
      <>
        <FreshMark fresh={fresh.has(line.id)} words={words.justChanged}>
          {line.headName}
        </FreshMark>
        {line.address !== null && <span className={css.address}>{line.address}</span>}
      </>
    ),
  };
  const hamlet = { key: 'hamlet', title: words.hamlet, cell: (line: HouseholdLine) => line.hamletName };
  const status = {
    key: 'status',
    title: words.status,
    cell: (line: HouseholdLine) => (
      <>
        <CoverageLine kind={line.coverage} />
        {line.disputes > 0 && <span className={css.opinions}>{words.opinions}</span>}
      </>
    ),
  };
  const poverty = {
    key: 'poverty',
    title: words.povertyColumn,
    cell: ({ poverty }: HouseholdLine) => {
      if (poverty === null) return words.notListed;
      return poverty === 'none' ? '' : field.poverty[poverty];
    },
  };
  const missing = {
    key: 'missing',
    title: words.missing,
    cell: (line: HouseholdLine) => missingSentence(line, field.skillAlone, words),
  };
  const last = { key: 'last', title: words.last, cell: (line: HouseholdLine) => <LastVisit line={line} /> };
  return (
    <DataTable
      caption={words.table}
      hideCaption
      columns={openId === null ? [who, hamlet, poverty, status, missing, last] : [who, hamlet, status]}
      rows={lines}
      rowKey={(line) => line.id}
      onOpen={onOpen}
      currentKey={openId ?? undefined}
      empty={
        <Empty title={filtered ? words.noneTitle : words.emptyTitle}>
          {filtered ? words.noneNext : words.emptyNext}
        </Empty>
      }
    />
  );
}

function LastVisit({ line }: { line: HouseholdLine }) {
  const words = useWords(householdsWords);
  const { outcome } = useWords(fieldWords);
  if (line.lastVisitAt === null || line.lastOutcome === null) return words.never;
  const [by, day] = [line.lastVisitBy ?? '', formatDay(dayOf(line.lastVisitAt))];
  if (line.lastOutcome === 'met') return words.lastVisit(by, day);
  return words.lastVisitUnmet(by, day, outcome[line.lastOutcome].toLocaleLowerCase('vi'));
}

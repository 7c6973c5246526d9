import type { Instant } from '#shared/base/day.ts';
import type { Tally } from '#shared/coverage/tally.ts';
import { CoverageBar } from '#client/parts/coverage-bar.tsx';
import { FreshMark } from '#client/parts/fresh-mark.tsx';
import { LastVisit } from '#client/parts/last-visit.tsx';
import { everyHousehold, householdsAddress } from '#client/parts/office-addresses.ts';
import { formatCount } from '#client/ui/format.ts';
import { type Column, DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import type { BoardHamlet } from './board-figures.ts';
import { boardWords } from './board.words.ts';

interface BoardTableProps {
  commune: string;
  /** In the order they are shown. */
  hamlets: readonly BoardHamlet[];
  total: Tally;
  /** Scopes, as text, that changed a moment ago. */
  fresh: ReadonlySet<string>;
  /** The moment of the numbers: a visit of that day is said by its time. */
  now: Instant;
}

/** One line a hamlet; opening it leads to its households. */
export function BoardTable({ commune, hamlets, total, fresh, now }: BoardTableProps) {
  const words = useWords(boardWords);
  const columns: Column<BoardHamlet>[] = [
    {
      key: 'name',
      title: words.hamlet,
      cell: ({ scope, name }) => (
        <FreshMark fresh={fresh.has(String(scope))} words={words.justChanged}>
          {name}
        </FreshMark>
      ),
    },
    { key: 'households', title: words.households, numeric: true, cell: ({ tally }) => formatCount(tally.households) },
    { key: 'notVisited', title: words.notVisited, numeric: true, cell: ({ tally }) => formatCount(tally.notVisited) },
    { key: 'notMet', title: words.notMet, numeric: true, cell: ({ tally }) => formatCount(tally.notMet) },
    { key: 'visited', title: words.visited, numeric: true, cell: ({ tally }) => formatCount(tally.visited) },
    {
      key: 'covered',
      title: words.coveredColumn,
      numeric: true,
      cell: (hamlet) => <Covered hamlet={hamlet} />,
    },
    { key: 'refused', title: words.refused, numeric: true, cell: ({ tally }) => formatCount(tally.refused) },
    { key: 'moved', title: words.moved, numeric: true, cell: ({ tally }) => formatCount(tally.moved) },
    {
      key: 'last',
      title: words.lastVisit,
      cell: ({ lastVisitAt }) => <LastVisit at={lastVisitAt} now={now} words={words} />,
    },
  ];
  const counted = ['households', 'notVisited', 'notMet', 'visited', 'refused', 'moved'] as const;
  return (
    <DataTable
      caption={words.table}
      columns={columns}
      rows={hamlets}
      rowKey={(hamlet) => String(hamlet.scope)}
      href={(hamlet) => householdsAddress(commune, { ...everyHousehold, scope: hamlet.scope })}
      totals={{
        name: words.total,
        covered: words.ofHouseholds(total.covered, total.households),
        ...Object.fromEntries(counted.map((key) => [key, formatCount(total[key])])),
      }}
      empty={null}
    />
  );
}

function Covered({ hamlet: { name, tally } }: { hamlet: BoardHamlet }) {
  const words = useWords(boardWords);
  return (
    <>
      {words.ofHouseholds(tally.covered, tally.households)}
      <CoverageBar bare label={words.barOf(tally.households, name)} tally={tally} />
    </>
  );
}

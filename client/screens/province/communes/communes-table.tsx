import type { Instant } from '#shared/base/day.ts';
import { CoverageBar } from '#client/parts/coverage-bar.tsx';
import { FreshMark } from '#client/parts/fresh-mark.tsx';
import { LastVisit } from '#client/parts/last-visit.tsx';
import { boardAddress } from '#client/parts/office-addresses.ts';
import { metOf, sumOf } from '#client/parts/tally-figures.ts';
import { formatCount } from '#client/ui/format.ts';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import type { CommuneFigures } from './communes-figures.ts';
import { communesWords } from './communes.words.ts';

interface CommunesTableProps {
  /** In the order they are shown. */
  communes: readonly CommuneFigures[];
  /** Codes of communes that changed a moment ago. */
  fresh: ReadonlySet<string>;
  /** The moment of the numbers: a visit of that day is said by its time. */
  now: Instant;
}

/** One line a commune; opening it leads to the commune's own board. */
export function CommunesTable({ communes, fresh, now }: CommunesTableProps) {
  const words = useWords(communesWords);
  const total = sumOf(communes);
  return (
    <DataTable<CommuneFigures>
      caption={words.table}
      columns={[
        {
          key: 'name',
          title: words.commune,
          cell: ({ code, name }) => (
            <FreshMark fresh={fresh.has(code)} words={words.justChanged}>
              {name}
            </FreshMark>
          ),
        },
        { key: 'hamlets', title: words.hamlets, numeric: true, cell: ({ hamlets }) => formatCount(hamlets) },
        { key: 'households', title: words.households, numeric: true, cell: ({ tally }) => formatCount(tally.households) },
        {
          key: 'notVisited',
          title: words.notVisited,
          numeric: true,
          cell: ({ tally }) => words.countOf(tally.notVisited, tally.households),
        },
        {
          key: 'met',
          title: words.metColumn,
          numeric: true,
          cell: ({ tally }) => words.countOf(metOf(tally), tally.households),
        },
        {
          key: 'covered',
          title: words.coveredColumn,
          numeric: true,
          cell: (commune) => <Covered commune={commune} />,
        },
        {
          key: 'last',
          title: words.lastVisit,
          cell: ({ lastVisitAt }) => <LastVisit at={lastVisitAt} now={now} words={words} />,
        },
      ]}
      rows={communes}
      rowKey={({ code }) => code}
      href={({ code }) => boardAddress(code)}
      totals={{
        name: words.total,
        hamlets: formatCount(communes.reduce((sum, { hamlets }) => sum + hamlets, 0)),
        households: formatCount(total.households),
        notVisited: words.countOf(total.notVisited, total.households),
        met: words.countOf(metOf(total), total.households),
        covered: words.ofHouseholds(total.covered, total.households),
      }}
      empty={null}
    />
  );
}

function Covered({ commune: { name, tally } }: { commune: CommuneFigures }) {
  const words = useWords(communesWords);
  return (
    <>
      {words.ofHouseholds(tally.covered, tally.households)}
      {tally.households > 0 && <CoverageBar bare label={words.barOf(tally.households, name)} tally={tally} />}
    </>
  );
}

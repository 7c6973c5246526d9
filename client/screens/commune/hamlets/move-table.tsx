import type { Answers } from '#client/api/query.tsx';
import { CoverageLine } from '#client/parts/coverage-shape.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './hamlets-screen.module.css';
import { moveWords } from './move.words.ts';

type Found = Answers['household']['list'];

interface MoveTableProps extends Found {
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
}

export function MoveTable({ lines, total, chosen, onChange }: MoveTableProps) {
  const words = useWords(moveWords);
  return (
    <>
      {lines.length < total && <p>{words.shownFirst(lines.length, total)}</p>}
      <DataTable<Found['lines'][number]>
        caption={words.table}
        hideCaption
        columns={[
          {
            key: 'household',
            title: words.household,
            cell: ({ headName, address }) => (
              <>
                {headName}
                {address !== null && <span className={css.address}>{address}</span>}
              </>
            ),
          },
          { key: 'status', title: words.status, cell: ({ coverage }) => <CoverageLine kind={coverage} /> },
        ]}
        rows={lines}
        rowKey={({ id }) => id}
        selection={{ chosen, onChange, nameOf: ({ headName }) => headName }}
        empty={<Empty title={words.noneTitle}>{words.noneNext}</Empty>}
      />
    </>
  );
}

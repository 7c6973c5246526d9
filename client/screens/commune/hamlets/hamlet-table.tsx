import type { Answers } from '#client/api/query.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { hamletsWords } from './hamlets.words.ts';
import { peopleSentence } from './people-sentence.ts';

export type HamletLine = Answers['place']['hamletsInWork']['standing'][number];

interface HamletTableProps {
  hamlets: readonly HamletLine[];
  openScope: number | null;
  onOpen: (hamlet: HamletLine) => void;
}

export function HamletTable({ hamlets, openScope, onOpen }: HamletTableProps) {
  const words = useWords(hamletsWords);
  return (
    <DataTable<HamletLine>
      caption={words.table}
      hideCaption
      columns={[
        { key: 'hamlet', title: words.hamlet, cell: ({ name }) => name },
        { key: 'households', title: words.households, numeric: true, cell: ({ households }) => formatCount(households) },
        { key: 'people', title: words.people, cell: ({ people }) => peopleSentence(people, words) },
      ]}
      rows={hamlets}
      rowKey={({ scope }) => String(scope)}
      onOpen={onOpen}
      currentKey={openScope === null ? undefined : String(openScope)}
      empty={<Empty title={words.emptyTitle}>{words.emptyNext}</Empty>}
    />
  );
}

import { fieldWords } from '#client/parts/field.words.ts';
import { FreshMark } from '#client/parts/fresh-mark.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { type Column, DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { contentOf, type Kept, keyOf, standingOf } from './kept.ts';
import { type HouseholdName, hamletOf, whatSentence, whyShort } from './review-sentences.ts';
import css from './review-screen.module.css';
import { reviewWords } from './review.words.ts';

interface ReviewTableProps {
  /** Those that wait for a decision, or those that wait by themselves. */
  kind: 'undecided' | 'held';
  rows: readonly Kept[];
  nameOf: (kept: Kept) => HouseholdName;
  /** Keys of rows that came a moment ago. */
  fresh: ReadonlySet<string>;
  openKey: string | null;
  onOpen: (kept: Kept) => void;
}

/** Beside an opened row the table keeps what it is, who sent it and why it stands here. */
export function ReviewTable({ kind, rows, nameOf, fresh, openKey, onOpen }: ReviewTableProps) {
  const words = useWords(reviewWords);
  const { outcome } = useWords(fieldWords);
  const what: Column<Kept> = {
    key: 'what',
    title: words.whatColumn,
    cell: (kept) => (
      <>
        <FreshMark fresh={fresh.has(keyOf(kept))} words={words.justCame}>
          {whatSentence(contentOf(kept), nameOf(kept), words, outcome)}
        </FreshMark>
        <span className={css.from}>{`${kept.author.name}, ${hamletOf(kept, words)}`}</span>
      </>
    ),
  };
  const why = {
    key: 'why',
    title: kind === 'held' ? words.whyHeld : words.why,
    cell: (kept: Kept) => whyShort(standingOf(kept), words),
  };
  const done = { key: 'done', title: words.done, cell: (kept: Kept) => formatDateTime(kept.envelope.at) };
  const arrived = { key: 'arrived', title: words.arrived, cell: (kept: Kept) => formatDateTime(kept.receivedAt) };
  return (
    <DataTable
      caption={kind === 'held' ? words.heldTable : words.undecidedTable}
      hideCaption
      columns={openKey === null ? [what, why, done, arrived] : [what, why]}
      rows={rows}
      rowKey={keyOf}
      onOpen={onOpen}
      currentKey={openKey ?? undefined}
      empty={null}
    />
  );
}

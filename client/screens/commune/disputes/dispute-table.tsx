import { dayOf } from '#shared/base/day.ts';
import type { Answers } from '#client/api/query.tsx';
import { FreshMark } from '#client/parts/fresh-mark.tsx';
import { valueWords } from '#client/parts/opinion-words.ts';
import { useOpinionSpeech } from '#client/parts/opinions.tsx';
import { formatDay } from '#client/ui/format.ts';
import { type Column, DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './disputes.module.css';
import { disputesWords } from './disputes.words.ts';

export type DisputeLine = Answers['household']['disputes']['list'][number];

export function keyOf({ scope, householdId, dispute }: DisputeLine): string {
  return [scope, householdId, dispute.memberId ?? '', dispute.field].join('/');
}

interface DisputeTableProps {
  caption: string;
  lines: readonly DisputeLine[];
  /** Keys of lines that came or changed a moment ago. */
  fresh: ReadonlySet<string>;
  openKey: string | null;
  onOpen: (line: DisputeLine) => void;
}

/** Beside an open household the table keeps whose house it is and what it is about. */
export function DisputeTable({ caption, lines, fresh, openKey, onOpen }: DisputeTableProps) {
  const words = useWords(disputesWords);
  const speech = useOpinionSpeech();
  const household: Column<DisputeLine> = {
    key: 'household',
    title: words.household,
    cell: (line) => (
      <>
        <FreshMark fresh={fresh.has(keyOf(line))} words={words.justCame}>
          {line.headName}
        </FreshMark>
        <span className={css.soft}>{[line.hamletName, line.address].filter(Boolean).join(', ')}</span>
      </>
    ),
  };
  const about: Column<DisputeLine> = {
    key: 'about',
    title: words.about,
    cell: ({ dispute, member, weight }) => (
      <>
        {speech.words.question[dispute.field]}
        {member !== null && `: ${member.name}`}
        {weight !== 'other' && <span className={css.soft}>{speech.words.weight[weight]}</span>}
      </>
    ),
  };
  const said: Column<DisputeLine> = {
    key: 'said',
    title: words.said,
    cell: ({ dispute }) =>
      dispute.opinions.map((one) => (
        <span key={one.op} className={css.line}>
          {`${one.by.name}: ${valueWords(dispute.field, one.value, speech)}, ${formatDay(dayOf(one.at))}`}
        </span>
      )),
  };
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={openKey === null ? [household, about, said] : [household, about]}
      rows={lines}
      rowKey={keyOf}
      onOpen={onOpen}
      currentKey={openKey ?? undefined}
      empty={null}
    />
  );
}

import { Download } from 'lucide-react';
import { requiredColumns, rosterColumns } from '#shared/household/roster.ts';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './import-screen.module.css';
import { importWords } from './import.words.ts';
import { sampleRoster, sampleRows } from './sample-roster.ts';

/** What the file must have, with a sample made of this commune's own hamlets. */
export function RosterNeeds({ hamlets }: { hamlets: readonly { name: string }[] }) {
  const words = useWords(importWords);
  const required: readonly string[] = requiredColumns;
  function download() {
    const first = hamlets[0]?.name ?? words.sampleHamlet;
    const rows = sampleRows([first, hamlets[1]?.name ?? first], words.povertyCell.poor);
    saveText(words.sampleFile, sampleRoster(words.column, rows));
  }
  return (
    <Card
      title={words.needTitle}
      end={
        <Button icon={<Download aria-hidden="true" />} onClick={download}>
          {words.sample}
        </Button>
      }
    >
      <Stack gap="near">
        <p>{words.need}</p>
        <ul className={css.columns}>
          {rosterColumns.map((column) => (
            <li key={column} className={css.column}>
              <strong>{words.column[column]}</strong>{' '}
              <span className={css.soft}>
                {required.includes(column) ? words.columnNote.required : words.columnNote.wanted}
              </span>
            </li>
          ))}
        </ul>
        <p>{words.needPoverty}</p>
        <p className={css.soft}>{words.needSafe}</p>
      </Stack>
    </Card>
  );
}

function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

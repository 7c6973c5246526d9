import type { RosterPreview, RosterRowError, RosterSample } from '#shared/household/roster.ts';
import { Section } from '#client/ui/card.tsx';
import { formatCount } from '#client/ui/format.ts';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { columnTitle } from './import-sentences.ts';
import css from './import-screen.module.css';
import { importWords } from './import.words.ts';

/** Each cell that keeps a row out, with what stands in it and how to mend it. */
export function ErrorTable({ preview }: { preview: RosterPreview }) {
  const words = useWords(importWords);
  const cut = preview.errors.length < preview.errorCount;
  return (
    <Section title={words.errors} end={cut && words.errorsFirst(preview.errors.length, preview.errorCount)}>
      <DataTable<RosterRowError>
        caption={words.errors}
        hideCaption
        columns={[
          { key: 'row', title: words.errorRow, cell: ({ row }) => formatCount(row) },
          { key: 'column', title: words.errorColumn, cell: (error) => columnTitle(error, words) },
          { key: 'value', title: words.errorValue, cell: (error) => <CellValue error={error} /> },
          { key: 'why', title: words.errorWhy, cell: ({ code, value }) => words.why[code](value) },
        ]}
        rows={preview.errors}
        rowKey={({ row, column, code }) => `${row}-${column}-${code}`}
        empty={null}
      />
    </Section>
  );
}

/** Some of the rows that confirming would write. */
export function SampleTable({ preview }: { preview: RosterPreview }) {
  const words = useWords(importWords);
  const all = preview.created + preview.changed;
  return (
    <Section title={words.sampleTitle} end={words.sampleOf(preview.sample.length, all)}>
      <DataTable<RosterSample>
        caption={words.sampleTitle}
        hideCaption
        columns={[
          { key: 'head', title: words.sampleHead, cell: ({ headName }) => headName },
          { key: 'hamlet', title: words.sampleHamletColumn, cell: ({ hamletName }) => hamletName },
          {
            key: 'kind',
            title: words.sampleKind,
            cell: ({ kind, fields }) =>
              kind === 'new' ? words.kindNew : words.kindChanged(fields.map((field) => words.field[field]).join(', ')),
          },
          { key: 'row', title: words.errorRow, numeric: true, cell: ({ row }) => formatCount(row) },
        ]}
        rows={preview.sample}
        rowKey={({ row }) => String(row)}
        empty={null}
      />
    </Section>
  );
}

// A duplicate carries the number of the other row instead of a text; the sentence says it.
function CellValue({ error }: { error: RosterRowError }) {
  const words = useWords(importWords);
  if (error.code === 'duplicate-in-file') return null;
  return <span className={css.value}>{error.value === '' ? words.emptyCell : error.value}</span>;
}

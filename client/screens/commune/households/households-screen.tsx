import { useRef, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useSearchParams } from 'wouter';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { readAgain, trpc } from '#client/api/query.tsx';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { everyHousehold, type HouseholdFilter, readFilter, writeFilter } from '#client/parts/office-addresses.ts';
import { PrintFoot, PrintHead } from '#client/parts/print-sheet.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { useJustChanged } from '#client/parts/use-just-changed.ts';
import { Button } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Waiting } from '#client/ui/progress.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useSettled } from '#client/ui/use-settled.ts';
import { useWords } from '#client/ui/words.ts';
import { FilterSentence, useFilterWords } from './filter-sentence.tsx';
import { HouseholdPane } from './household-pane.tsx';
import { filterSentence, inListOrder } from './household-sentences.ts';
import { type HouseholdLine, HouseholdTable } from './household-table.tsx';
import css from './households-screen.module.css';
import { householdsWords } from './households.words.ts';
import { MovedNotice } from './moved-notice.tsx';
import type { HouseholdMoved } from './move-household.tsx';

/** How long the typing must rest before the search is sent, in milliseconds. */
const restMs = 250;

export interface HouseholdsScreenProps {
  commune: string;
  communeName: string;
  /** Whether the reader may move a household, and decides about what people say differently; or only looks. */
  mayWork: boolean;
}

/** The households of a commune: a sentence that filters, a table for the keyboard, the household beside it. */
export function HouseholdsScreen({ commune, communeName, mayWork }: HouseholdsScreenProps) {
  const words = useWords(householdsWords);
  const [query, setQuery] = useSearchParams();
  const hamlets = useQuery(trpc.place.hamlets.queryOptions({ commune })).data;
  const filter = inStanding(readFilter(query), hamlets);
  const search = useSettled(filter.search.trim().slice(0, 80), restMs);
  const asked = { commune, ...filter, search };
  const list = useQuery(
    trpc.household.list.queryOptions(asked, { ...readAgain, placeholderData: keepPreviousData }),
  );
  const filterWords = useFilterWords(filter, hamlets ?? []);
  useLiveAnswers(commune);
  const [open, setOpen] = useState<HouseholdLine | null>(null);
  const [moved, setMoved] = useState<HouseholdMoved | null>(null);
  const opener = useRef<Element | null>(null);
  const lines = list.data && (search === '' ? inListOrder(list.data.lines) : list.data.lines);
  const view = JSON.stringify(list.isPlaceholderData ? 'between' : asked);
  const fresh = useJustChanged(
    view,
    lines?.map((line) => ({ key: line.id, print: JSON.stringify(line) })),
  );

  function ask(next: HouseholdFilter) {
    setQuery(writeFilter(next), { replace: true });
  }

  function close() {
    setOpen(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  function say(done: HouseholdMoved) {
    close();
    setMoved(done);
  }

  const at = new Date(list.dataUpdatedAt).toISOString();
  const problem = list.error && problemOf(list.error);
  const sentence = filterSentence(filter, filterWords, words);
  const changed = lines?.filter((line) => fresh.has(line.id)) ?? [];
  return (
    <DeskPage
      title={words.title}
      until={<LiveLine until={communeName} news={newsOf(changed, words)} calm={words.live} problem={problem} />}
      actions={
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
      strip={lines && <StaleStrip problem={problem} at={at} />}
      side={
        open && (
          <HouseholdPane commune={commune} line={current(open, lines)} maySettle={mayWork} onClose={close} onMoved={mayWork ? say : null} />
        )
      }
    >
      <PrintHead
        office="commune"
        place={communeName}
        title={words.printTitle}
        sub={`${sentence} · ${formatDateTime(at)}`}
        at={at}
      />
      {moved !== null && <MovedNotice {...moved} />}
      <Stack gap="near">
        <FilterSentence filter={filter} hamlets={hamlets ?? []} onChange={ask} />
        <Row gap="even">
          <div className={css.search}>
            <SearchField
              slash
              label={words.search}
              value={filter.search}
              onChange={(text) => ask({ ...filter, search: text })}
            />
          </div>
          {isFiltered(filter) && (
            <Button kind="quiet" onClick={() => ask(everyHousehold)}>
              {words.everything}
            </Button>
          )}
        </Row>
        {list.data !== undefined && (
          <p className={css.count} role="status">
            {countSentence(list.data, words)}
          </p>
        )}
      </Stack>
      {lines !== undefined ? (
        <HouseholdTable
          lines={lines}
          fresh={fresh}
          openId={open?.id ?? null}
          filtered={isFiltered(filter)}
          onOpen={(line) => {
            opener.current = document.activeElement;
            setOpen(line);
          }}
        />
      ) : problem === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problem} onAgain={() => void list.refetch()} />
      )}
      <PrintFoot />
    </DeskPage>
  );
}

// The line of the open household as it is now; it may have left the filter since it was opened.
function current(open: HouseholdLine, lines: readonly HouseholdLine[] | undefined): HouseholdLine {
  return lines?.find((line) => line.id === open.id) ?? open;
}

// An address that was kept may name a hamlet that has become a part of another.
function inStanding(filter: HouseholdFilter, hamlets: readonly { scope: number }[] | undefined): HouseholdFilter {
  const stands = hamlets === undefined || hamlets.some(({ scope }) => scope === filter.scope);
  return stands ? filter : { ...filter, scope: null };
}

function isFiltered(filter: HouseholdFilter): boolean {
  return writeFilter(filter).size > 0;
}

function newsOf(changed: readonly HouseholdLine[], words: (typeof householdsWords)['vi']): string {
  const only = changed.length === 1 ? changed[0] : undefined;
  if (only !== undefined) return words.changedOne(only.headName);
  return changed.length === 0 ? '' : words.changedMany(changed.length);
}

function countSentence({ lines, total }: { lines: readonly unknown[]; total: number }, words: (typeof householdsWords)['vi']): string {
  return lines.length < total ? words.foundFirst(lines.length, total) : words.found(total);
}

import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { readAgain, trpc } from '#client/api/query.tsx';
import { useToLookAt } from '#client/api/use-to-look-at.ts';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ReviewTabs } from '#client/parts/review-tabs.tsx';
import { useJustChanged } from '#client/parts/use-just-changed.ts';
import { Section } from '#client/ui/card.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { DisputePane } from './dispute-pane.tsx';
import { type DisputeLine, DisputeTable, keyOf } from './dispute-table.tsx';
import { disputesWords } from './disputes.words.ts';

interface DisputesScreenProps {
  /** Code of the commune. */
  commune: string;
  communeName: string;
}

/** About what people of the commune say different things, what most hangs on first, and the household beside it. */
export function DisputesScreen({ commune, communeName }: DisputesScreenProps) {
  const words = useWords(disputesWords);
  const list = useQuery(trpc.household.disputes.list.queryOptions({ commune }, readAgain));
  const counts = useToLookAt(commune);
  useLiveAnswers(commune);
  const [open, setOpen] = useState<DisputeLine | null>(null);
  const lines = list.data;
  const fresh = useJustChanged(
    commune,
    lines?.map((line) => ({ key: keyOf(line), print: line.dispute.covers.join() })),
  );
  const problem = list.error && problemOf(list.error);
  const openKey = open && keyOf(open);
  return (
    <DeskPage
      title={words.title}
      until={
        <LiveLine
          until={communeName}
          news={fresh.size === 0 ? '' : words.news(fresh.size)}
          calm={words.live}
          problem={problem}
        />
      }
      strip={lines && <StaleStrip problem={problem} at={new Date(list.dataUpdatedAt).toISOString()} />}
      side={open && <DisputePane key={open.householdId} commune={commune} line={open} onClose={() => setOpen(null)} />}
    >
      <ReviewTabs commune={commune} counts={counts} />
      {lines !== undefined ? (
        <Lists lines={lines} fresh={fresh} openKey={openKey} onOpen={setOpen} />
      ) : problem === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problem} onAgain={() => void list.refetch()} />
      )}
    </DeskPage>
  );
}

interface ListsProps {
  lines: readonly DisputeLine[];
  fresh: ReadonlySet<string>;
  openKey: string | null;
  onOpen: (line: DisputeLine) => void;
}

function Lists({ lines, ...rest }: ListsProps) {
  const words = useWords(disputesWords);
  if (lines.length === 0) return <Empty title={words.emptyTitle}>{words.emptyNext}</Empty>;
  const toSettle = lines.filter(({ dispute }) => dispute.check === null);
  const toCheck = lines.filter(({ dispute }) => dispute.check !== null);
  return (
    <>
      <p>{words.hint}</p>
      {toSettle.length > 0 && (
        <Section title={words.toSettle}>
          <DisputeTable caption={words.toSettle} lines={toSettle} {...rest} />
        </Section>
      )}
      {toCheck.length > 0 && (
        <Section title={words.toCheck}>
          <DisputeTable caption={words.toCheck} lines={toCheck} {...rest} />
        </Section>
      )}
    </>
  );
}

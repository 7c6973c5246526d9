import { useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { useToLookAt } from '#client/api/use-to-look-at.ts';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ReviewTabs } from '#client/parts/review-tabs.tsx';
import { Section } from '#client/ui/card.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './duplicates.module.css';
import { duplicatesWords } from './duplicates.words.ts';
import { JoinedItem } from './joined-item.tsx';
import { PairCard } from './pair-card.tsx';
import { type Deciding, useDeciding } from './use-deciding.ts';

interface DuplicatesScreenProps {
  /** Code of the commune. */
  commune: string;
  communeName: string;
}

/** Entries of the commune that may be one household, most likely first, and those that were joined. */
export function DuplicatesScreen({ commune, communeName }: DuplicatesScreenProps) {
  const words = useWords(duplicatesWords);
  const list = useQuery(trpc.household.duplicates.list.queryOptions({ commune }, readAgain));
  const counts = useToLookAt(commune);
  const deciding = useDeciding(commune);
  useLiveAnswers(commune);
  const problem = list.error && problemOf(list.error);
  return (
    <DeskPage
      title={words.title}
      until={<LiveLine until={communeName} news="" calm={words.live} problem={problem} />}
      strip={list.data && <StaleStrip problem={problem} at={new Date(list.dataUpdatedAt).toISOString()} />}
    >
      <ReviewTabs commune={commune} counts={counts} />
      {deciding.fault !== null && <Notice tone="wrong" title={deciding.fault} />}
      {list.data !== undefined ? (
        <Lists list={list.data} deciding={deciding} />
      ) : problem === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problem} onAgain={() => void list.refetch()} />
      )}
    </DeskPage>
  );
}

function Lists({ list, deciding }: { list: Answers['household']['duplicates']['list']; deciding: Deciding }) {
  const words = useWords(duplicatesWords);
  const { pairs, total, joined } = list;
  return (
    <>
      {pairs.length === 0 ? (
        <Empty title={words.emptyTitle}>{words.emptyNext}</Empty>
      ) : (
        <>
          <p>{words.hint}</p>
          {pairs.length < total && <p>{words.first(pairs.length, total)}</p>}
          <ul className={css.pairs} aria-label={words.pairs}>
            {pairs.map((pair) => (
              <PairCard key={pair.sides.map(({ id }) => id).join()} pair={pair} deciding={deciding} />
            ))}
          </ul>
        </>
      )}
      {joined.length > 0 && (
        <Section title={words.joined}>
          <ul className={css.joined}>
            {joined.map((one) => (
              <JoinedItem key={one.id} joined={one} deciding={deciding} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

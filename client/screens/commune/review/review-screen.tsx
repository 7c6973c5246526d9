import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { readAgain, trpc } from '#client/api/query.tsx';
import { useToLookAt } from '#client/api/use-to-look-at.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ReviewTabs } from '#client/parts/review-tabs.tsx';
import { useJustChanged } from '#client/parts/use-just-changed.ts';
import { Section } from '#client/ui/card.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { contentOf, type Kept, keyOf, standingOf } from './kept.ts';
import { ReviewPane } from './review-pane.tsx';
import { type Decision, headSentences, whatSentence } from './review-sentences.ts';
import css from './review-screen.module.css';
import { ReviewTable } from './review-table.tsx';
import { reviewWords } from './review.words.ts';
import { useHouseholdNames } from './use-household-names.ts';

interface ReviewScreenProps {
  /** Code of the commune. */
  commune: string;
  communeName: string;
}

/** What the server keeps and has not applied: what waits for a decision, then what only waits. */
export function ReviewScreen({ commune, communeName }: ReviewScreenProps) {
  const words = useWords(reviewWords);
  const { outcome } = useWords(fieldWords);
  const review = useQuery(trpc.sync.review.queryOptions({ commune }, readAgain));
  useLiveAnswers(commune);
  const kept = review.data;
  const nameOf = useHouseholdNames(commune, kept ?? []);
  const fresh = useJustChanged(
    commune,
    kept?.map((one) => ({ key: keyOf(one), print: '' })),
  );
  const counts = useToLookAt(commune);
  const [open, setOpen] = useState<Kept | null>(null);
  const [said, setSaid] = useState('');
  const message = useRef<HTMLParagraphElement>(null);
  const problem = review.error && problemOf(review.error);
  const what = (one: Kept) => whatSentence(contentOf(one), nameOf(one), words, outcome);

  function show(one: Kept) {
    setSaid('');
    setOpen(one);
  }

  // The row that was opened is about to leave the list: the focus goes to what is said of it.
  function settle(one: Kept, decision: Decision) {
    setSaid(words.decided[decision](what(one), one.author.name));
    setOpen(null);
    message.current?.focus();
  }

  const current = open && (kept?.find((one) => keyOf(one) === keyOf(open)) ?? null);
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
      strip={kept && <StaleStrip problem={problem} at={new Date(review.dataUpdatedAt).toISOString()} />}
      side={
        open && (
          <ReviewPane
            key={keyOf(open)}
            kept={current ?? open}
            what={what(open)}
            household={nameOf(open)}
            gone={current === null}
            onClose={() => setOpen(null)}
            onDecided={(decision) => settle(open, decision)}
          />
        )
      }
    >
      <ReviewTabs commune={commune} counts={counts} />
      <p ref={message} tabIndex={-1} role="status" className={said === '' ? css.silent : css.said}>
        {said}
      </p>
      {kept !== undefined ? (
        <Lists kept={kept} nameOf={nameOf} fresh={fresh} openKey={open && keyOf(open)} onOpen={show} />
      ) : problem === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problem} onAgain={() => void review.refetch()} />
      )}
    </DeskPage>
  );
}

interface ListsProps {
  kept: readonly Kept[];
  nameOf: ReturnType<typeof useHouseholdNames>;
  fresh: ReadonlySet<string>;
  openKey: string | null;
  onOpen: (kept: Kept) => void;
}

function Lists({ kept, ...rest }: ListsProps) {
  const words = useWords(reviewWords);
  if (kept.length === 0) return <Empty title={words.emptyTitle}>{words.emptyNext}</Empty>;
  const head = headSentences(kept, words);
  const undecided = kept.filter((one) => standingOf(one).kind === 'undecided');
  const held = kept.filter((one) => standingOf(one).kind === 'waits');
  return (
    <>
      <div className={css.head}>
        <p className={css.first}>{head.first}</p>
        {head.more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {undecided.length > 0 && (
        <Section title={words.undecided}>
          <ReviewTable kind="undecided" rows={undecided} {...rest} />
        </Section>
      )}
      {held.length > 0 && (
        <Section title={words.held}>
          <ReviewTable kind="held" rows={held} {...rest} />
        </Section>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import type { Problem } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { InWords } from '#client/parts/in-words.tsx';
import { PrintFoot, PrintHead } from '#client/parts/print-sheet.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { useJustChanged } from '#client/parts/use-just-changed.ts';
import { Button } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { type CommuneFigures, laggingFirst } from './communes-figures.ts';
import { communesSentences } from './communes-sentences.ts';
import { CommunesTable } from './communes-table.tsx';
import { communesWords } from './communes.words.ts';
import { FunnelSection } from './funnel-section.tsx';

/** The communes of a province compared: who lags, in words, then commune by commune, then the smartphone funnel. */
export function CommunesScreen() {
  const words = useWords(communesWords);
  const province = useQuery(trpc.coverage.province.queryOptions(undefined, readAgain));
  useLiveAnswers(null);
  if (province.data !== undefined) {
    return <Province answer={province.data} problem={province.error && problemOf(province.error)} />;
  }
  return (
    <DeskPage title={words.untitled}>
      {province.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice
          title={words.failed}
          problem={problemOf(province.error)}
          onAgain={() => void province.refetch()}
        />
      )}
    </DeskPage>
  );
}

interface ProvinceProps {
  answer: Answers['coverage']['province'];
  problem: Problem | null;
}

function Province({ answer, problem }: ProvinceProps) {
  const words = useWords(communesWords);
  const { province, at } = answer;
  const communes = laggingFirst(answer.communes);
  const fresh = useJustChanged(
    province.code,
    communes.map((commune) => ({ key: commune.code, print: canonical([commune.lastVisitAt, commune.tally]) })),
  );
  const until = words.until(formatDateTime(at));
  const news = newsOf(
    communes.filter(({ code }) => fresh.has(code)),
    words,
  );
  const head = {
    title: province.name,
    until: <LiveLine until={until} news={news} calm={words.live} problem={problem} />,
    strip: <StaleStrip problem={problem} at={at} />,
  };
  if (communes.length === 0) {
    return (
      <DeskPage {...head}>
        <Empty title={words.emptyTitle}>{words.emptyNext}</Empty>
      </DeskPage>
    );
  }
  const sentences = communesSentences(communes, words);
  return (
    <DeskPage
      {...head}
      actions={
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <PrintHead
        office="province"
        place={province.name}
        title={words.printTitle(province.name)}
        sub={until}
        at={at}
      />
      <InWords label={words.inWords} first={sentences.first} more={sentences.more} />
      <CommunesTable communes={communes} fresh={fresh} now={at} />
      <FunnelSection communes={communes} />
      <PrintFoot />
    </DeskPage>
  );
}

function newsOf(changed: readonly CommuneFigures[], words: (typeof communesWords)['vi']): string {
  const only = changed.length === 1 ? changed[0] : undefined;
  if (only !== undefined) return words.changedOne(only.name);
  return changed.length === 0 ? '' : words.changedMany(changed.length);
}

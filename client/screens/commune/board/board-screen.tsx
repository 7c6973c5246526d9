import { useQuery } from '@tanstack/react-query';
import { MessagesSquare, Printer } from 'lucide-react';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { CoverageBar } from '#client/parts/coverage-bar.tsx';
import { LiveLine, StaleStrip } from '#client/parts/live-line.tsx';
import { everyHousehold, householdsAddress, importAddress } from '#client/parts/office-addresses.ts';
import { InWords } from '#client/parts/in-words.tsx';
import { PrintFoot, PrintHead } from '#client/parts/print-sheet.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { sumOf } from '#client/parts/tally-figures.ts';
import { useJustChanged } from '#client/parts/use-just-changed.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { mostClosedFirst, printOf } from './board-figures.ts';
import { boardSentences, changeSentence } from './board-sentences.ts';
import { BoardTable } from './board-table.tsx';
import { boardWords } from './board.words.ts';

export interface BoardScreenProps {
  /** Code of the commune. */
  commune: string;
  /** Whether the reader may import the list, when there is none. */
  mayImport: boolean;
}

/** The commune as it stands now: what is left to do in words, then hamlet by hamlet. Follows by itself. */
export function BoardScreen({ commune, mayImport }: BoardScreenProps) {
  const words = useWords(boardWords);
  const board = useQuery(trpc.coverage.board.queryOptions({ commune }, readAgain));
  useLiveAnswers(commune);
  if (board.data !== undefined) {
    return <Board board={board.data} problem={board.error && problemOf(board.error)} mayImport={mayImport} />;
  }
  return (
    <DeskPage title={words.untitled}>
      {board.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problemOf(board.error)} onAgain={() => void board.refetch()} />
      )}
    </DeskPage>
  );
}

interface BoardProps {
  board: Answers['coverage']['board'];
  problem: ReturnType<typeof problemOf> | null;
  mayImport: boolean;
}

function Board({ board, problem, mayImport }: BoardProps) {
  const words = useWords(boardWords);
  const { commune, at } = board;
  const hamlets = mostClosedFirst(board.hamlets);
  const total = sumOf(hamlets);
  const fresh = useJustChanged(
    commune.code,
    hamlets.map((hamlet) => ({ key: String(hamlet.scope), print: printOf(hamlet) })),
  );
  const news = changeSentence(
    hamlets.filter((hamlet) => fresh.has(String(hamlet.scope))),
    words,
  );
  const until = words.until(formatDateTime(at));
  const head = {
    title: commune.name,
    until: <LiveLine until={until} news={news} calm={words.live} problem={problem} />,
    strip: <StaleStrip problem={problem} at={at} />,
  };
  if (total.households === 0) {
    return (
      <DeskPage {...head}>
        <Empty
          title={words.emptyTitle}
          action={
            mayImport ? (
              <ButtonLink kind="main" href={importAddress(commune.code)}>
                {words.emptyAction}
              </ButtonLink>
            ) : undefined
          }
        >
          {mayImport ? words.emptyNext : words.emptyLooking}
        </Empty>
      </DeskPage>
    );
  }
  const sentences = boardSentences(hamlets, words);
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
        office="commune"
        place={commune.name}
        title={words.printTitle(commune.name)}
        sub={until}
        at={at}
      />
      <InWords label={words.inWords} first={sentences.first} more={sentences.more} />
      {total.disputed > 0 && (
        <div>
          <ButtonLink
            icon={<MessagesSquare aria-hidden="true" />}
            href={householdsAddress(commune.code, { ...everyHousehold, disputed: true })}
          >
            {words.disputed(total.disputed)}
          </ButtonLink>
        </div>
      )}
      <CoverageBar label={words.barOf(total.households, commune.name)} tally={total} />
      <BoardTable commune={commune.code} hamlets={hamlets} total={total} fresh={fresh} now={at} />
      <PrintFoot />
    </DeskPage>
  );
}

import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { type Answers, trpc } from '#client/api/query.tsx';
import { hamletsAddress } from '#client/parts/office-addresses.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { MoveForm } from './move-form.tsx';
import { moveWords } from './move.words.ts';
import type { Moved } from './use-move.ts';

interface MoveScreenProps {
  commune: string;
  /** The hamlet that the households leave. */
  scope: number;
  /** Whether a new hamlet is what the official came for. */
  toNew: boolean;
}

/** Many households at once: to another hamlet, or to one that is made of them. */
export function MoveScreen({ commune, scope, toNew }: MoveScreenProps) {
  const words = useWords(moveWords);
  const hamlets = useQuery(trpc.place.hamlets.queryOptions({ commune }));
  const [moved, setMoved] = useState<Moved | null>(null);
  const from = hamlets.data?.find((one) => one.scope === scope);
  const back = <ButtonLink href={hamletsAddress(commune)}>{words.back}</ButtonLink>;
  return (
    <DeskPage title={from === undefined ? words.untitled : words.title(from.name)} actions={back}>
      {moved !== null && <MovedNotice {...moved} />}
      {hamlets.data === undefined ? (
        hamlets.error === null ? (
          <Waiting words={words.waiting} />
        ) : (
          <ProblemNotice title={words.failed} problem={problemOf(hamlets.error)} onAgain={() => void hamlets.refetch()} />
        )
      ) : from === undefined ? (
        <Empty title={words.noHamletTitle}>{words.noHamletNext}</Empty>
      ) : (
        <MoveForm commune={commune} from={from} others={othersOf(hamlets.data, scope)} toNew={toNew} onMoved={setMoved} />
      )}
    </DeskPage>
  );
}

function MovedNotice({ asked, moved, to }: Moved) {
  const words = useWords(moveWords);
  return (
    <div role="status">
      <Notice tone={moved === 0 ? 'attention' : 'info'} title={moved === 0 ? words.doneNone : words.done(moved, to)}>
        {moved < asked && <p>{words.doneLess(asked - moved)}</p>}
        {moved > 0 && <p>{words.doneNext}</p>}
      </Notice>
    </div>
  );
}

function othersOf(hamlets: Answers['place']['hamlets'], scope: number) {
  return hamlets.filter((one) => one.scope !== scope);
}

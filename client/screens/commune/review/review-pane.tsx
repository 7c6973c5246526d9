import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { readAgain, trpc } from '#client/api/query.tsx';
import { everyHousehold, householdsAddress } from '#client/parts/office-addresses.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { SidePane } from '#client/ui/side-pane.tsx';
import { useWords } from '#client/ui/words.ts';
import { contentWords } from './content.words.ts';
import { DecideActions } from './decide-actions.tsx';
import { contentOf, type Kept, standingOf, visitedHousehold } from './kept.ts';
import { RegisterContent, ReviewContent } from './review-content.tsx';
import {
  confirmSentence,
  type Decision,
  hamletOf,
  type HouseholdName,
  refusalSentence,
  whySentences,
} from './review-sentences.ts';
import css from './review-screen.module.css';
import { reviewWords } from './review.words.ts';

interface ReviewPaneProps {
  kept: Kept;
  /** What it is, in words. */
  what: string;
  household: HouseholdName;
  /** It has left the list since it was opened. */
  gone: boolean;
  onClose: () => void;
  onDecided: (decision: Decision) => void;
}

/** One operation beside the list: why it stands here, what it says, and the two decisions. */
export function ReviewPane({ kept, what, household, gone, onClose, onDecided }: ReviewPaneProps) {
  const words = useWords(reviewWords);
  const queryClient = useQueryClient();
  const decide = useMutation(
    trpc.sync.decide.mutationOptions({
      onSettled: () => {
        for (const moved of [trpc.sync.review, trpc.coverage, trpc.household]) {
          void queryClient.invalidateQueries(moved.pathFilter());
        }
      },
    }),
  );
  const standing = standingOf(kept);
  const settled = gone || (decide.error !== null && problemOf(decide.error).code === 'review.already-decided');
  const { commune, scope, opId, sha, envelope, receivedAt, author } = kept;
  return (
    <SidePane
      title={what}
      sub={`${author.name}, ${hamletOf(kept, words)}`}
      onClose={onClose}
      actions={
        standing.kind === 'undecided' && !settled ? (
          <DecideActions
            acceptable={standing.barrier === null}
            effectOf={(decision) => confirmSentence(decision, { kept, absent: household.kind === 'absent' }, words)}
            busy={decide.isPending}
            onDecide={(decision) =>
              decide.mutate({ commune, scope, opId, sha, decision }, { onSuccess: () => onDecided(decision) })
            }
          />
        ) : undefined
      }
    >
      {settled ? (
        <Notice title={words.goneTitle}>{words.goneNext}</Notice>
      ) : (
        <>
          {decide.error !== null && <DecideFailure error={decide.error} />}
          <div className={css.why}>
            {whySentences(kept, words).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </>
      )}
      <Facts
        facts={[
          { term: words.done, value: words.byPhoneClock(formatDateTime(envelope.at)) },
          { term: words.arrived, value: formatDateTime(receivedAt) },
        ]}
      />
      <InsideAndRegister kept={kept} household={household} />
    </SidePane>
  );
}

/** What it says, beside what the register has when there are two versions of it. */
function InsideAndRegister({ kept, household }: { kept: Kept; household: HouseholdName }) {
  const words = useWords(contentWords);
  const content = contentOf(kept);
  const { commune, scope, code } = kept;
  const operation = content.kind === 'operation' ? content.operation : null;
  const compared = code === 'operation.body-differs' && operation !== null;
  const householdId = operation?.b.householdId ?? '';
  const wanted = compared || (visitedHousehold(content) !== undefined && household.kind === 'named');
  const register = useQuery(
    trpc.household.open.queryOptions({ commune, scope, householdId }, { ...readAgain, enabled: wanted }),
  );
  const problem = register.error && problemOf(register.error);
  return (
    <>
      <ReviewContent kept={kept} content={content} file={register.data} />
      {compared && register.data !== undefined && <RegisterContent operation={operation} file={register.data} />}
      {compared && register.data === undefined && (
        <RegisterUnread problem={problem} onAgain={() => void register.refetch()} />
      )}
      {household.kind === 'named' && (
        <div>
          <ButtonLink
            kind="quiet"
            href={householdsAddress(commune, { ...everyHousehold, scope, search: household.name })}
          >
            {words.openHousehold}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function RegisterUnread({ problem, onAgain }: { problem: ReturnType<typeof problemOf> | null; onAgain: () => void }) {
  const words = useWords(contentWords);
  if (problem === null) return <Waiting words={words.reading} />;
  if (problem.code === 'household.unknown') return <p>{words.notInRegister}</p>;
  return <ProblemNotice title={words.readFailed} problem={problem} onAgain={onAgain} />;
}

function DecideFailure({ error }: { error: Parameters<typeof problemOf>[0] }) {
  const words = useWords(reviewWords);
  const problem = problemOf(error);
  const refused = refusalSentence(problem.code, words);
  if (refused === null) return <ProblemNotice title={words.decideFailed} problem={problem} />;
  return (
    <Notice tone="wrong" title={words.refused}>
      {refused}
    </Notice>
  );
}

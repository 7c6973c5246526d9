import { useRoster } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { formatCount } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Progress } from '#client/ui/progress.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { useAppOnPhone } from './app-on-phone.ts';
import { enrolWords } from './enrol.words.ts';

/** The hamlets on their way to a new phone. It may be left at any time: what is missing comes by itself. */
export function FirstFetch({ onDone }: { onDone: () => void }) {
  const words = useWords(enrolWords);
  const problemSentence = useProblemWords();
  const { hamlets } = useRoster();
  const sync = useSyncState();
  const complete = hamlets.filter((hamlet) => hamlet.complete).length;
  const isAll = complete === hamlets.length;
  const isAppKept = useAppOnPhone();
  return (
    <PhonePage
      title={words.fetchingTitle}
      actions={
        <Button kind={isAll && isAppKept ? 'main' : 'plain'} wide onClick={onDone}>
          {words.begin}
        </Button>
      }
    >
      <Stack>
        {!isAll && sync.kind === 'fetching' && (
          <Progress
            label={words.fetching(sync.hamlet)}
            value={sync.done}
            of={sync.total}
            numbers={words.fetchingNumbers(formatCount(sync.done), formatCount(sync.total))}
          />
        )}
        {!isAll && sync.kind === 'idle' && <Progress label={words.fetchingSoon} />}
        {!isAll && hamlets.length > 1 && <p>{words.hamletsOf(complete, hamlets.length)}</p>}
        {!isAll && (sync.kind === 'unreachable' || sync.kind === 'problem') && (
          <Notice
            tone="attention"
            title={problemSentence(sync.kind === 'problem' ? sync.code : 'server.unreachable')}
          >
            {words.fetchLater}
          </Notice>
        )}
        {isAll && !isAppKept && <Progress label={words.keepingApp} />}
        {isAll && isAppKept && <p role="status">{words.fetched}</p>}
      </Stack>
    </PhonePage>
  );
}

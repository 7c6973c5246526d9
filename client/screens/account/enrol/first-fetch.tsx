import { useRoster } from '#client/store/roster.ts';
import { type SyncState, useSyncState } from '#client/sync/sync-loop.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { formatBytes } from '#client/ui/format.ts';
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
        {!isAll && sync.kind === 'fetching' && <Fetching {...sync} />}
        {!isAll && sync.kind === 'fetching' && sync.hamletsDone > 0 && <p>{words.beginNow}</p>}
        {!isAll && sync.kind === 'idle' && <Progress label={words.fetchingSoon} />}
        {!isAll && sync.kind !== 'fetching' && hamlets.length > 1 && <p>{words.hamletsOf(complete, hamlets.length)}</p>}
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

type FetchingState = Extract<SyncState, { kind: 'fetching' }>;

/** By bytes, for those are what a person waits for; small hamlets come without a file, and then by hamlets. */
function Fetching({ hamlet, bytesDone, bytesTotal, hamletsDone, hamletsTotal }: FetchingState) {
  const words = useWords(enrolWords);
  const [value, of] = bytesTotal > 0 ? [bytesDone, bytesTotal] : [hamletsDone, hamletsTotal];
  const bytes = bytesTotal > 0 ? [words.bytesOf(formatBytes(bytesDone), formatBytes(bytesTotal))] : [];
  return (
    <Progress
      label={words.fetching(hamlet)}
      value={value}
      of={of}
      numbers={[words.hamletsOf(hamletsDone, hamletsTotal), ...bytes].join(' · ')}
    />
  );
}

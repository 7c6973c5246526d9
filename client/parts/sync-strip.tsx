import type { SyncState } from '#client/sync/sync-state.ts';
import { Strip } from '#client/ui/strip.tsx';
import { useWords } from '#client/ui/words.ts';
import { useToday } from './clock.ts';
import { useProblemWords } from './problem.words.ts';
import { syncSentence } from './sync-sentence.ts';
import { syncStripWords } from './sync-strip.words.ts';

/** How far the work has travelled: on this phone, on its way, or at the commune. Leads to the outbox. */
export function SyncStrip({ state }: { state: SyncState }) {
  const today = useToday();
  const words = useWords(syncStripWords);
  const problemSentence = useProblemWords();
  if (state.kind === 'problem') {
    return (
      <Strip tone="attention" href="/cho-gui">
        {/* A volunteer has no password to sign in with: a phone whose session ended needs a new link. */}
        {state.code === 'account.not-signed-in' ? words.noLongerYours : problemSentence(state.code)}
        {state.waiting > 0 && ` ${words.waiting(state.waiting)}`}
      </Strip>
    );
  }
  const { tone, sentence } = syncSentence(state, today, words);
  return (
    <Strip tone={tone} href="/cho-gui">
      {sentence}
    </Strip>
  );
}

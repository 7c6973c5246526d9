import { dayOf, type Day } from '#shared/base/day.ts';
import type { SyncState } from '#client/sync/sync-state.ts';
import { formatBytes, formatDay, formatTime } from '#client/ui/format.ts';
import type { StripTone } from '#client/ui/strip.tsx';
import type { syncStripWords } from './sync-strip.words.ts';

type SyncWords = (typeof syncStripWords)['vi'];

/** What is true of the sending, in one sentence, and how loudly to say it. A problem's own sentence is not here. */
export function syncSentence(
  state: Exclude<SyncState, { kind: 'problem' }>,
  today: Day,
  words: SyncWords,
): { tone: StripTone; sentence: string } {
  switch (state.kind) {
    case 'fetching':
      return { tone: 'busy', sentence: fetching(state, words) };
    case 'sending':
      return { tone: 'busy', sentence: words.sending(state.done, state.total) };
    case 'unreachable':
      return {
        tone: 'quiet',
        sentence: state.waiting > 0 ? words.unreachableWaiting(state.waiting) : words.unreachable,
      };
    case 'idle':
      if (state.waiting > 0) return { tone: 'quiet', sentence: words.waiting(state.waiting) };
      if (state.lastReachedAt === null) return { tone: 'quiet', sentence: words.neverReached };
      return { tone: 'done', sentence: arrival(state.lastReachedAt, today, words) };
  }
}

function fetching(state: Extract<SyncState, { kind: 'fetching' }>, words: SyncWords): string {
  const { hamlet, bytesDone, bytesTotal, hamletsDone, hamletsTotal } = state;
  const sentence = words.fetching(hamlet, hamletsDone, hamletsTotal);
  if (bytesTotal === 0) return sentence;
  return `${sentence} · ${words.fetchingBytes(formatBytes(bytesDone), formatBytes(bytesTotal))}`;
}

function arrival(at: string, today: Day, words: SyncWords): string {
  const day = dayOf(at);
  return day === today ? words.arrivedAt(formatTime(at)) : words.arrivedOn(formatTime(at), formatDay(day));
}

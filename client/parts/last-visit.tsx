import { dayOf, type Instant } from '#shared/base/day.ts';
import { formatDay, formatTime } from '#client/ui/format.ts';

interface LastVisitProps {
  at: Instant | null;
  /** The moment of what is shown. */
  now: Instant;
  words: { never: string; today: (time: string) => string };
}

/** When somebody last went to a door of a place: the day, or the time when it is that very day. */
export function LastVisit({ at, now, words }: LastVisitProps) {
  if (at === null) return words.never;
  return dayOf(at) === dayOf(now) ? words.today(formatTime(at)) : formatDay(dayOf(at));
}

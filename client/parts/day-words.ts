import { type Day, dayOf, daysBetween, type Instant } from '#shared/base/day.ts';
import { formatDay, formatShortDay, formatTime } from '#client/ui/format.ts';
import { defineWords } from '#client/ui/words.ts';

/** Days as people say them. */
export const dayWords = defineWords({
  vi: {
    today: 'hôm nay',
    tomorrow: 'ngày mai',
    yesterday: 'hôm qua',
    dueToday: 'hẹn hôm nay',
    dueOn: (day: string) => `hẹn ${day}`,
    overdue: (day: string, days: number) => `hẹn ${day}, quá ${days} ngày`,
    weekday: (index: number) => ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'][index] ?? '',
  },
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    dueToday: 'promised for today',
    dueOn: (day) => `promised for ${day}`,
    overdue: (day, days) => `promised for ${day}, ${days} ${days === 1 ? 'day' : 'days'} late`,
    weekday: (index) => ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][index] ?? '',
  },
});

type DayWords = (typeof dayWords)['vi'];

/** "hôm nay", "hôm qua", "ngày mai", "12/11" within this year, else "12/11/2025". */
export function saidDay(day: Day, today: Day, words: DayWords): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return words.today;
  if (ahead === 1) return words.tomorrow;
  if (ahead === -1) return words.yesterday;
  return day.slice(0, 4) === today.slice(0, 4) ? formatShortDay(day) : formatDay(day);
}

/** "14:05" today, else "14:05, 12/11". */
export function saidMoment(instant: Instant, today: Day, words: DayWords): string {
  const day = dayOf(instant);
  return day === today ? formatTime(instant) : `${formatTime(instant)}, ${saidDay(day, today, words)}`;
}

/** A promised day with how late it is: "hẹn 19/11, quá 3 ngày". */
export function saidPromise(day: Day, today: Day, words: DayWords): string {
  const late = daysBetween(day, today);
  if (late === 0) return words.dueToday;
  if (late > 0) return words.overdue(formatShortDay(day), late);
  return words.dueOn(saidDay(day, today, words));
}

/** "thứ ba, 24/11/2026". */
export function saidWithWeekday(day: Day, words: DayWords): string {
  return `${words.weekday(new Date(`${day}T00:00:00.000Z`).getUTCDay())}, ${formatDay(day)}`;
}

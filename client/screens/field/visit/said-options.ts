import { type Day, dayOf } from '#shared/base/day.ts';
import type { Fact } from '#shared/sync/fact.ts';
import { formatDay, formatShortDay } from '#client/ui/format.ts';
import type { Said } from './visit-draft.ts';

export interface SaidOption<Value extends string> {
  value: Said<Value>;
  label: string;
  hint?: string | undefined;
}

/**
 * The answers to one question, "không biết" last. The one that was known before says so, with its day, however the
 * talk goes today. `year` is the year of the visit: a day within it goes without.
 */
export function saidOptions<Value extends string>(
  values: readonly Value[],
  label: Record<Value, string>,
  before: Fact<Value> | undefined,
  words: { unknown: string; asLastTime: (day: string) => string },
  year: number,
): SaidOption<Value>[] {
  return [
    ...values.map((value) => ({
      value,
      label: label[value],
      hint: before?.value === value ? words.asLastTime(dayWithin(dayOf(before.at), year)) : undefined,
    })),
    { value: 'unknown', label: words.unknown },
  ];
}

function dayWithin(day: Day, year: number): string {
  return day.startsWith(`${year}-`) ? formatShortDay(day) : formatDay(day);
}

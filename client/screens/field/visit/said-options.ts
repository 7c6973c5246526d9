import { type Day, dayOf } from '#shared/base/day.ts';
import { formatDay, formatShortDay } from '#client/ui/format.ts';
import type { Before } from './known-before.ts';
import type { Said } from './visit-draft.ts';

export interface SaidOption<Value extends string> {
  value: Said<Value>;
  label: string;
  hint?: string | undefined;
}

interface SaidWords {
  unknown: string;
  asLastTime: (day: string) => string;
  saidBy: (name: string, day: string) => string;
}

/**
 * The answers to one question, "không biết" last. The one that was known before says so, with its day, however the
 * talk goes today; where people have said different things, each answer says whose it was. `year` is the year of the visit: a day within it goes without.
 */
export function saidOptions<Value extends string>(
  values: readonly Value[],
  label: Record<Value, string>,
  before: Before<Value>,
  words: SaidWords,
  year: number,
): SaidOption<Value>[] {
  return [
    ...values.map((value) => ({
      value,
      label: label[value],
      hint: hintOf(value, before, words, year),
    })),
    { value: 'unknown', label: words.unknown },
  ];
}

function hintOf<Value extends string>(value: Value, { fact, opinions }: Before<Value>, words: SaidWords, year: number): string | undefined {
  if (fact?.value === value) return words.asLastTime(dayWithin(dayOf(fact.at), year));
  const said = opinions.filter((one) => one.value === value);
  if (said.length === 0) return undefined;
  return said.map(({ by, at }) => words.saidBy(by.name, dayWithin(dayOf(at), year))).join('; ');
}

function dayWithin(day: Day, year: number): string {
  return day.startsWith(`${year}-`) ? formatShortDay(day) : formatDay(day);
}

import { useState } from 'react';
import { addDays, type Day } from '#shared/base/day.ts';
import { ChoiceList } from '#client/ui/choice.tsx';
import { DateField } from '#client/ui/field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { dayWords, saidWithWeekday } from './day-words.ts';
import { revisitWords } from './revisit-choice.words.ts';

export interface RevisitChoiceProps {
  legend: string;
  hideLegend?: boolean;
  today: Day;
  /** `null`: not answered yet. */
  value: Day | 'none' | null;
  onChange: (value: Day | 'none' | null) => void;
}

/** A day to come back, by one tap for the usual ones. No answer is chosen beforehand. */
export function RevisitChoice({ legend, hideLegend, today, value, onChange }: RevisitChoiceProps) {
  const words = useWords(revisitWords);
  const days = useWords(dayWords);
  const quick = { tomorrow: addDays(today, 1), inThree: addDays(today, 3), inWeek: addDays(today, 7) };
  const isQuick = value === null || value === 'none' || Object.values(quick).includes(value);
  const [picking, setPicking] = useState(!isQuick);
  const option = (day: Day, label: string) => ({ value: day, label, hint: saidWithWeekday(day, days) });
  function choose(answer: string) {
    setPicking(answer === 'pick');
    onChange(answer === 'pick' ? null : answer);
  }
  return (
    <Stack>
      <ChoiceList
        legend={legend}
        hideLegend={hideLegend ?? false}
        options={[
          option(quick.tomorrow, words.tomorrow),
          option(quick.inThree, words.inThree),
          option(quick.inWeek, words.inWeek),
          { value: 'pick', label: words.pick },
          { value: 'none', label: words.none },
        ]}
        value={picking ? 'pick' : (value ?? undefined)}
        onChange={choose}
      />
      {picking && (
        <DateField
          label={words.day}
          autoFocus
          value={value === null || value === 'none' ? '' : value}
          min={addDays(today, 1)}
          onChange={(day) => onChange(day === '' ? null : day)}
        />
      )}
    </Stack>
  );
}

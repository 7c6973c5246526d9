import { signals } from '#shared/household/household.ts';
import { yesNo } from '#shared/member/member.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { ShortAnswers } from '#client/parts/short-answers.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { agreed, knownBefore } from './known-before.ts';
import { openingWords } from './opening.words.ts';
import { personWords } from './person.words.ts';
import { saidOptions } from './said-options.ts';
import type { StepProps } from './step-props.ts';
import { shown, type VisitDraft, visitYear } from './visit-draft.ts';

/** Phone, network and signal of the house: three small questions that belong together. */
export function HouseStep({ draft, entry, change }: StepProps) {
  const words = useWords(openingWords);
  const field = useWords(fieldWords);
  const person = useWords(personWords);
  const around = { unknown: field.unknown, asLastTime: words.asLastTime, saidBy: words.saidBy };
  const year = visitYear(draft);
  const smartphone = knownBefore(entry.file, null, 'smartphone');
  const broadband = knownBefore(entry.file, null, 'broadband');
  const signal = agreed(entry.file.household.signal);
  function say(more: VisitDraft['house']) {
    change((before) => ({ ...before, house: { ...before.house, ...more } }));
  }
  return (
    <Stack>
      <ShortAnswers
        legend={words.smartphone}
        options={saidOptions(yesNo, field.yesNo, smartphone, around, year)}
        value={shown(draft.house.smartphone, smartphone.fact?.value)}
        onChange={(said) => say({ smartphone: said })}
      />
      <ShortAnswers
        legend={words.broadband}
        options={saidOptions(yesNo, field.yesNo, broadband, around, year)}
        value={shown(draft.house.broadband, broadband.fact?.value)}
        onChange={(said) => say({ broadband: said })}
      />
      {(draft.house.smartphone !== undefined || draft.house.broadband !== undefined) && (
        <ShortAnswers
          legend={person.how}
          options={(['seen', 'told'] as const).map((how) => ({ value: how, label: person[how] }))}
          value={draft.house.how}
          onChange={(how) => say({ how })}
        />
      )}
      <ShortAnswers
        legend={words.signal}
        options={saidOptions(signals, field.signal, signal, around, year)}
        value={shown(draft.house.signal, signal.fact?.value)}
        onChange={(said) => say({ signal: said })}
      />
    </Stack>
  );
}

import { dayOf } from '#shared/base/day.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';
import { instantNow } from '#client/parts/clock.ts';
import { reasonWords } from '#client/parts/reason.words.ts';
import { RevisitChoice } from '#client/parts/revisit-choice.tsx';
import { MultiChoice } from '#client/ui/choice.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { closingWords } from './closing.words.ts';
import type { StepProps } from './step-props.ts';

/** What holds the household back; each reason that is chosen shows the line to answer with. */
export function ReasonsStep({ draft, change }: StepProps) {
  const words = useWords(closingWords);
  const reasons = useWords(reasonWords);
  return (
    <MultiChoice
      legend={words.reasons}
      hint={words.reasonsHint}
      options={reasonCodes.map((code) => ({
        value: code,
        label: reasons.label[code],
        hint: draft.reasons.includes(code) ? words.sayThis(reasons.answer[code]) : undefined,
      }))}
      values={draft.reasons}
      onChange={(chosen) => change((before) => ({ ...before, reasons: chosen }))}
    />
  );
}

export function RevisitStep({ draft, change }: Pick<StepProps, 'draft' | 'change'>) {
  const words = useWords(closingWords);
  return (
    <RevisitChoice
      legend={words.revisit}
      today={dayOf(instantNow())}
      value={draft.revisit}
      onChange={(revisit) => change((before) => ({ ...before, revisit }))}
    />
  );
}

/** The short way out when nobody was met: a day to come back, if there is one. */
export function DoorStep({ draft, change }: StepProps) {
  const words = useWords(closingWords);
  const outcome = draft.door ?? 'refused';
  if (outcome === 'moved') return <p>{words.movedFirst}</p>;
  return (
    <Stack gap="far">
      <p>{outcome === 'refused' ? words.refusedFirst : words.doorFirst}</p>
      <RevisitStep draft={draft} change={change} />
    </Stack>
  );
}

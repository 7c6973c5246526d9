import { dayOf } from '#shared/base/day.ts';
import { useRoster } from '#client/store/roster.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';
import { secretWords } from '#client/parts/secret.words.ts';
import { ChoiceList } from '#client/ui/choice.tsx';
import { TextField } from '#client/ui/field.tsx';
import { formatDay } from '#client/ui/format.ts';
import { Section } from '#client/ui/card.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { sameScope } from '#shared/sync/scope.ts';
import css from './visit.module.css';
import { openingWords } from './opening.words.ts';
import type { StepProps } from './step-props.ts';
import type { ConsentAnswer } from './visit-draft.ts';
import { hasAgreedBefore } from './visit-steps.ts';

/** The notice in plain words, and the household's answer: nothing is chosen beforehand. */
export function ConsentStep({ draft, entry, change }: StepProps) {
  const words = useWords(openingWords);
  const secrets = useWords(secretWords);
  const { hamlets } = useRoster();
  const commune = hamlets.find((hamlet) => sameScope(hamlet, entry.scope))?.communeName ?? '';
  const before = entry.file.household.consent;
  const { notice } = words;
  const options = [
    ...(before !== undefined && hasAgreedBefore(entry.file)
      ? [{ value: 'as-before' as const, label: words.asBefore(formatDay(dayOf(before.at))) }]
      : []),
    { value: 'spoken' as const, label: words.spoken },
    { value: 'signed' as const, label: words.signed },
    { value: 'refused' as const, label: words.refused, hint: words.refusedHint },
  ];
  function answer(kind: ConsentAnswer['kind']) {
    change((so) => ({ ...so, consent: kind === 'spoken' ? { kind, witness: '' } : { kind } }));
  }
  const secret = draft.consent?.kind === 'spoken' ? secretIn(draft.consent.witness) : null;
  return (
    <Stack gap="far">
      <Section title={words.readAloud}>
        <div className={css.notice}>
          <p>{notice.who(withinSentence(commune))}</p>
          <p>{notice.what}</p>
          <p>{notice.why}</p>
          <p>{notice.see}</p>
          <p>{notice.never}</p>
          <p>{notice.free}</p>
        </div>
      </Section>
      <ChoiceList legend={words.answer} options={options} value={draft.consent?.kind} onChange={answer} />
      {draft.consent?.kind === 'spoken' && (
        <TextField
          label={words.witness}
          hint={words.witnessHint}
          maxLength={80}
          value={draft.consent.witness}
          error={secret === null ? undefined : secrets[secret]}
          onChange={(witness) => change((so) => ({ ...so, consent: { kind: 'spoken', witness } }))}
        />
      )}
    </Stack>
  );
}

/** "Xã Suối Mây" is "xã Suối Mây" in the middle of a sentence. */
function withinSentence(commune: string): string {
  return commune.replace(/^(Xã|Phường|Đặc khu) /, (kind) => kind.toLocaleLowerCase('vi'));
}

import { useState } from 'react';
import { cleanText } from '#shared/base/text.ts';
import type { Dispute } from '#shared/household/disputes.ts';
import { type Choice, sidesOf } from '#shared/household/settle.ts';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { saidWords, valueWords } from './opinion-words.ts';
import { useOpinionSpeech } from './opinions.tsx';
import { secretIn } from './refuse-secrets.ts';
import { secretWords } from './secret.words.ts';
import { useSaving } from './use-saving.ts';

/** Writes the decision down. A Problem that it throws is said, and the form stays. */
export type OnSettle = (dispute: Dispute, choice: Choice, reason: string | null) => Promise<void>;

export interface SettleProps {
  dispute: Dispute;
  onSettle: OnSettle;
}

/** The ways to settle a dispute, on a page: one of those things that were said, a look at the next visit, or neither. */
export function SettleForm(props: SettleProps) {
  const form = useSettleForm(props);
  return (
    <Stack>
      {form.fields}
      <div>{form.button(false)}</div>
    </Stack>
  );
}

export interface SettleSheetProps {
  /** `null`: closed. */
  dispute: Dispute | null;
  /** What it is about. */
  title: string;
  onSettle: OnSettle;
  onClose: () => void;
}

/** The same over the page, for the phone. */
export function SettleSheet({ dispute, ...rest }: SettleSheetProps) {
  return dispute === null ? null : <OpenSettleSheet key={dispute.covers.join()} {...rest} dispute={dispute} />;
}

function OpenSettleSheet({ dispute, title, onSettle, onClose }: SettleSheetProps & { dispute: Dispute }) {
  const form = useSettleForm({
    dispute,
    async onSettle(...decided) {
      await onSettle(...decided);
      onClose();
    },
  });
  return (
    <Sheet open title={title} onClose={onClose} actions={form.button(true)}>
      <Stack>{form.fields}</Stack>
    </Sheet>
  );
}

function useSettleForm({ dispute, onSettle }: SettleProps) {
  const speech = useOpinionSpeech();
  const { words } = speech;
  const secrets = useWords(secretWords);
  const saving = useSaving();
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState('');
  const secret = secretIn(reason);
  const sides = sidesOf(dispute.opinions);

  async function save() {
    if (chosen === undefined) return saving.say(words.chooseFirst);
    if (secret !== null) return undefined;
    await saving.run(() => onSettle(dispute, choiceFrom(chosen), cleanText(reason) === '' ? null : cleanText(reason)));
  }

  const fields = (
    <>
      {saving.fault !== null && <Notice tone="wrong" title={saving.fault} />}
      <ChoiceList
        legend={words.which}
        options={[
          ...sides.map(({ value, pick, said }) => ({
            value: pick,
            label: valueWords(dispute.field, value, speech),
            hint: said.map((one) => saidWords(one, speech)).join('; '),
          })),
          ...(dispute.check === null ? [{ value: 'check', label: words.check, hint: words.checkHint }] : []),
          { value: 'neither', label: words.neither, hint: words.neitherHint },
        ]}
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          saving.say(null);
        }}
      />
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        maxLength={200}
        error={secret === null ? undefined : secrets[secret]}
        onChange={setReason}
      />
    </>
  );
  const button = (wide: boolean) => (
    <Button kind="main" wide={wide} busy={saving.isSaving ? words.saving : undefined} onClick={() => void save()}>
      {words.save}
    </Button>
  );
  return { fields, button };
}

function choiceFrom(chosen: string): Choice {
  return chosen === 'check' || chosen === 'neither' ? { kind: chosen } : { kind: 'value', pick: chosen };
}

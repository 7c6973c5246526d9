import { useState } from 'react';
import { cleanText } from '#shared/base/text.ts';
import { type Identity, sexes } from '#shared/member/member.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';
import { secretWords } from '#client/parts/secret.words.ts';
import { ShortAnswers } from '#client/parts/short-answers.tsx';
import { Button } from '#client/ui/button.tsx';
import { NumberField, TextField } from '#client/ui/field.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { openingWords } from './opening.words.ts';
import type { StepProps } from './step-props.ts';
import { closingDetour, naming, peopleOf, visitYear, withoutPerson } from './visit-draft.ts';

/** Name, birth year and sex of one person: a side path that returns to where it was opened. */
export function PersonForm({ draft, entry, change, memberId }: StepProps & { memberId: string }) {
  const words = useWords(openingWords);
  const field = useWords(fieldWords);
  const secrets = useWords(secretWords);
  const [tried, setTried] = useState(false);
  const person = peopleOf(draft, entry.file).find(({ id }) => id === memberId);
  const identity = person?.identity ?? { name: '', birthYear: null, sex: null };
  const isNew = person?.isNew ?? true;
  const secret = secretIn(identity.name);
  const isNamed = cleanText(identity.name) !== '';
  const isYear = identity.birthYear === null || (identity.birthYear >= 1900 && identity.birthYear <= visitYear(draft));
  function write(more: Partial<Identity>) {
    change((before) => naming(before, memberId, { ...identity, ...more }));
  }
  function done() {
    setTried(true);
    if (isNamed && secret === null && isYear) change((before) => ({ ...before, detour: null }));
  }
  function back() {
    change((before) => closingDetour(before, entry.file));
  }
  function nameFault() {
    if (secret !== null) return secrets[secret];
    return tried && !isNamed ? words.nameNeeded : undefined;
  }
  return (
    <PhonePage
      title={isNew ? words.newPerson : words.editPerson}
      back={{ onClick: back }}
      actions={
        <>
          <Button kind="main" wide onClick={done}>
            {words.done}
          </Button>
          {isNew && isNamed && (
            <Button kind="quiet" onClick={() => change((before) => ({ ...withoutPerson(before, memberId), detour: null }))}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="far">
        <TextField
          label={words.name}
          value={identity.name}
          maxLength={80}
          autoCapitalize="words"
          error={nameFault()}
          onChange={(name) => write({ name })}
        />
        <NumberField
          label={words.birthYear}
          hint={words.birthYearHint}
          value={identity.birthYear ?? undefined}
          maxLength={4}
          error={tried && !isYear ? words.yearOdd : undefined}
          onChange={(birthYear) => write({ birthYear: birthYear ?? null })}
        />
        <ShortAnswers
          legend={words.sex}
          options={sexes.map((sex) => ({ value: sex, label: field.sex[sex] }))}
          value={identity.sex ?? undefined}
          onChange={(sex) => write({ sex })}
        />
      </Stack>
    </PhonePage>
  );
}

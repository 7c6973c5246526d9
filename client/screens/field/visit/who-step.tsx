import { UserPlus } from 'lucide-react';
import { uuidv7 } from 'uuidv7';
import { atLineStart, calledFull } from '#client/parts/called.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { aboutWords } from '#client/parts/opinion-words.ts';
import { opinionWords } from '#client/parts/opinions.words.ts';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList, MultiChoice } from '#client/ui/choice.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { openingWords } from './opening.words.ts';
import type { StepProps } from './step-props.ts';
import { type DoorOutcome, lacksHead, naming, peopleOf, visitYear } from './visit-draft.ts';

const head = 'head';
const doors: readonly DoorOutcome[] = ['absent', 'closed', 'refused', 'moved'];

/** Who was met, or why nobody was. */
export function WhoStep({ draft, entry, change }: StepProps) {
  const words = useWords(openingWords);
  const field = useWords(fieldWords);
  const language = useLanguage();
  const opinions = useWords(opinionWords);
  const toCheck = entry.disputes.filter(({ check }) => check !== null);
  const year = visitYear(draft);
  const { headName } = entry.particulars;
  const people = peopleOf(draft, entry.file).map(({ id, identity }) => ({
    value: id,
    label: atLineStart(calledFull(identity, year, language)),
    hint: identity.birthYear === null ? undefined : words.age(year - identity.birthYear),
  }));
  const isHeadMissing = lacksHead(draft, entry.file, headName);
  const options = isHeadMissing ? [{ value: head, label: words.head(headName) }, ...people] : people;
  function meet(chosen: string[]) {
    change((before) => {
      const met = { ...before, door: null, alsoAbout: before.alsoAbout.filter((id) => !chosen.includes(id)) };
      if (!chosen.includes(head)) return { ...met, met: chosen };
      const id = uuidv7();
      const named = naming(met, id, { name: headName, birthYear: null, sex: null });
      return { ...named, met: [...chosen.filter((one) => one !== head), id] };
    });
  }
  function addPerson() {
    const id = uuidv7();
    change((before) => ({
      ...naming(before, id, { name: '', birthYear: null, sex: null }),
      door: null,
      met: [...before.met, id],
      detour: { kind: 'person', memberId: id },
    }));
  }
  return (
    <Stack gap="far">
      {toCheck.length > 0 && (
        <Notice tone="attention" title={words.toCheck}>
          {toCheck.map((one) => aboutWords(one, entry.file, opinions)).join('; ')}
        </Notice>
      )}
      <Stack gap="near">
        <MultiChoice legend={words.whoMet} options={options} values={draft.met} onChange={meet} />
        <Button kind="quiet" icon={<UserPlus aria-hidden="true" />} onClick={addPerson}>
          {words.addPerson}
        </Button>
      </Stack>
      <ChoiceList
        legend={words.orNobody}
        options={doors.map((value) => ({ value, label: field.outcome[value] }))}
        value={draft.door ?? undefined}
        onChange={(door) => change((before) => ({ ...before, door, met: [] }))}
      />
    </Stack>
  );
}

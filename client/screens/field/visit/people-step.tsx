import { UserPlus } from 'lucide-react';
import { uuidv7 } from 'uuidv7';
import { atLineStart, calledFull } from '#client/parts/called.ts';
import { Button } from '#client/ui/button.tsx';
import { MultiChoice } from '#client/ui/choice.tsx';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { openingWords } from './opening.words.ts';
import type { StepProps } from './step-props.ts';
import { isAdult, naming, type Person, peopleOf, visitYear } from './visit-draft.ts';

/** Who lives here: each can be corrected, others added, and those who are away may be told of. */
export function PeopleStep({ draft, entry, change }: StepProps) {
  const words = useWords(openingWords);
  const language = useLanguage();
  const people = peopleOf(draft, entry.file);
  const away = people.filter(({ id, identity }) => !draft.met.includes(id) && isAdult(draft, identity));
  function nameOf({ identity }: Person) {
    return atLineStart(calledFull(identity, visitYear(draft), language));
  }
  function aboutOf({ id, identity }: Person) {
    const born = identity.birthYear === null ? words.noYear : words.bornIn(identity.birthYear);
    return draft.met.includes(id) ? `${born} · ${words.met}` : born;
  }
  function addPerson() {
    const id = uuidv7();
    change((before) => ({
      ...naming(before, id, { name: '', birthYear: null, sex: null }),
      detour: { kind: 'person', memberId: id },
    }));
  }
  return (
    <Stack gap="far">
      <Stack gap="near">
        <p>{people.length === 0 ? words.noPeople : words.peopleHint}</p>
        <List label={words.people} boxed>
          {people.map((person) => (
            <ListRow
              key={person.id}
              title={nameOf(person)}
              sub={aboutOf(person)}
              onClick={() => change((before) => ({ ...before, detour: { kind: 'person', memberId: person.id } }))}
            />
          ))}
        </List>
        <Button kind="quiet" icon={<UserPlus aria-hidden="true" />} onClick={addPerson}>
          {words.addPerson}
        </Button>
      </Stack>
      {away.length > 0 && (
        <MultiChoice
          legend={words.alsoAbout}
          hint={words.alsoAboutHint}
          options={away.map((person) => ({ value: person.id, label: nameOf(person) }))}
          values={draft.alsoAbout}
          onChange={(alsoAbout) => change((before) => ({ ...before, alsoAbout }))}
        />
      )}
    </Stack>
  );
}

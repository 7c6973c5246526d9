import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList, MultiChoice } from '#client/ui/choice.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import type { EnrolmentLink } from './link-card.tsx';
import { emptyVolunteer, faultsOf } from './new-volunteer.ts';
import { volunteersWords } from './volunteers.words.ts';

interface AddVolunteerProps {
  commune: string;
  /** undefined while they are being read. */
  hamlets: readonly { scope: number; name: string }[] | undefined;
  open: boolean;
  onClose: () => void;
  onAdded: (link: EnrolmentLink) => void;
}

const formId = 'add-volunteer';

/** A new person of the team: name, role, hamlets. What comes back is the link for their phone. */
export function AddVolunteer({ commune, hamlets, open, onClose, onAdded }: AddVolunteerProps) {
  const words = useWords(volunteersWords);
  const add = useMutation(trpc.account.addVolunteer.mutationOptions());
  const [draft, setDraft] = useState(emptyVolunteer);
  const [checked, setChecked] = useState(false);
  const faults = checked ? faultsOf(draft) : {};

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const { role } = draft;
    if (add.isPending || role === undefined || Object.keys(faultsOf(draft)).length > 0) return;
    const name = draft.name.trim();
    add.mutate(
      { commune, name, role, scopes: draft.scopes.map(Number) },
      {
        onSuccess(made) {
          setDraft(emptyVolunteer);
          setChecked(false);
          onAdded({ name, link: made.link, expiresAt: made.expiresAt });
        },
      },
    );
  }

  return (
    <Sheet
      open={open}
      title={words.addTitle}
      onClose={onClose}
      actions={
        <Button kind="main" wide type="submit" form={formId} busy={add.isPending ? words.saving : undefined}>
          {words.save}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Stack gap="far">
          {add.error !== null && <ProblemNotice title={words.saveFailed} problem={problemOf(add.error)} />}
          <TextField
            label={words.nameLabel}
            value={draft.name}
            error={faults.name && words[faults.name]}
            onChange={(name) => setDraft({ ...draft, name })}
          />
          <ChoiceList
            legend={words.roleLabel}
            value={draft.role}
            error={faults.role && words[faults.role]}
            options={(['volunteer', 'lead'] as const).map((role) => ({
              value: role,
              label: words.role[role],
              hint: words.roleHint[role],
            }))}
            onChange={(role) => setDraft({ ...draft, role })}
          />
          {hamlets?.length === 0 ? (
            <Notice tone="attention" title={words.noHamletsYet} />
          ) : (
            <MultiChoice
              legend={words.hamletsLabel}
              hint={words.hamletsHint}
              values={draft.scopes}
              error={faults.scopes && words[faults.scopes]}
              options={(hamlets ?? []).map(({ scope, name }) => ({ value: String(scope), label: name }))}
              onChange={(scopes) => setDraft({ ...draft, scopes })}
            />
          )}
        </Stack>
      </form>
    </Sheet>
  );
}

import { useState } from 'react';
import { useLocation } from 'wouter';
import { uuidv7 } from 'uuidv7';
import { Problem } from '#shared/base/problem.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import { useDraft } from '#client/store/drafts.ts';
import { saveOperation } from '#client/store/outbox.ts';
import { useRoster } from '#client/store/roster.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';
import { secretWords } from '#client/parts/secret.words.ts';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { NumberField, TextField } from '#client/ui/field.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { DuplicatesPage } from './duplicates-page.tsx';
import {
  duplicatesOf,
  faultsOf,
  newRegistration,
  type RegisterDraft,
  type RegisterFault,
  registrationOf,
  scopeOf,
} from './register-draft.ts';
import { registerWords } from './register.words.ts';

const draftKey = 'register';

/** A house that no list had: written down at the door, after a look at the houses it may already be. */
export function RegisterScreen() {
  const words = useWords(registerWords);
  const problemSentence = useProblemWords();
  const { hamlets, entries } = useRoster();
  const { draft, setDraft, discard, problem } = useDraft(draftKey, () => newRegistration(uuidv7()));
  const [, goTo] = useLocation();
  const [saving, setSaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const duplicates = duplicatesOf(draft, entries);
  const scope = scopeOf(draft, hamlets);

  async function save() {
    if (scope === null) return;
    setSaving(true);
    try {
      const shown = duplicates.map(({ household }) => household.entry.file.id);
      const body = { t: 'household.register', b: registrationOf(draft, shown) } as const;
      await saveOperation({ commune: scope.commune, scope: scope.scope }, body, { clearDraft: draftKey });
      goTo(`/ho/${draft.householdId}`, { replace: true });
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      setFault(problemSentence(thrown.code, thrown.details));
      setSaving(false);
    }
  }
  async function openInstead(householdId: string) {
    await discard();
    goTo(`/ho/${householdId}`, { replace: true });
  }
  const shownFault = fault ?? (problem === null ? null : problemSentence(problem));
  const saveWords = saving ? words.saving : undefined;
  if (draft.asking && duplicates.length > 0) {
    return (
      <DuplicatesPage
        duplicates={duplicates}
        fault={shownFault}
        busy={saveWords}
        onOpen={(id) => void openInstead(id)}
        onBack={() => setDraft({ ...draft, asking: false })}
        onNotSame={() => void save()}
      />
    );
  }
  if (hamlets.length === 0) {
    return (
      <PhonePage title={words.title} back={{ href: '/danh-sach' }}>
        <Empty title={words.noHamlets}>{words.noHamletsHint}</Empty>
      </PhonePage>
    );
  }
  return (
    <RegisterForm
      draft={draft}
      setDraft={setDraft}
      fault={shownFault}
      busy={saveWords}
      onDone={() => {
        if (duplicates.length > 0) setDraft({ ...draft, asking: true });
        else void save();
      }}
    />
  );
}

interface RegisterFormProps {
  draft: RegisterDraft;
  setDraft: (draft: RegisterDraft) => void;
  fault: string | null;
  busy: string | undefined;
  onDone: () => void;
}

function RegisterForm({ draft, setDraft, fault, busy, onDone }: RegisterFormProps) {
  const words = useWords(registerWords);
  const secrets = useWords(secretWords);
  const { hamlets } = useRoster();
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, hamlets);
  const [nameSecret, addressSecret] = [secretIn(draft.headName), secretIn(draft.address)];
  const said = (one: RegisterFault, sentence: string) => (tried && faults.includes(one) ? sentence : undefined);
  function done() {
    setTried(true);
    if (faults.length === 0) onDone();
  }
  return (
    <PhonePage
      title={words.title}
      back={{ href: '/danh-sach' }}
      actions={
        <Button kind="main" wide busy={busy} onClick={done}>
          {words.save}
        </Button>
      }
    >
      <Stack gap="far">
        <p>{words.before}</p>
        {fault !== null && <Notice tone="wrong" title={fault} />}
        {hamlets.length > 1 && (
          <ChoiceList
            legend={words.hamlet}
            options={hamlets.map((hamlet) => ({ value: scopeKey(hamlet), label: hamlet.hamletName }))}
            value={draft.scope === null ? undefined : scopeKey(draft.scope)}
            error={said('hamlet', words.hamletNeeded)}
            onChange={(key) => setDraft({ ...draft, scope: hamlets.find((hamlet) => scopeKey(hamlet) === key) ?? null })}
          />
        )}
        <TextField
          label={words.headName}
          value={draft.headName}
          maxLength={80}
          autoCapitalize="words"
          error={nameSecret === null ? said('name', words.nameNeeded) : secrets[nameSecret]}
          onChange={(headName) => setDraft({ ...draft, headName })}
        />
        <TextField
          label={words.address}
          hint={words.addressHint}
          value={draft.address}
          maxLength={160}
          error={addressSecret === null ? undefined : secrets[addressSecret]}
          onChange={(address) => setDraft({ ...draft, address })}
        />
        <TextField
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          value={draft.phone}
          maxLength={20}
          error={said('phone', words.phoneUnreadable)}
          onChange={(phone) => setDraft({ ...draft, phone })}
        />
        <NumberField
          label={words.people}
          unit={words.peopleUnit}
          value={draft.people ?? undefined}
          maxLength={2}
          error={said('people', words.peopleOdd)}
          onChange={(people) => setDraft({ ...draft, people: people ?? null })}
        />
      </Stack>
    </PhonePage>
  );
}

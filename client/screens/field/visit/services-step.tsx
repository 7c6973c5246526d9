import { useState } from 'react';
import { FilePlus2 } from 'lucide-react';
import { catalogue } from '#shared/service/catalogue.ts';
import { cleanText } from '#shared/base/text.ts';
import { atLineStart, calledFull } from '#client/parts/called.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';
import { secretWords } from '#client/parts/secret.words.ts';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { TextField } from '#client/ui/field.tsx';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { closingWords } from './closing.words.ts';
import { findServices } from './find-services.ts';
import type { StepProps } from './step-props.ts';
import { closingDetour, peopleOf, type ServiceDraft, visitYear } from './visit-draft.ts';

/** The files really sent today; none is a good answer. */
export function ServicesStep({ draft, change }: StepProps) {
  const words = useWords(closingWords);
  return (
    <Stack>
      <Stack gap="near">
        <p>
          <strong>{words.services}</strong>
        </p>
        <p>{words.servicesHint}</p>
      </Stack>
      {draft.services.length > 0 && (
        <List label={words.service} boxed>
          {draft.services.map((service, index) => (
            <ListRow
              key={index}
              title={nameOf(service)}
              sub={cleanText(service.receiptCode) === '' ? words.noReceipt : words.receiptOf(service.receiptCode)}
              onClick={() => change((before) => ({ ...before, detour: { kind: 'service', index } }))}
            />
          ))}
        </List>
      )}
      <Button
        icon={<FilePlus2 aria-hidden="true" />}
        onClick={() => change((before) => ({ ...before, detour: { kind: 'find-service' } }))}
      >
        {words.addService}
      </Button>
    </Stack>
  );
}

/** The catalogue, searched by any word people use for the thing. */
export function FindService({ change }: StepProps) {
  const words = useWords(closingWords);
  const [query, setQuery] = useState('');
  const found = findServices(query);
  function choose(code: string) {
    change((before) => ({
      ...before,
      services: [...before.services, { code, memberId: null, receiptCode: '' }],
      detour: { kind: 'service', index: before.services.length },
    }));
  }
  return (
    <PhonePage title={words.findService} back={{ onClick: () => change((before) => ({ ...before, detour: null })) }}>
      <SearchField label={words.findServiceLabel} value={query} onChange={setQuery} />
      {found.length === 0 ? (
        <Empty title={words.noSuchService}>{words.noSuchServiceHint}</Empty>
      ) : (
        <List label={words.findService} boxed>
          {found.map(({ code, name, said }) => (
            <ListRow key={code} title={name} sub={said.join(', ')} onClick={() => choose(code)} />
          ))}
        </List>
      )}
    </PhonePage>
  );
}

/** For whom a file was sent, and the code that lets the household look it up. */
export function ServiceForm({ draft, entry, change, index }: StepProps & { index: number }) {
  const words = useWords(closingWords);
  const secrets = useWords(secretWords);
  const language = useLanguage();
  const service = draft.services[index] ?? { code: '', memberId: null, receiptCode: '' };
  const secret = secretIn(service.receiptCode);
  function write(more: Partial<ServiceDraft>) {
    change((before) => ({
      ...before,
      services: before.services.map((one, at) => (at === index ? { ...one, ...more } : one)),
    }));
  }
  function leave() {
    if (secret === null) change((before) => ({ ...before, detour: null }));
  }
  function remove() {
    change((before) => ({ ...before, detour: null, services: before.services.filter((_, at) => at !== index) }));
  }
  return (
    <PhonePage
      title={nameOf(service)}
      back={{ onClick: () => change((before) => closingDetour(before, entry.file)) }}
      actions={
        <>
          <Button kind="main" wide onClick={leave}>
            {words.done}
          </Button>
          <Button kind="quiet" onClick={remove}>
            {words.remove}
          </Button>
        </>
      }
    >
      <Stack gap="far">
        <TextField
          label={words.receipt}
          hint={words.receiptHint}
          value={service.receiptCode}
          maxLength={40}
          autoCapitalize="characters"
          spellCheck={false}
          error={secret === null ? undefined : secrets[secret]}
          onChange={(receiptCode) => write({ receiptCode })}
        />
        <ChoiceList
          legend={words.forWhom}
          options={[
            ...peopleOf(draft, entry.file).map(({ id, identity }) => ({
              value: id,
              label: atLineStart(calledFull(identity, visitYear(draft), language)),
            })),
            { value: household, label: words.forHousehold },
          ]}
          value={service.memberId ?? household}
          onChange={(who) => write({ memberId: who === household ? null : who })}
        />
      </Stack>
    </PhonePage>
  );
}

const household = 'household';

function nameOf({ code }: ServiceDraft): string {
  return catalogue.find((service) => service.code === code)?.name ?? code;
}

import { useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { likelyDuplicates } from '#shared/household/duplicates.ts';
import { sameScope } from '#shared/sync/scope.ts';
import { saveOperation } from '#client/store/outbox.ts';
import { useAccount } from '#client/store/phone.ts';
import { type RosterEntry, searchEntries } from '#client/store/roster-entry.ts';
import { useRoster, useRosterEntry } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { CoverageShape } from '#client/parts/coverage-shape.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { UnknownHousehold } from '#client/parts/unknown-household.tsx';
import { useSaving } from '#client/parts/use-saving.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { sameHouseWords } from './same-house.words.ts';

const shownAtOnce = 20;

/** A lead says which other entry of the hamlet is this household too, and under which name it is kept. */
export function SameHouseScreen({ householdId }: { householdId: string }) {
  const entry = useRosterEntry(householdId);
  const sync = useSyncState();
  const [other, setOther] = useState<RosterEntry | null>(null);
  if (useAccount().role !== 'lead') return <Redirect to={`/ho/${householdId}`} replace />;
  if (entry === null) return <UnknownHousehold sync={sync} gone={null} onDiscard={null} />;
  return other === null ? (
    <WhichHouse entry={entry} onChoose={setOther} />
  ) : (
    <WhichName entry={entry} other={other} onBack={() => setOther(null)} />
  );
}

function WhichHouse({ entry, onChoose }: { entry: RosterEntry; onChoose: (other: RosterEntry) => void }) {
  const words = useWords(sameHouseWords);
  const field = useWords(fieldWords);
  const [query, setQuery] = useState('');
  const others = useRoster().entries.filter((one) => one !== entry && sameScope(one.scope, entry.scope));
  const likely = likelyDuplicates(entry.particulars, others.map((one) => ({ entry: one, ...one.particulars }))).slice(0, shownAtOnce);
  const found = query.trim() === '' ? [] : searchEntries(others, query).slice(0, shownAtOnce);
  function row(one: RosterEntry, about: string) {
    return (
      <ListRow
        key={one.file.id}
        lead={<CoverageShape kind={one.coverage.kind} />}
        title={one.particulars.headName}
        sub={[one.particulars.address, about].filter(Boolean).join(' · ')}
        onClick={() => onChoose(one)}
      />
    );
  }
  return (
    <PhonePage title={words.title} under={entry.particulars.headName} back={{ href: `/ho/${entry.file.id}` }}>
      <p>{words.hint}</p>
      {likely.length > 0 && (
        <Section title={words.likely}>
          <List boxed>
            {likely.map(({ household, why }) => row(household.entry, why.map((one) => field.likeness[one]).join(', ')))}
          </List>
        </Section>
      )}
      <SearchField label={words.search} value={query} onChange={setQuery} />
      {found.length > 0 && (
        <List boxed label={words.search}>
          {found.map((one) => row(one, ''))}
        </List>
      )}
      {found.length === 0 && query.trim() !== '' && <Empty title={words.noneFound}>{words.noneFoundHint}</Empty>}
      {likely.length === 0 && query.trim() === '' && <p>{words.noneLikely}</p>}
    </PhonePage>
  );
}

interface WhichNameProps {
  entry: RosterEntry;
  other: RosterEntry;
  onBack: () => void;
}

function WhichName({ entry, other, onBack }: WhichNameProps) {
  const words = useWords(sameHouseWords);
  const { isSaving, fault, say, run } = useSaving();
  const [, goTo] = useLocation();
  const [keptId, setKept] = useState<string>();
  async function join() {
    const kept = [entry, other].find(({ file }) => file.id === keptId);
    if (kept === undefined) return say(words.chooseName);
    const alias = kept === entry ? other : entry;
    const b = { householdId: alias.file.id, into: kept.file.id, reason: null };
    if (await run(() => saveOperation(entry.scope, { t: 'household.merge', b }))) goTo(`/ho/${kept.file.id}`, { replace: true });
    return undefined;
  }
  return (
    <PhonePage
      title={words.whichName}
      back={{ onClick: onBack }}
      actions={
        <Button kind="main" wide busy={isSaving ? words.joining : undefined} onClick={() => void join()}>
          {words.join}
        </Button>
      }
    >
      <Stack>
        {fault !== null && <Notice tone="wrong" title={fault} />}
        <p>{words.effect}</p>
        <ChoiceList
          legend={words.keep}
          options={[entry, other].map(({ file, particulars: { headName, address } }) => ({
            value: file.id,
            label: headName,
            hint: [address, file.household.listing === undefined ? words.byVolunteer : words.byList].filter(Boolean).join(' · '),
          }))}
          value={keptId}
          onChange={(id) => {
            setKept(id);
            say(null);
          }}
        />
      </Stack>
    </PhonePage>
  );
}

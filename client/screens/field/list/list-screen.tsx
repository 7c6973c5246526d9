import { useDeferredValue, useState } from 'react';
import { HousePlus } from 'lucide-react';
import { dayOf, type Day } from '#shared/base/day.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useRoom } from '#client/store/room-here.ts';
import { useListIsMissing, useRoster } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { useToday } from '#client/parts/clock.ts';
import { coverageSentence, coverageWords } from '#client/parts/coverage-words.ts';
import { dayWords, saidDay, saidPromise } from '#client/parts/day-words.ts';
import { FieldBar } from '#client/parts/field-bar.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { HouseholdRow } from '#client/parts/household-row.tsx';
import { ListIsMissing } from '#client/parts/list-is-missing.tsx';
import { RoomStrip } from '#client/parts/room-strip.tsx';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { useGrowing } from '#client/ui/growing.tsx';
import { List } from '#client/ui/list-row.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { useWords } from '#client/ui/words.ts';
import { byHamlet, findHouseholds, type HamletGroup, type ListFilter } from './find-households.ts';
import { FilterChips } from './filter-chips.tsx';
import { listWords } from './list.words.ts';

// What was looked for stays while the app is open, so that coming back from a house shows the same list. It is kept in
// memory only: a name that was typed belongs in no address and no history.
let lookedFor: { filter: ListFilter; query: string } = { filter: 'all', query: '' };

/** Every house of the hamlets granted, found by a few letters. */
export function ListScreen() {
  const sync = useSyncState();
  const words = useWords(listWords);
  const today = useToday();
  const { hamlets, entries } = useRoster();
  const listIsMissing = useListIsMissing();
  const room = useRoom();
  const [asked, setAsked] = useState(lookedFor);
  const { filter, query } = useDeferredValue(asked);
  const found = findHouseholds(entries, filter, query);
  const groups = byHamlet(found);
  const { drawn, end } = useGrowing(`${filter} ${query}`, found.length);
  const coming = new Set(hamlets.filter((hamlet) => !hamlet.complete).map((hamlet) => hamlet.hamletName));
  function counted({ name, entries: shown }: HamletGroup): string {
    const count = formatCount(shown.length);
    return coming.has(name) ? words.housesSoFar(count) : words.houses(count);
  }
  function ask(more: Partial<typeof lookedFor>) {
    lookedFor = { ...asked, ...more };
    setAsked(lookedFor);
  }
  return (
    <PhonePage
      title={words.title}
      strip={
        <>
          <SyncStrip state={sync} />
          <RoomStrip room={room} />
        </>
      }
      bar={<FieldBar />}
    >
      {listIsMissing && <ListIsMissing />}
      <SearchField label={words.search} value={asked.query} onChange={(typed) => ask({ query: typed })} />
      <FilterChips value={asked.filter} onChange={(chosen) => ask({ filter: chosen })} />
      {groups.length === 0 && (
        <NoneShown isEmpty={entries.length === 0} isComing={coming.size > 0} />
      )}
      {drawnOf(groups, drawn).map((group) => (
        <Section key={group.name} title={group.name} end={counted(group)}>
          <List boxed>
            {group.drawn.map((entry) => (
              <ListedHouse key={entry.file.id} entry={entry} today={today} />
            ))}
          </List>
        </Section>
      ))}
      {end}
      <ButtonLink href="/ho-moi" icon={<HousePlus aria-hidden="true" />}>
        {words.addHouse}
      </ButtonLink>
    </PhonePage>
  );
}

/** The first rows of the list, hamlet after hamlet. */
function drawnOf(groups: HamletGroup[], drawn: number): (HamletGroup & { drawn: HamletGroup['entries'] })[] {
  let before = 0;
  return groups.flatMap((group) => {
    const left = drawn - before;
    before += group.entries.length;
    return left > 0 ? [{ ...group, drawn: group.entries.slice(0, left) }] : [];
  });
}

function ListedHouse({ entry, today }: { entry: RosterEntry; today: Day }) {
  const words = useWords(listWords);
  const days = useWords(dayWords);
  const coverage = useWords(coverageWords);
  const field = useWords(fieldWords);
  const { revisitOn, lastVisit, waiting } = entry;
  const sub = [
    coverageSentence(entry.coverage, coverage, field.skillAlone),
    revisitOn !== null ? saidPromise(revisitOn, today, days) : '',
    lastVisit !== null && revisitOn === null ? words.lastVisit(saidDay(dayOf(lastVisit.at), today, days)) : '',
    waiting ? words.waiting : '',
  ];
  return (
    <HouseholdRow
      entry={entry}
      shape={revisitOn !== null && entry.coverage.kind !== 'covered' ? 'again' : undefined}
      sub={sub.filter((part) => part !== '').join(' · ')}
    />
  );
}

function NoneShown({ isEmpty, isComing }: { isEmpty: boolean; isComing: boolean }) {
  const words = useWords(listWords);
  if (!isEmpty) return <Empty title={words.noneFound}>{words.noneFoundHint}</Empty>;
  return isComing ? <Waiting words={words.coming} /> : <Empty title={words.emptyTitle}>{words.emptyHint}</Empty>;
}

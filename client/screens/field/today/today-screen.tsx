import { PenLine } from 'lucide-react';
import type { Day } from '#shared/base/day.ts';
import { useDraft, useOpenDrafts } from '#client/store/drafts.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useRoom } from '#client/store/room-here.ts';
import { useListIsMissing, useRoster } from '#client/store/roster.ts';
import { useClockOff, useSyncState } from '#client/sync/sync-loop.ts';
import { useToday } from '#client/parts/clock.ts';
import { coverageWords } from '#client/parts/coverage-words.ts';
import { dayWords, saidDay, saidPromise } from '#client/parts/day-words.ts';
import { FieldBar } from '#client/parts/field-bar.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { HouseholdRow } from '#client/parts/household-row.tsx';
import { ListIsMissing } from '#client/parts/list-is-missing.tsx';
import { openVisitsOf, visitDraftKey, type VisitPlace } from '#client/parts/open-visit.ts';
import { RoomStrip } from '#client/parts/room-strip.tsx';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Progress, Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { progressOf } from './hamlet-progress.ts';
import { type Reason, suggestionsOf } from './suggestions.ts';
import { todayWords } from './today.words.ts';

const shownAtOnce = 5;

/** What to do now: finish what was begun, keep promises, then the houses that need somebody. */
export function TodayScreen() {
  const sync = useSyncState();
  const clockOff = useClockOff();
  const words = useWords(todayWords);
  const today = useToday();
  const { hamlets, entries } = useRoster();
  const openVisits = openVisitsOf(useOpenDrafts());
  const listIsMissing = useListIsMissing();
  const room = useRoom();
  const suggestions = suggestionsOf(entries, today).filter(({ entry }) => !openVisits.includes(entry.file.id));
  const next = suggestions[0]?.entry;
  // While the list is on its way nobody can tell which house would be the first.
  const isEmpty = entries.length === 0 && !listIsMissing;
  const [first, ...others] = hamlets.map((hamlet) => hamlet.hamletName);
  return (
    <PhonePage
      title={words.title}
      above={first === undefined || others.length === 0 ? first : words.hamlets(first, others.length)}
      strip={
        <>
          <SyncStrip state={sync} />
          <RoomStrip room={room} />
        </>
      }
      bar={<FieldBar />}
      actions={
        <ButtonLink kind="main" wide href={mainPlace(isEmpty, next)}>
          {isEmpty ? words.addHouse : next === undefined ? words.wholeList : words.nextHouse}
        </ButtonLink>
      }
    >
      {clockOff !== 0 && (
        <Notice tone="attention" title={words.clockOff(Math.abs(clockOff), clockOff > 0)}>
          {words.clockOffHint}
        </Notice>
      )}
      {listIsMissing && <ListIsMissing />}
      {openVisits.length > 0 && (
        <List boxed label={words.title}>
          {openVisits.map((id) => (
            <UnfinishedVisit key={id} householdId={id} entry={entries.find((entry) => entry.file.id === id)} />
          ))}
        </List>
      )}
      {entries.length === 0 ? (
        <NoHouses isComing={hamlets.some((hamlet) => !hamlet.complete)} />
      ) : suggestions.length === 0 ? (
        <Empty title={words.noneLeft}>{words.noneLeftHint}</Empty>
      ) : (
        <Section title={words.worthVisiting(suggestions.length)}>
          <List boxed>
            {suggestions.slice(0, shownAtOnce).map(({ entry, reason }) => (
              <SuggestedHouse key={entry.file.id} entry={entry} reason={reason} today={today} />
            ))}
          </List>
          <ButtonLink kind="quiet" href="/danh-sach">
            {words.wholeList}
          </ButtonLink>
        </Section>
      )}
      {entries.length > 0 && <HamletBar entries={entries} />}
    </PhonePage>
  );
}

function mainPlace(isEmpty: boolean, next: RosterEntry | undefined): string {
  if (isEmpty) return '/ho-moi';
  return next === undefined ? '/danh-sach' : `/ho/${next.file.id}`;
}

/** `entry` is missing while the household is not in the list: it has moved, or the list is on its way. */
function UnfinishedVisit({ householdId, entry }: { householdId: string; entry: RosterEntry | undefined }) {
  const words = useWords(todayWords);
  const { draft } = useDraft<{ place: VisitPlace }>(visitDraftKey(householdId), () => ({ place: { now: 1, of: 1 } }));
  return (
    <ListRow
      href={`/ho/${householdId}/tham`}
      lead={<PenLine aria-hidden="true" />}
      title={entry === undefined ? words.unfinishedElsewhere : words.unfinished(entry.particulars.headName)}
      sub={entry === undefined ? words.unfinishedKept : words.step(draft.place.now, draft.place.of)}
    />
  );
}

function SuggestedHouse({ entry, reason, today }: { entry: RosterEntry; reason: Reason; today: Day }) {
  const words = useWords(todayWords);
  const days = useWords(dayWords);
  const coverage = useWords(coverageWords);
  const field = useWords(fieldWords);
  function why() {
    switch (reason.kind) {
      case 'promised':
        return saidPromise(reason.on, today, days);
      case 'not-visited':
        return coverage.kind['not-visited'];
      case 'not-met':
        return words.lastCalled(saidDay(reason.lastOn, today, days));
      case 'missing':
        return coverage.missing(reason.skills.map((skill) => field.skillAlone[skill]).join(', '));
    }
  }
  return <HouseholdRow entry={entry} shape={reason.kind === 'promised' ? 'again' : undefined} sub={why()} />;
}

function NoHouses({ isComing }: { isComing: boolean }) {
  const words = useWords(todayWords);
  return isComing ? <Waiting words={words.coming} /> : <Empty title={words.emptyTitle}>{words.emptyHint}</Empty>;
}

function HamletBar({ entries }: { entries: readonly RosterEntry[] }) {
  const words = useWords(todayWords);
  const { houses, visited, covered } = progressOf(entries);
  return (
    <Progress
      label={words.progress(formatCount(visited), formatCount(houses))}
      value={visited}
      of={houses}
      numbers={words.covered(formatCount(covered))}
    />
  );
}

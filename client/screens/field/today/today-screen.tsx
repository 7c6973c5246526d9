import { MessagesSquare, PenLine } from 'lucide-react';
import type { Day } from '#shared/base/day.ts';
import { useDraft, useOpenDrafts } from '#client/store/drafts.ts';
import { useAccount } from '#client/store/phone.ts';
import { goesBy, type RosterEntry } from '#client/store/roster-entry.ts';
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
import { aboutWords } from '#client/parts/opinion-words.ts';
import { opinionWords } from '#client/parts/opinions.words.ts';
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
  const begun = openVisits.map((id) => ({ id, entry: entries.find((one) => goesBy(one, id)) }));
  const listIsMissing = useListIsMissing();
  const room = useRoom();
  const suggestions = suggestionsOf(entries, today).filter(({ entry }) => !openVisits.some((id) => goesBy(entry, id)));
  const toSettle = useAccount().role === 'lead' ? entries.filter(isToSettle).length : 0;
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
          {begun.map(({ id, entry }) => (
            <UnfinishedVisit key={id} id={id} entry={entry} />
          ))}
        </List>
      )}
      {toSettle > 0 && (
        <List boxed label={words.toSettle(toSettle)}>
          <ListRow
            href="/y-kien"
            lead={<MessagesSquare aria-hidden="true" />}
            title={words.toSettle(toSettle)}
            sub={words.toSettleHint}
          />
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

/** Whether people say different things of it and nobody has been asked to look yet. */
function isToSettle({ disputes }: RosterEntry): boolean {
  return disputes.some(({ check }) => check === null);
}

/**
 * `id`: under which the visit was begun; the house may by now go by another. `entry` is missing while it is not in the
 * list: it has moved, or the list is on its way.
 */
function UnfinishedVisit({ id, entry }: { id: string; entry: RosterEntry | undefined }) {
  const words = useWords(todayWords);
  const { draft } = useDraft<{ place: VisitPlace }>(visitDraftKey(id), () => ({ place: { now: 1, of: 1 } }));
  return (
    <ListRow
      href={`/ho/${id}/tham`}
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
  const opinions = useWords(opinionWords);
  function why() {
    switch (reason.kind) {
      case 'check':
        return words.toCheck(reason.about.map((one) => aboutWords(one, entry.file, opinions)).join('; '));
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

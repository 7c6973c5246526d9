import { useState } from 'react';
import { Phone } from 'lucide-react';
import { Redirect } from 'wouter';
import { discardDraft, useDraft, useOpenDrafts } from '#client/store/drafts.ts';
import { useRoom } from '#client/store/room-here.ts';
import { goesBy, type RosterEntry } from '#client/store/roster-entry.ts';
import { useRosterEntry, useWhereGone } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { useToday } from '#client/parts/clock.ts';
import { coverageShape } from '#client/parts/coverage-words.ts';
import { dayWords, saidPromise } from '#client/parts/day-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { openVisitsOf, visitDraftKey, type VisitPlace } from '#client/parts/open-visit.ts';
import { RoomStrip } from '#client/parts/room-strip.tsx';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { UnknownHousehold } from '#client/parts/unknown-household.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { StatusLine } from '#client/ui/status-shape.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import css from './household.module.css';
import { FilesPart, HistoryPart, HousePart, PeoplePart } from './household-parts.tsx';
import { householdWords } from './household.words.ts';
import { NamesPart } from './names-part.tsx';
import { DecidedPart } from './open-dispute.tsx';
import { type QuickOutcome, quickOutcomes, QuickVisitSheet } from './quick-visit-sheet.tsx';
import { standingSentence } from './standing-sentence.ts';

/** Everything known of one household, and the way into a visit. */
export function HouseholdScreen({ householdId }: { householdId: string }) {
  const entry = useRosterEntry(householdId);
  const sync = useSyncState();
  const gone = useWhereGone(householdId);
  const key = visitDraftKey(householdId);
  const hasDraft = useOpenDrafts().some((draft) => draft.key === key);
  if (entry === null) return <UnknownHousehold sync={sync} gone={gone} onDiscard={hasDraft ? () => void discardDraft(key) : null} />;
  // A link to what is now only another name of a household leads to the household.
  if (entry.file.id !== householdId) return <Redirect to={`/ho/${entry.file.id}`} replace />;
  return <HouseholdPage entry={entry} />;
}

function HouseholdPage({ entry }: { entry: RosterEntry }) {
  const sync = useSyncState();
  const room = useRoom();
  const words = useWords(householdWords);
  const today = useToday();
  const [quick, setQuick] = useState<QuickOutcome | null>(null);
  const begun = openVisitsOf(useOpenDrafts()).find((id) => goesBy(entry, id));
  return (
    <PhonePage
      title={entry.particulars.headName}
      back={{ href: '/danh-sach' }}
      under={[entry.hamletName, entry.particulars.address].filter(Boolean).join(', ')}
      strip={
        <>
          <SyncStrip state={sync} />
          <RoomStrip room={room} />
        </>
      }
      actions={
        <>
          {begun !== undefined ? (
            <GoOn householdId={begun} />
          ) : (
            <ButtonLink kind="main" wide href={`/ho/${entry.file.id}/tham`}>
              {words.start}
            </ButtonLink>
          )}
          <div className={css.quick}>
            {quickOutcomes.map((outcome) => (
              <Button key={outcome} kind="quiet" onClick={() => setQuick(outcome)}>
                {words.quickLabel[outcome]}
              </Button>
            ))}
          </div>
        </>
      }
    >
      <Head entry={entry} />
      <PeoplePart entry={entry} today={today} />
      <HousePart entry={entry} today={today} />
      <FilesPart entry={entry} today={today} />
      <HistoryPart entry={entry} today={today} />
      <DecidedPart entry={entry} />
      <NamesPart entry={entry} />
      <QuickVisitSheet entry={entry} outcome={quick} onClose={() => setQuick(null)} />
    </PhonePage>
  );
}

/** `householdId`: under which the visit was begun; the house may by now go by another. */
function GoOn({ householdId }: { householdId: string }) {
  const words = useWords(householdWords);
  const { draft } = useDraft<{ place: VisitPlace }>(visitDraftKey(householdId), () => ({ place: { now: 1, of: 1 } }));
  return (
    <ButtonLink kind="main" wide href={`/ho/${householdId}/tham`}>
      {words.goOn(draft.place.now, draft.place.of)}
    </ButtonLink>
  );
}

function Head({ entry }: { entry: RosterEntry }) {
  const words = useWords(householdWords);
  const field = useWords(fieldWords);
  const days = useWords(dayWords);
  const language = useLanguage();
  const today = useToday();
  const { phone, poverty } = entry.particulars;
  const sentence = standingSentence(entry, today, { language, household: words, field, days });
  return (
    <Stack gap="near">
      <StatusLine kind={coverageShape[entry.coverage.kind]}>{sentence}</StatusLine>
      {entry.revisitOn !== null && <StatusLine kind="again">{saidPromise(entry.revisitOn, today, days)}</StatusLine>}
      {poverty !== null && <p>{words.onList(field.poverty[poverty].toLocaleLowerCase('vi'))}</p>}
      {phone === null ? (
        <p className={css.soft}>{words.noPhone}</p>
      ) : (
        <a className={css.call} href={`tel:${phone}`}>
          <Phone aria-hidden="true" />
          <span>{words.call(grouped(phone))}</span>
        </a>
      )}
    </Stack>
  );
}

/** 0992 123 456: read aloud in threes, as people say their number. */
function grouped(phone: string): string {
  return `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`.trim();
}

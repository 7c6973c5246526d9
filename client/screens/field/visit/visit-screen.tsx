import { useLayoutEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { Problem, type ProblemCode } from '#shared/base/problem.ts';
import { discardDraft, useDraft, useOpenDrafts } from '#client/store/drafts.ts';
import { saveOperation } from '#client/store/outbox.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useRosterEntry, useWhereGone } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { atLineStart, calledFull } from '#client/parts/called.ts';
import { instantNow } from '#client/parts/clock.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { visitDraftKey } from '#client/parts/open-visit.ts';
import { UnknownHousehold } from '#client/parts/unknown-household.tsx';
import { Button } from '#client/ui/button.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { closingWords } from './closing.words.ts';
import { LeaveSheet } from './leave-sheet.tsx';
import { PersonForm } from './person-form.tsx';
import { GuideLink, OwnPhoneWarning } from './person-steps.tsx';
import { FindService, ServiceForm } from './services-step.tsx';
import type { StepProps } from './step-props.ts';
import { StepView } from './step-view.tsx';
import { isBegun, newVisit, peopleOf, type VisitDraft, type VisitStep, visitYear } from './visit-draft.ts';
import { reportOf } from './visit-report.ts';
import {
  chapterOf,
  currentStep,
  isAnswered,
  movedTo,
  placeOf,
  stepAfter,
  stepKey,
  steppedBack,
} from './visit-steps.ts';
import { useBackGesture } from './use-back-gesture.ts';
import css from './visit.module.css';
import { visitWords } from './visit.words.ts';

/** The guided visit: one thing at a time, kept at every tap, saved once at the end. */
export function VisitScreen({ householdId }: { householdId: string }) {
  const entry = useRosterEntry(householdId);
  const sync = useSyncState();
  const gone = useWhereGone(householdId);
  const key = visitDraftKey(householdId);
  const hasDraft = useOpenDrafts().some((draft) => draft.key === key);
  if (entry === null) {
    return <UnknownHousehold sync={sync} gone={gone} onDiscard={hasDraft ? () => void discardDraft(key) : null} />;
  }
  return <Visit key={householdId} householdId={householdId} entry={entry} />;
}

/** `householdId`: under which the visit was begun; the house may by now go by another. */
function Visit({ householdId, entry }: { householdId: string; entry: RosterEntry }) {
  const key = visitDraftKey(householdId);
  const { draft, setDraft, discard, problem } = useDraft<VisitDraft>(key, () => newVisit(uuidv7(), instantNow()));
  const props: StepProps = { draft, entry, change: setDraft };
  const isDeep = steppedBack(draft, entry.file) !== null;
  const leaveTo = useBackGesture(isDeep ? () => setDraft((so) => steppedBack(so, entry.file) ?? so) : null);
  const home = `/ho/${entry.file.id}`;
  async function leave() {
    await discard();
    leaveTo(home);
  }
  async function save() {
    const report = reportOf(draft, entry.file, instantNow());
    if (report === null) return;
    await saveOperation(entry.scope, { t: 'visit.log', b: report }, { clearDraft: key });
    leaveTo(home);
  }
  switch (draft.detour?.kind) {
    case 'person':
      return <PersonForm {...props} memberId={draft.detour.memberId} />;
    case 'find-service':
      return <FindService {...props} />;
    case 'service':
      return <ServiceForm {...props} index={draft.detour.index} />;
    case undefined:
      return <Step {...props} key={stepKey(currentStep(draft, entry.file))} unsaved={problem} leave={leave} save={save} />;
  }
}

interface Ends {
  /** Why the last change is only in memory. */
  unsaved: ProblemCode | null;
  leave: () => Promise<void>;
  save: () => Promise<void>;
}

function Step({ draft, entry, change, unsaved, leave, save }: StepProps & Ends) {
  const words = useWords(visitWords);
  const closing = useWords(closingWords);
  const problemSentence = useProblemWords();
  const [fault, setFault] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [saving, setSaving] = useState(false);
  const { file } = entry;
  const step = currentStep(draft, file);
  const isFirst = steppedBack(draft, file) === null;
  const after = stepAfter(draft, file);
  const isLast = after === null || step.kind === 'summary';
  const under = useUnder(draft, entry, step);
  // Newer browsers answer a scroll with a promise, which React would take for the way to undo it.
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
  }, []);

  function goOn() {
    if (!isAnswered(step, draft, file)) {
      setFault(faultOf(step, words));
      document.querySelector('main fieldset:not(:has(:checked))')?.scrollIntoView({ block: 'center' });
      return;
    }
    setFault(null);
    if (!isLast) {
      change((so) => movedTo(so, file, after));
      return;
    }
    setSaving(true);
    save().catch((thrown: unknown) => {
      setSaving(false);
      if (!(thrown instanceof Problem)) throw thrown;
      setFault(problemSentence(thrown.code, thrown.details));
    });
  }
  function mainLabel() {
    if (isLast) return words.save;
    if (draft.mending) return words.mended;
    return step.kind === 'services' && draft.services.length === 0 ? closing.noService : words.next;
  }
  const person = { draft, entry, change };
  const shownFault = fault ?? (unsaved === null ? null : problemSentence(unsaved));
  return (
    <PhonePage
      title={words.chapter[chapterOf[step.kind]]}
      under={under}
      steps={placeOf(draft, file)}
      back={
        isFirst
          ? { href: `/ho/${file.id}` }
          : { label: words.back, onClick: () => change((so) => steppedBack(so, file) ?? so) }
      }
      actions={
        <>
          {shownFault !== null && (
            <p role="alert" className={css.fault}>
              {shownFault}
            </p>
          )}
          {step.kind === 'rung' && <OwnPhoneWarning {...person} memberId={step.memberId} />}
          <Button kind="main" wide busy={saving ? words.saving : undefined} onClick={goOn}>
            {mainLabel()}
          </Button>
          {step.kind === 'rung' && <GuideLink {...person} memberId={step.memberId} />}
          {step.kind === 'who' && isBegun(draft) && (
            <Button kind="quiet" onClick={() => setLeaving(true)}>
              {words.leave}
            </Button>
          )}
        </>
      }
    >
      <StepView step={step} draft={draft} entry={entry} change={change} />
      <LeaveSheet open={leaving} onStay={() => setLeaving(false)} onLeave={() => void leave()} />
    </PhonePage>
  );
}

/** Whose house, or on the pages about one person, who. */
function useUnder(draft: VisitDraft, entry: RosterEntry, step: VisitStep): string {
  const language = useLanguage();
  if (!('memberId' in step)) return entry.particulars.headName;
  const person = peopleOf(draft, entry.file).find(({ id }) => id === step.memberId);
  if (person === undefined) return entry.particulars.headName;
  return atLineStart(calledFull(person.identity, visitYear(draft), language));
}

function faultOf(step: VisitStep, words: (typeof visitWords)['vi']): string {
  switch (step.kind) {
    case 'who':
      return words.answer.who;
    case 'consent':
      return words.answer.consent;
    case 'revisit':
    case 'door':
      return words.answer.revisit;
    case 'people':
    case 'house':
    case 'phone':
    case 'rung':
    case 'skills':
    case 'services':
    case 'reasons':
    case 'summary':
      return words.answerFirst;
  }
}

import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { Problem } from '#shared/base/problem.ts';
import { dayOf, type Day } from '#shared/base/day.ts';
import { saveOperation } from '#client/store/outbox.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { instantNow, useToday } from '#client/parts/clock.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { RevisitChoice } from '#client/parts/revisit-choice.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { householdWords } from './household.words.ts';

export const quickOutcomes = ['absent', 'refused', 'moved'] as const;
export type QuickOutcome = (typeof quickOutcomes)[number];

interface QuickVisitSheetProps {
  entry: RosterEntry;
  /** `null`: closed. */
  outcome: QuickOutcome | null;
  onClose: () => void;
}

/** Writes down a call at which nobody was met: one tap to open, one to save, a day to come back if there is one. */
export function QuickVisitSheet({ entry, outcome, onClose }: QuickVisitSheetProps) {
  const words = useWords(householdWords);
  const problemSentence = useProblemWords();
  const today = useToday();
  const [revisit, setRevisit] = useState<Day | 'none' | null>(null);
  const [saving, setSaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  function close() {
    setRevisit(null);
    setFault(null);
    onClose();
  }
  async function save(chosen: QuickOutcome) {
    const startedAt = instantNow();
    const revisitOn = revisit === null || revisit === 'none' || chosen === 'moved' ? null : revisit;
    if (revisitOn !== null && revisitOn <= dayOf(startedAt)) return setFault(words.laterDay);
    setSaving(true);
    try {
      const b = { outcome: chosen, visitId: uuidv7(), householdId: entry.file.id, startedAt, revisitOn };
      await saveOperation(entry.scope, { t: 'visit.log', b });
      close();
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      setFault(problemSentence(thrown.code, thrown.details));
    } finally {
      setSaving(false);
    }
  }
  return (
    <Sheet
      open={outcome !== null}
      title={outcome === null ? '' : words.quickLabel[outcome]}
      onClose={close}
      actions={
        <Button
          kind="main"
          wide
          busy={saving ? words.saving : undefined}
          onClick={() => outcome !== null && void save(outcome)}
        >
          {words.save}
        </Button>
      }
    >
      <Stack>
        {fault !== null && <Notice tone="wrong" title={fault} />}
        {outcome === 'refused' && <p>{words.refusedSentence}</p>}
        {outcome === 'moved' ? (
          <p>{words.movedSentence}</p>
        ) : (
          <RevisitChoice legend={words.revisitQuestion} today={today} value={revisit} onChange={setRevisit} />
        )}
      </Stack>
    </Sheet>
  );
}

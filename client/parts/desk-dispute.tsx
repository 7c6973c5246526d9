import type { Problem } from '#shared/base/problem.ts';
import { type Decided, decidedIn, type Dispute } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { DecidedLine, DisputeDetails } from './opinions.tsx';
import { opinionWords } from './opinions.words.ts';
import { useProblemWords } from './problem.words.ts';
import { type OnSettle, SettleForm } from './settle-form.tsx';
import { useSaving } from './use-saving.ts';

/** What a person at a desk may do about the opinions on a household. Either throws a Problem. */
export interface Settling {
  /** Why the last decision was not written down. */
  problem: Problem | null;
  settle: OnSettle;
  reopen: (decided: Pick<Decided, 'memberId' | 'field' | 'verdict'>) => Promise<void>;
}

export interface DeskDisputeProps {
  dispute: Dispute;
  /** `null`: the reader only looks. */
  settling: Settling | null;
  /** Says what it is about: no name of it stands beside. */
  named?: boolean;
  /** Says what it is about in these words. */
  about?: string;
  open?: boolean;
}

/** The opinions on one fact, and for those who may the ways to settle them. */
export function DeskDispute({ dispute, settling, named = false, about, open = false }: DeskDisputeProps) {
  const words = useWords(opinionWords);
  const { isSaving, fault, run } = useSaving();
  const { check } = dispute;
  const title = about ?? (named ? words.question[dispute.field] : undefined);
  return (
    <DisputeDetails
      dispute={dispute}
      open={open}
      withoutSides={settling !== null}
      {...(title !== undefined && { about: title })}
      action={
        settling === null ? undefined : (
          <Stack>
            {fault !== null && <Notice tone="wrong" title={fault} />}
            {check !== null && (
              <div>
                <Button
                  busy={isSaving ? words.saving : undefined}
                  onClick={() => void run(() => settling.reopen({ ...dispute, verdict: check }))}
                >
                  {words.dropCheck}
                </Button>
              </div>
            )}
            <SettleForm key={dispute.covers.join()} dispute={dispute} onSettle={settling.settle} />
          </Stack>
        )
      }
    />
  );
}

/** Said over a household that somebody else has just decided about: what was shown is not there any more. */
export function MeanwhileNotice({ settling }: { settling: Settling | null }) {
  const sentence = useProblemWords();
  if (settling?.problem?.code !== 'dispute.changed-meanwhile') return null;
  return <Notice tone="attention" title={sentence('dispute.changed-meanwhile')} />;
}

/** What was settled in a household, with the way to open each again. */
export function DecidedSection({ file, settling }: { file: HouseholdFile; settling: Settling | null }) {
  const words = useWords(opinionWords);
  const { isSaving, fault, run } = useSaving();
  const decided = decidedIn(file);
  if (decided.length === 0) return null;
  return (
    <Section title={words.decided}>
      <Stack>
        {fault !== null && <Notice tone="wrong" title={fault} />}
        {decided.map((one) => (
          <DecidedLine
            key={`${one.memberId ?? ''}${one.field}`}
            decided={one}
            file={file}
            busy={isSaving ? words.saving : undefined}
            onReopen={settling === null ? undefined : () => void run(() => settling.reopen(one))}
          />
        ))}
      </Stack>
    </Section>
  );
}

import { useState } from 'react';
import { type Decided, decidedIn, type Dispute } from '#shared/household/disputes.ts';
import { reopening, settling } from '#shared/household/settle.ts';
import { saveOperation } from '#client/store/outbox.ts';
import { useAccount } from '#client/store/phone.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { aboutWords } from '#client/parts/opinion-words.ts';
import { DecidedLine, DisputeDetails } from '#client/parts/opinions.tsx';
import { opinionWords } from '#client/parts/opinions.words.ts';
import { SettleSheet } from '#client/parts/settle-form.tsx';
import { useSaving } from '#client/parts/use-saving.ts';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';

interface OpenDisputeProps {
  entry: RosterEntry;
  dispute: Dispute;
  /** Says what it is about: no name of it stands beside. */
  named?: boolean;
}

/** The opinions on one fact. A lead settles them here; others see that it will be settled. */
export function OpenDispute({ entry, dispute, named = false }: OpenDisputeProps) {
  const words = useWords(opinionWords);
  const maySettle = useAccount().role === 'lead';
  const [isOpen, setOpen] = useState(false);
  const { isSaving, fault, run } = useSaving();
  const { check } = dispute;
  return (
    <>
      <DisputeDetails
        dispute={dispute}
        {...(named && { about: words.question[dispute.field] })}
        action={
          maySettle ? (
            <Row>
              {fault !== null && <Notice tone="wrong" title={fault} />}
              <Button onClick={() => setOpen(true)}>{words.settle}</Button>
              {check !== null && (
                <Button
                  kind="quiet"
                  busy={isSaving ? words.saving : undefined}
                  onClick={() => void run(() => reopen(entry, { ...dispute, verdict: check }))}
                >
                  {words.dropCheck}
                </Button>
              )}
            </Row>
          ) : undefined
        }
      />
      <SettleSheet
        dispute={isOpen ? dispute : null}
        title={aboutWords(dispute, entry.file, words)}
        onSettle={(about, choice, reason) =>
          saveOperation(entry.scope, { t: 'fact.settle', b: settling(entry.file, about, choice, reason) })
        }
        onClose={() => setOpen(false)}
      />
    </>
  );
}

/** What was settled in this household, for the lead, who can open it again. */
export function DecidedPart({ entry }: { entry: RosterEntry }) {
  const words = useWords(opinionWords);
  const maySettle = useAccount().role === 'lead';
  const { fault, run } = useSaving();
  const decided = maySettle ? decidedIn(entry.file) : [];
  if (decided.length === 0) return null;
  return (
    <Card title={words.decided}>
      <Stack>
        {fault !== null && <Notice tone="wrong" title={fault} />}
        {decided.map((one) => (
          <DecidedLine
            key={`${one.memberId ?? ''}${one.field}`}
            decided={one}
            file={entry.file}
            onReopen={() => void run(() => reopen(entry, one))}
          />
        ))}
      </Stack>
    </Card>
  );
}

function reopen({ scope, file }: RosterEntry, decided: Pick<Decided, 'memberId' | 'field' | 'verdict'>): Promise<void> {
  return saveOperation(scope, { t: 'fact.settle', b: reopening(file, decided) });
}

import { Fragment, useState } from 'react';
import { Redirect } from 'wouter';
import type { Dispute } from '#shared/household/disputes.ts';
import { mostPressingFirst, settling, type Weight, weightOf } from '#shared/household/settle.ts';
import { saveOperation } from '#client/store/outbox.ts';
import { useAccount } from '#client/store/phone.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { useRoster } from '#client/store/roster.ts';
import { useSyncState } from '#client/sync/sync-loop.ts';
import { aboutWords, valueWords } from '#client/parts/opinion-words.ts';
import { useOpinionSpeech } from '#client/parts/opinions.tsx';
import { type OnSettle, SettleSheet } from '#client/parts/settle-form.tsx';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { disputesWords } from './disputes.words.ts';

interface Open {
  entry: RosterEntry;
  dispute: Dispute;
  weight: Weight;
}

/** What the lead's people say differently, what most hangs on first; settled here, with a network or without. */
export function DisputesScreen() {
  const sync = useSyncState();
  const words = useWords(disputesWords);
  const speech = useOpinionSpeech();
  const { hamlets, entries } = useRoster();
  const [chosen, setChosen] = useState<Open | null>(null);
  const all = mostPressingFirst(entries.flatMap(openIn));
  const toSettle = all.filter(({ dispute }) => dispute.check === null);
  const toCheck = all.filter(({ dispute }) => dispute.check !== null);
  if (useAccount().role !== 'lead') return <Redirect to="/hom-nay" replace />;

  const settle: OnSettle = async (dispute, choice, reason) => {
    if (chosen === null) return;
    await saveOperation(chosen.entry.scope, { t: 'fact.settle', b: settling(chosen.entry.file, dispute, choice, reason) });
  };
  return (
    <PhonePage title={words.title} back={{ href: '/hom-nay' }} strip={<SyncStrip state={sync} />}>
      {all.length === 0 ? (
        hamlets.some(({ complete }) => !complete) ? (
          <Waiting words={words.coming} />
        ) : (
          <Empty
            title={words.none}
            action={
              <ButtonLink kind="main" href="/hom-nay">
                {words.toToday}
              </ButtonLink>
            }
          >
            {words.noneHint}
          </Empty>
        )
      ) : (
        <p>{words.hint}</p>
      )}
      <Disputes title={words.toSettle} disputes={toSettle} onOpen={setChosen} />
      <Disputes title={words.toCheck} disputes={toCheck} onOpen={setChosen} />
      <SettleSheet
        dispute={chosen?.dispute ?? null}
        title={chosen === null ? '' : aboutWords(chosen.dispute, chosen.entry.file, speech.words)}
        onSettle={settle}
        onClose={() => setChosen(null)}
      />
    </PhonePage>
  );
}

function openIn(entry: RosterEntry): Open[] {
  return entry.disputes.map((dispute) => ({ entry, dispute, weight: weightOf(entry.file, dispute) }));
}

interface DisputesProps {
  title: string;
  disputes: readonly Open[];
  onOpen: (open: Open) => void;
}

function Disputes({ title, disputes, onOpen }: DisputesProps) {
  const speech = useOpinionSpeech();
  if (disputes.length === 0) return null;
  return (
    <Section title={title} end={formatCount(disputes.length)}>
      <List boxed>
        {disputes.map((open) => {
          const { entry, dispute, weight } = open;
          return (
            <ListRow
              key={`${entry.file.id}${dispute.memberId ?? ''}${dispute.field}`}
              onClick={() => onOpen(open)}
              title={entry.particulars.headName}
              sub={
                <>
                  {[entry.hamletName, entry.particulars.address].filter(Boolean).join(', ')}
                  <br />
                  <strong>{aboutWords(dispute, entry.file, speech.words)}</strong>
                  {dispute.opinions.map((one) => (
                    <Fragment key={one.op}>
                      <br />
                      {`${one.by.name}: ${valueWords(dispute.field, one.value, speech)}`}
                    </Fragment>
                  ))}
                  {weight !== 'other' && (
                    <>
                      <br />
                      {speech.words.weight[weight]}
                    </>
                  )}
                </>
              }
            />
          );
        })}
      </List>
    </Section>
  );
}

import { Check, CircleAlert, Hourglass, Smartphone } from 'lucide-react';
import { type OutboxItem, useOutbox } from '#client/store/outbox.ts';
import { useRoster } from '#client/store/roster.ts';
import { sendAgain, useSyncState } from '#client/sync/sync-loop.ts';
import { useToday } from '#client/parts/clock.ts';
import { dayWords, saidMoment } from '#client/parts/day-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useWords } from '#client/ui/words.ts';
import { outboxWords } from './outbox.words.ts';

/** Everything done on this phone and where it has got to; what a person must look at stands first. */
export function OutboxScreen() {
  const sync = useSyncState();
  const words = useWords(outboxWords);
  const items = useOutbox();
  const of = (kind: OutboxItem['state']['kind']) => items.filter(({ state }) => state.kind === kind);
  const waiting = of('waiting');
  const isAllThere = items.length === of('arrived').length;
  return (
    <PhonePage
      title={words.title}
      back={{ href: '/them' }}
      strip={<SyncStrip state={sync} />}
      under={waiting.length > 0 ? words.waiting(formatCount(waiting.length)) : undefined}
      actions={
        <Button kind="main" wide onClick={sendAgain}>
          {words.sendNow}
        </Button>
      }
    >
      {items.length === 0 ? (
        <Empty title={words.nothing}>{words.nothingHint}</Empty>
      ) : (
        isAllThere && <Empty title={words.allArrived}>{words.allArrivedHint}</Empty>
      )}
      <Items title={words.lookAt} items={of('quarantined')} />
      <Items title={words.keptAtCommune} items={of('held')} />
      <Items title={words.stillHere} items={waiting} />
      <Items title={words.arrived} items={of('arrived')} />
    </PhonePage>
  );
}

function Items({ title, items }: { title: string; items: readonly OutboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title} end={formatCount(items.length)}>
      <List boxed>
        {items.map((item) => (
          <ItemRow key={item.op.id} item={item} />
        ))}
      </List>
    </Section>
  );
}

function ItemRow({ item: { op, householdId, state } }: { item: OutboxItem }) {
  const words = useWords(outboxWords);
  const field = useWords(fieldWords);
  const days = useWords(dayWords);
  const today = useToday();
  const problemSentence = useProblemWords();
  const entry = useRoster().entries.find(({ file }) => file.id === householdId);
  const Sign = signs[state.kind];
  function what() {
    switch (op.t) {
      case 'visit.log':
        return field.outcome[op.b.outcome];
      case 'household.register':
        return words.register;
      case 'household.enlist':
        return words.enlist;
      case 'household.merge':
        return words.merge;
      case 'household.distinguish':
        return words.distinguish;
      case 'fact.settle':
        return words.settle;
      case 'household.depart':
      case 'household.arrive':
        return words.move;
    }
  }
  function where() {
    switch (state.kind) {
      case 'waiting':
        return words.onPhone;
      case 'arrived':
        return words.arrivedAt(saidMoment(state.at, today, days));
      case 'held':
        return words.held[state.needs];
      case 'quarantined':
        return problemSentence(state.code);
    }
  }
  return (
    <ListRow
      {...(entry === undefined ? {} : { href: `/ho/${householdId}` })}
      lead={<Sign aria-hidden="true" />}
      title={entry?.particulars.headName ?? ('headName' in op.b ? op.b.headName : words.unknownHouse)}
      sub={
        <>
          {what()} · {saidMoment(op.at, today, days)}
          <br />
          {where()}
        </>
      }
    />
  );
}

const signs = { waiting: Smartphone, arrived: Check, held: Hourglass, quarantined: CircleAlert };

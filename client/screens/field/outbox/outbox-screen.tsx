import { useState } from 'react';
import { Check, CircleAlert, HandHelping, Hourglass, Smartphone } from 'lucide-react';
import { type OutboxItem, useOutbox } from '#client/store/outbox.ts';
import { useSealedAway } from '#client/sync/courier/hand-over.ts';
import { sendAgain, useSyncState } from '#client/sync/sync-loop.ts';
import { SyncStrip } from '#client/parts/sync-strip.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatCount } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Row } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { ItemSheet } from './item-sheet.tsx';
import { useItemWords } from './item-words.ts';
import { outboxWords } from './outbox.words.ts';

/** Everything done on this phone and where it has got to; what a person must look at stands first. */
export function OutboxScreen() {
  const sync = useSyncState();
  const words = useWords(outboxWords);
  const items = useOutbox();
  const sealedAway = useSealedAway()?.mayTravel ?? 0;
  const [opened, setOpened] = useState<string | null>(null);
  const of = (kind: OutboxItem['state']['kind']) => items.filter(({ state }) => state.kind === kind);
  const waiting = of('waiting');
  const handed = waiting.filter(isHanded);
  const isAllThere = items.length === of('arrived').length && sealedAway === 0;
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
      {sealedAway > 0 && <Notice title={words.sealedAway(formatCount(sealedAway))}>{words.sealedAwayHint}</Notice>}
      {items.length === 0 ? (
        <Empty title={words.nothing}>{words.nothingHint}</Empty>
      ) : (
        isAllThere && <Empty title={words.allArrived}>{words.allArrivedHint}</Empty>
      )}
      {(waiting.length > 0 || sealedAway > 0) && (
        <Row>
          <ButtonLink href="/cho-gui/trao-tay">{words.handOver}</ButtonLink>
          {handed.length > 0 && <ButtonLink href="/bien-nhan">{words.openReceipt}</ButtonLink>}
        </Row>
      )}
      <Items title={words.lookAt} items={of('quarantined')} onOpen={setOpened} />
      <Items title={words.keptAtCommune} items={of('held')} onOpen={setOpened} />
      <Items title={words.stillHere} items={waiting.filter((item) => !isHanded(item))} onOpen={setOpened} />
      <Items title={words.handedOver} items={handed} onOpen={setOpened} />
      <Items title={words.arrived} items={of('arrived')} onOpen={setOpened} />
      <ItemSheet item={items.find(({ op }) => op.id === opened) ?? null} onClose={() => setOpened(null)} />
    </PhonePage>
  );
}

interface ItemsProps {
  title: string;
  items: readonly OutboxItem[];
  onOpen: (id: string) => void;
}

function Items({ title, items, onOpen }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <Section title={title} end={formatCount(items.length)}>
      <List boxed>
        {items.map((item) => (
          <ItemRow key={item.op.id} item={item} onOpen={() => onOpen(item.op.id)} />
        ))}
      </List>
    </Section>
  );
}

function ItemRow({ item, onOpen }: { item: OutboxItem; onOpen: () => void }) {
  const { name, what, doneAt, where } = useItemWords()(item);
  const Sign = isHanded(item) ? HandHelping : signs[item.state.kind];
  return (
    <ListRow
      onClick={onOpen}
      lead={<Sign aria-hidden="true" />}
      title={name}
      sub={
        <>
          {what} · {doneAt}
          <br />
          {where}
        </>
      }
    />
  );
}

function isHanded({ state }: OutboxItem): boolean {
  return state.kind === 'waiting' && state.handedAt !== undefined;
}

const signs = { waiting: Smartphone, arrived: Check, held: Hourglass, quarantined: CircleAlert };

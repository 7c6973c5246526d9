import type { OutboxItem } from '#client/store/outbox.ts';
import { sendAgain } from '#client/sync/sync-loop.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { useItemWords } from './item-words.ts';
import { outboxWords } from './outbox.words.ts';

interface ItemSheetProps {
  /** `null`: closed. */
  item: OutboxItem | null;
  onClose: () => void;
}

/** One piece of work: what it is, where it has got to and why, and what a person may do about it. */
export function ItemSheet({ item, onClose }: ItemSheetProps) {
  const words = useWords(outboxWords);
  const itemWords = useItemWords();
  if (item === null) return null;
  const { name, what, doneAt, where, isKnown } = itemWords(item);
  const isThere = item.state.kind === 'arrived';
  return (
    <Sheet open title={name} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            { term: words.what, value: what },
            { term: words.doneAt, value: doneAt },
            { term: words.where, value: where },
          ]}
        />
        {!isThere && (
          <Button
            wide
            onClick={() => {
              sendAgain();
              onClose();
            }}
          >
            {words.again}
          </Button>
        )}
        <ButtonLink wide href={`/cho-gui/trao-tay?luot=${item.op.id}`}>
          {words.handOverOne}
        </ButtonLink>
        {isKnown && (
          <ButtonLink wide kind="quiet" href={`/ho/${item.householdId}`}>
            {words.openHousehold}
          </ButtonLink>
        )}
      </Stack>
    </Sheet>
  );
}

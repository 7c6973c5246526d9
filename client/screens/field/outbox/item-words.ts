import type { OutboxItem } from '#client/store/outbox.ts';
import { useRoster } from '#client/store/roster.ts';
import { useToday } from '#client/parts/clock.ts';
import { dayWords, saidMoment } from '#client/parts/day-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { useWords } from '#client/ui/words.ts';
import { outboxWords } from './outbox.words.ts';

/** A piece of work in words. */
export interface ItemWords {
  /** Whose house. */
  name: string;
  what: string;
  doneAt: string;
  /** Where it has got to, and why it has not got further. */
  where: string;
  /** Whether the household is on this phone. */
  isKnown: boolean;
}

export function useItemWords(): (item: OutboxItem) => ItemWords {
  const words = useWords(outboxWords);
  const field = useWords(fieldWords);
  const days = useWords(dayWords);
  const today = useToday();
  const problemSentence = useProblemWords();
  const { entries } = useRoster();
  const moment = (at: string) => saidMoment(at, today, days);

  function what({ op }: OutboxItem) {
    return op.t === 'visit.log' ? field.outcome[op.b.outcome] : words.deed[op.t];
  }
  function where({ state }: OutboxItem) {
    switch (state.kind) {
      case 'waiting':
        return state.handedAt === undefined ? words.onPhone : words.handed(moment(state.handedAt));
      case 'arrived':
        return words.arrivedAt(moment(state.at));
      case 'held':
        return words.held[state.needs];
      case 'quarantined':
        return problemSentence(state.code);
    }
  }
  return (item) => {
    const { op, householdId } = item;
    const entry = entries.find(({ file }) => file.id === householdId);
    const name = entry?.particulars.headName ?? ('headName' in op.b ? op.b.headName : words.unknownHouse);
    return { name, what: what(item), doneAt: moment(op.at), where: where(item), isKnown: entry !== undefined };
  };
}

import { dayOf } from '#shared/base/day.ts';
import { Button } from '#client/ui/button.tsx';
import { formatDay } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import css from './duplicates.module.css';
import { duplicatesWords } from './duplicates.words.ts';
import type { Deciding, Joined } from './use-deciding.ts';

/** An entry that is now another name of a household, and the way to let it stand by itself again. */
export function JoinedItem({ joined, deciding }: { joined: Joined; deciding: Deciding }) {
  const words = useWords(duplicatesWords);
  const { headName, address, intoName, hamletName, by, at } = joined;
  return (
    <li className={css.join}>
      <div>
        <p className={css.name}>{words.nameOf(headName, intoName)}</p>
        <p className={css.soft}>
          {[hamletName, address, words.joinedBy(by.name, formatDay(dayOf(at)))].filter(Boolean).join(', ')}
        </p>
      </div>
      <Button busy={deciding.isSaving ? words.saving : undefined} onClick={() => deciding.separate(joined)}>
        {words.separate}
      </Button>
    </li>
  );
}

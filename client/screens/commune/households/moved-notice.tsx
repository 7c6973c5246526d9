import { Notice } from '#client/ui/notice.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './households-screen.module.css';
import type { HouseholdMoved } from './move-household.tsx';
import { moveHouseholdWords } from './move-household.words.ts';

/** Over the list, once a household has been moved from it; in sight wherever the reader is in the list. */
export function MovedNotice({ headName, to, isMissing }: HouseholdMoved) {
  const words = useWords(moveHouseholdWords);
  return (
    <div role="status" className={css.said}>
      {isMissing ? (
        <Notice tone="attention" title={words.wasNotThere(headName)} />
      ) : (
        <Notice title={to === null ? words.hasLeft(headName) : words.hasMoved(headName, to)}>{words.phonesFollow}</Notice>
      )}
    </div>
  );
}

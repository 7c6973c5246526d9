import { Notice } from '#client/ui/notice.tsx';
import { useWords } from '#client/ui/words.ts';
import type { HouseholdMoved } from './move-household.tsx';
import { moveHouseholdWords } from './move-household.words.ts';

/** Over the list, once a household has been moved from it. */
export function MovedNotice({ headName, to, isMissing }: HouseholdMoved) {
  const words = useWords(moveHouseholdWords);
  if (isMissing) return <Notice tone="attention" title={words.wasNotThere(headName)} />;
  return (
    <div role="status">
      <Notice title={to === null ? words.hasLeft(headName) : words.hasMoved(headName, to)}>{words.phonesFollow}</Notice>
    </div>
  );
}

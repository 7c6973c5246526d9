import { everyHousehold, householdsAddress, moveHouseholdsAddress } from '#client/parts/office-addresses.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { SidePane } from '#client/ui/side-pane.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import type { HamletLine } from './hamlet-table.tsx';
import { hamletsWords } from './hamlets.words.ts';
import { peopleSentence } from './people-sentence.ts';

interface HamletPaneProps {
  commune: string;
  hamlet: HamletLine;
  /** Whether the commune has another hamlet. */
  hasOthers: boolean;
  onMerge: () => void;
  onClose: () => void;
}

/** One hamlet beside the list, and what can be done with it. */
export function HamletPane({ commune, hamlet, hasOthers, onMerge, onClose }: HamletPaneProps) {
  const words = useWords(hamletsWords);
  const { scope, name, households, people } = hamlet;
  return (
    <SidePane title={name} onClose={onClose}>
      <Facts
        facts={[
          { term: words.households, value: words.houses(households) },
          { term: words.people, value: peopleSentence(people, words) },
        ]}
      />
      <ButtonLink kind="quiet" href={householdsAddress(commune, { ...everyHousehold, scope })}>
        {words.seeHouseholds}
      </ButtonLink>
      <Stack gap="near">
        {households > 0 && (
          <ButtonLink wide href={moveHouseholdsAddress(commune, scope, 'new')}>
            {words.split}
          </ButtonLink>
        )}
        {households > 0 && hasOthers && (
          <ButtonLink wide href={moveHouseholdsAddress(commune, scope)}>
            {words.move}
          </ButtonLink>
        )}
        {hasOthers ? (
          <Button wide onClick={onMerge}>
            {words.merge}
          </Button>
        ) : (
          <p>{words.onlyHamlet}</p>
        )}
      </Stack>
    </SidePane>
  );
}

import type { SyncState } from '#client/sync/sync-state.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useWords } from '#client/ui/words.ts';
import { SyncStrip } from './sync-strip.tsx';
import { unknownHouseholdWords } from './unknown-household.words.ts';

/** In place of a page about a household that this phone does not hold. */
export function UnknownHousehold({ sync }: { sync: SyncState }) {
  const words = useWords(unknownHouseholdWords);
  return (
    <PhonePage
      title={words.title}
      back={{ href: '/danh-sach' }}
      strip={<SyncStrip state={sync} />}
      actions={
        <ButtonLink kind="main" wide href="/danh-sach">
          {words.toList}
        </ButtonLink>
      }
    >
      <p>{words.sentence}</p>
    </PhonePage>
  );
}

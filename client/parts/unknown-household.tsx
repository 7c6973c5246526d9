import { useState } from 'react';
import type { WhereGone } from '#client/store/roster.ts';
import type { SyncState } from '#client/sync/sync-state.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useWords } from '#client/ui/words.ts';
import { SyncStrip } from './sync-strip.tsx';
import { unknownHouseholdWords } from './unknown-household.words.ts';

interface UnknownHouseholdProps {
  sync: SyncState;
  /** Where it went, as far as the phone knows. */
  gone: WhereGone | null;
  /** How to throw the unfinished visit to it away; `null` where there is none. */
  onDiscard: (() => void) | null;
}

/** In place of a page about a household that this phone does not hold. */
export function UnknownHousehold({ sync, gone, onDiscard }: UnknownHouseholdProps) {
  const words = useWords(unknownHouseholdWords);
  return (
    <PhonePage
      title={gone === null ? words.title : words.goneTitle}
      back={{ href: '/danh-sach' }}
      strip={<SyncStrip state={sync} />}
      actions={
        <ButtonLink kind="main" wide href="/danh-sach">
          {words.toList}
        </ButtonLink>
      }
    >
      <p>{sentenceOf(gone, words)}</p>
      {onDiscard !== null && <KeptDraft onDiscard={onDiscard} />}
    </PhonePage>
  );
}

function KeptDraft({ onDiscard }: { onDiscard: () => void }) {
  const words = useWords(unknownHouseholdWords);
  const [isAsked, setAsked] = useState(false);
  return (
    <Notice
      title={words.draftTitle}
      action={
        isAsked ? (
          <Button kind="danger" onClick={onDiscard}>
            {words.discardSure}
          </Button>
        ) : (
          <Button kind="quiet" onClick={() => setAsked(true)}>
            {words.discard}
          </Button>
        )
      }
    >
      {words.draft}
    </Notice>
  );
}

function sentenceOf(gone: WhereGone | null, words: (typeof unknownHouseholdWords)['vi']): string {
  switch (gone?.kind) {
    case 'hamlet':
      return words.toHamlet(gone.name);
    case 'other-hamlet':
      return words.toOther;
    case 'away':
      return words.away;
    case undefined:
      return words.sentence;
  }
}

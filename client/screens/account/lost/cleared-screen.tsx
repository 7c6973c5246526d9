import { useEffect, useState } from 'react';
import { api } from '#client/api/client.ts';
import { Button } from '#client/ui/button.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { clearedWords } from './cleared.words.ts';
import css from './cleared.module.css';
import { LeaveButton } from './leave-button.tsx';

interface ClearedScreenProps {
  /** Whose phone the server takes this for; `null` where it does not know it, or was not reached. */
  name: string | null;
  /** The server was not reached: it is asked again. */
  onAgain: (() => void) | null;
  onSignedOut: () => void;
}

/** A browser that held a phone's book and has cleared it away: what may be lost, what is not, and what to do now. */
export function ClearedScreen({ name, onAgain, onSignedOut }: ClearedScreenProps) {
  const words = useWords(clearedWords);
  const lastHeard = useLastHeard(name !== null);
  return (
    <PhonePage
      title={words.title}
      actions={
        <>
          {onAgain !== null && (
            <Button kind="main" wide onClick={onAgain}>
              {words.again}
            </Button>
          )}
          <LeaveButton onSignedOut={onSignedOut} />
        </>
      }
    >
      <Stack>
        <p>{words.what}</p>
        <Notice tone="attention" title={words.lostTitle}>
          {lastHeard === null ? words.lost : words.lostSince(formatDateTime(lastHeard))}
        </Notice>
        <p>{words.kept}</p>
        <section className={css.toDo}>
          <h2>{words.toDo}</h2>
          <ol>
            <li>{words.askForLink}</li>
            <li>{words.openLink}</li>
            <li>{words.writeAgain}</li>
            <li>{words.keepRoom}</li>
          </ol>
        </section>
        <p>{onAgain !== null ? words.notReached : name === null ? words.notKnown : words.known(name)}</p>
      </Stack>
    </PhonePage>
  );
}

function useLastHeard(isKnown: boolean): string | null {
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => {
    // Without an answer the page says the same with less.
    if (isKnown) api.account.lastHeard.query().then(setAt, () => undefined);
  }, [isKnown]);
  return at;
}

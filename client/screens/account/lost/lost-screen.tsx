import { useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { api, problemOf } from '#client/api/client.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { lostWords } from './lost.words.ts';

type Leaving = { kind: 'staying' } | { kind: 'leaving' } | { kind: 'failed'; problem: Problem };

/** A volunteer whom the server knows, on a browser that keeps nothing: said plainly, with what to do. */
export function LostScreen({ name, onSignedOut }: { name: string; onSignedOut: () => void }) {
  const words = useWords(lostWords);
  const problemSentence = useProblemWords();
  const [leaving, setLeaving] = useState<Leaving>({ kind: 'staying' });

  async function signOut() {
    setLeaving({ kind: 'leaving' });
    try {
      await api.account.signOut.mutate();
      onSignedOut();
    } catch (fault) {
      setLeaving({ kind: 'failed', problem: problemOf(fault) });
    }
  }

  return (
    <PhonePage
      title={words.title}
      actions={
        <Button
          kind="quiet"
          wide
          busy={leaving.kind === 'leaving' ? words.signingOut : undefined}
          onClick={() => void signOut()}
        >
          {words.signOut}
        </Button>
      }
    >
      <Stack>
        <p>{words.greeting(name)}</p>
        <p>{words.why}</p>
        <Notice tone="attention" title={words.what} />
        {leaving.kind === 'failed' && (
          <Notice tone="wrong" title={problemSentence(leaving.problem.code, leaving.problem.details)} />
        )}
      </Stack>
    </PhonePage>
  );
}

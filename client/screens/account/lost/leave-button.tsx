import { useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import { api, problemOf } from '#client/api/client.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { useWords } from '#client/ui/words.ts';
import { lostWords } from './lost.words.ts';

type Leaving = { kind: 'staying' } | { kind: 'leaving' } | { kind: 'failed'; problem: Problem };

/** The way out for somebody else: ends the session that the server still knows. */
export function LeaveButton({ onSignedOut }: { onSignedOut: () => void }) {
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
    <>
      {leaving.kind === 'failed' && (
        <Notice tone="wrong" title={problemSentence(leaving.problem.code, leaving.problem.details)} />
      )}
      <Button
        kind="quiet"
        wide
        busy={leaving.kind === 'leaving' ? words.signingOut : undefined}
        onClick={() => void signOut()}
      >
        {words.signOut}
      </Button>
    </>
  );
}

import { useId, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './review-screen.module.css';
import type { Decision } from './review-sentences.ts';
import { reviewWords } from './review.words.ts';

interface DecideActionsProps {
  /** Whether the gate could take it at all. */
  acceptable: boolean;
  /** What a decision will do, in words. */
  effectOf: (decision: Decision) => string;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** Two decisions that cannot be undone: what each does is said before it is taken. */
export function DecideActions({ acceptable, effectOf, busy, onDecide }: DecideActionsProps) {
  const words = useWords(reviewWords);
  const id = useId();
  const [asking, setAsking] = useState<Decision | null>(null);
  const [before, setBefore] = useState<Decision | null>(null);

  function ask(decision: Decision | null) {
    setBefore(asking);
    setAsking(decision);
  }

  if (asking === null) {
    return (
      <>
        {acceptable && (
          <Button kind="main" autoFocus={before === 'accepted'} onClick={() => ask('accepted')}>
            {words.accept}
          </Button>
        )}
        <Button autoFocus={before === 'dismissed'} onClick={() => ask('dismissed')}>
          {words.dismiss}
        </Button>
      </>
    );
  }
  return (
    <div className={css.confirm} role="group" aria-label={words.confirmTitle} aria-describedby={id}>
      <p id={id}>{effectOf(asking)}</p>
      <div className={css.confirmButtons}>
        <Button
          key={`sure-${asking}`}
          kind={asking === 'accepted' ? 'main' : 'danger'}
          busy={busy ? words.deciding : undefined}
          onClick={() => onDecide(asking)}
        >
          {asking === 'accepted' ? words.accept : words.dismiss}
        </Button>
        <Button key="back" kind="quiet" autoFocus aria-describedby={id} onClick={() => ask(null)}>
          {words.back}
        </Button>
      </div>
    </div>
  );
}

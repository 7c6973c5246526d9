import type { ReactNode } from 'react';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import css from './fresh-mark.module.css';

interface FreshMarkProps {
  /** Whether the row changed a moment ago. */
  fresh: boolean;
  /** "vừa cập nhật" */
  words: string;
  children: ReactNode;
}

/** The name of a row, marked while its change is new. Takes no room of its own: nothing moves when the mark comes or goes. */
export function FreshMark({ fresh, words, children }: FreshMarkProps) {
  if (!fresh) return children;
  return (
    <span className={css.fresh} title={words}>
      {children}
      <VisuallyHidden>{` (${words})`}</VisuallyHidden>
    </span>
  );
}

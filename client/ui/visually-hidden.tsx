import type { ReactNode } from 'react';
import css from './visually-hidden.module.css';

/** Words for those who listen; the eye has them from the place or the shape. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>;
}

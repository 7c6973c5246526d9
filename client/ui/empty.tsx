import type { ReactNode } from 'react';
import css from './empty.module.css';

export interface EmptyProps {
  /** "Chưa có nhà nào trong danh sách." */
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** In place of a list with nothing in it: never only "no data", always the next step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children !== undefined && <div className={css.sentence}>{children}</div>}
      {action !== undefined && <div className={css.action}>{action}</div>}
    </div>
  );
}

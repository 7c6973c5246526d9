import type { ReactNode } from 'react';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import css from './notice.module.css';
import { joinClasses } from './join-classes.ts';

export interface NoticeProps {
  tone?: 'info' | 'attention' | 'wrong';
  title: string;
  /** What it means and what to do. */
  children?: ReactNode;
  /** A Button or ButtonLink: the one thing that helps. */
  action?: ReactNode;
}

/** Something to know before going on. A wrong one is read aloud as soon as it appears. */
export function Notice({ tone = 'info', title, children, action }: NoticeProps) {
  const Sign = signs[tone];
  return (
    <div className={joinClasses(css.notice, css[tone])} role={tone === 'wrong' ? 'alert' : undefined}>
      <Sign className={css.sign} aria-hidden="true" />
      <div className={css.words}>
        <p className={css.title}>{title}</p>
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className={css.action}>{action}</div>}
      </div>
    </div>
  );
}

const signs = { info: Info, attention: TriangleAlert, wrong: CircleAlert };

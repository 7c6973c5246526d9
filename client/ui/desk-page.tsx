import type { ReactNode } from 'react';
import css from './desk-page.module.css';
import { PageTitle } from './page-title.tsx';

export interface DeskPageProps {
  /** What is being looked at: "Xã Mường Phăng". */
  title: string;
  /** Until when it is true: "đến 14:05, 22/11/2026". */
  until?: ReactNode;
  /** Buttons at the head of the page. */
  actions?: ReactNode;
  /** A Strip or a Notice under the head. */
  strip?: ReactNode;
  children: ReactNode;
  /** A SidePane: what was opened from the list, beside the list. */
  side?: ReactNode;
}

export function DeskPage({ title, until, actions, strip, children, side }: DeskPageProps) {
  return (
    <div className={side ? css.withSide : css.page}>
      <main className={css.main}>
        <header className={css.head}>
          <div className={css.titles}>
            <PageTitle title={title}>{title}</PageTitle>
            {until !== undefined && <p className={css.until}>{until}</p>}
          </div>
          {actions !== undefined && <div className={css.actions}>{actions}</div>}
        </header>
        {strip}
        {children}
      </main>
      {side}
    </div>
  );
}

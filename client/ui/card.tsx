import { useId, type ReactNode } from 'react';
import css from './card.module.css';
import { joinClasses } from './join-classes.ts';

export interface CardProps {
  title?: string;
  /** At the end of the title's line: a count, a small action. */
  end?: ReactNode;
  /** Rows that reach from edge to edge (a List) instead of text with room around it. */
  flush?: boolean;
  children: ReactNode;
}

/** One subject on a page, with its heading. */
export function Card({ title, end, flush, children }: CardProps) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          {end !== undefined && <div className={css.end}>{end}</div>}
        </div>
      )}
      <div className={joinClasses(css.body, flush && css.flush)}>{children}</div>
    </section>
  );
}

/** A subject without the box, for lists that are the page itself. */
export function Section({ title, end, children }: Omit<CardProps, 'flush' | 'title'> & { title: string }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.sectionHead}>
        <h2 id={id}>{title}</h2>
        {end !== undefined && <div className={css.end}>{end}</div>}
      </div>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import css from './list-row.module.css';
import { joinClasses } from './join-classes.ts';

export interface ListProps {
  /** Names the list for a screen reader, when no heading stands right above. */
  label?: string;
  /** In a box of its own; leave out inside a Card with `flush`. */
  boxed?: boolean;
  children: ReactNode;
}

export function List({ label, boxed, children }: ListProps) {
  return (
    <ul className={joinClasses(css.list, boxed && css.boxed)} aria-label={label} role="list">
      {children}
    </ul>
  );
}

export interface ListRowProps {
  /** Where a tap leads; or onClick for what a tap does; neither for a row that only tells. */
  href?: string;
  onClick?: () => void;
  /** A StatusShape or a lucide icon in front. */
  lead?: ReactNode;
  title: ReactNode;
  sub?: ReactNode;
  /** At the right: a distance, a date, a count. Kept short; it wraps under the title when there is no room. */
  end?: ReactNode;
  /** The row that is open beside the list. */
  current?: boolean;
}

export function ListRow({ href, onClick, lead, title, sub, end, current }: ListRowProps) {
  const leads = href !== undefined || onClick !== undefined;
  const inside = (
    <>
      {lead !== undefined && <span className={css.lead}>{lead}</span>}
      <span className={css.middle}>
        <span className={css.line}>
          <span className={css.title}>{title}</span>
          {end !== undefined && <span className={css.end}>{end}</span>}
        </span>
        {sub !== undefined && <span className={css.sub}>{sub}</span>}
      </span>
      {leads && <ChevronRight className={css.chevron} aria-hidden="true" />}
    </>
  );
  const look = joinClasses(css.row, leads && css.leads, current && css.current);
  return (
    <li className={css.item}>
      {href !== undefined ? (
        <Link className={look} href={href} aria-current={current ? 'true' : undefined} onClick={() => onClick?.()}>
          {inside}
        </Link>
      ) : onClick !== undefined ? (
        <button type="button" className={look} aria-current={current ? 'true' : undefined} onClick={onClick}>
          {inside}
        </button>
      ) : (
        <div className={look}>{inside}</div>
      )}
    </li>
  );
}

import { type ReactNode } from 'react';
import { ChevronLeft } from 'lucide-react';
import { Link } from 'wouter';
import css from './phone-page.module.css';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { PageTitle } from './page-title.tsx';
import { StepsBar, StepsTitle } from './steps.tsx';
import { useWords } from './words.ts';

/** The way back: a place, or something to do (an earlier step of the same page). */
export type WayBack = { href: string; label?: string } | { onClick: () => void; label?: string };

export interface PhonePageProps {
  title: string;
  back?: WayBack;
  /** A short line over the title: the hamlet, the day. */
  above?: ReactNode;
  /** A short line under the title. */
  under?: ReactNode;
  /** At the right end of the header: one IconButton or a few letters. */
  end?: ReactNode;
  /** Turns the title into "2 / 6 · title" over a bar of parts. */
  steps?: { now: number; of: number };
  /** The Strip that says how far the work has travelled. */
  strip?: ReactNode;
  children?: ReactNode;
  /** The one main Button (wide) and quiet ones under it, always in reach of the thumb. */
  actions?: ReactNode;
  /** The BottomBar, on the pages where the day moves between places. */
  bar?: ReactNode;
  /** The content is exactly what is left of the screen (a map), instead of a page that scrolls. */
  fill?: boolean;
}

export function PhonePage(props: PhonePageProps) {
  const { title, back, above, under, end, steps, strip, children, actions, bar, fill } = props;
  return (
    <div className={joinClasses(css.page, fill && css.fill)}>
      <header className={css.header}>
        <div className={joinClasses(css.head, (back !== undefined || end !== undefined) && css.withControls)}>
          {back && <BackWay {...back} />}
          <div className={css.titles}>
            {above !== undefined && <p className={css.aside}>{above}</p>}
            <PageTitle title={title} compact={back !== undefined}>
              {steps ? <StepsTitle {...steps} title={title} /> : title}
            </PageTitle>
            {under !== undefined && <div className={css.aside}>{under}</div>}
          </div>
          {end !== undefined && <div className={css.end}>{end}</div>}
        </div>
        {steps && (
          <div className={css.steps}>
            <StepsBar {...steps} />
          </div>
        )}
        {strip}
      </header>
      <main className={css.content}>{children}</main>
      {(actions !== undefined || bar !== undefined) && (
        <div className={css.foot}>
          {actions !== undefined && <div className={css.actions}>{actions}</div>}
          {bar}
        </div>
      )}
    </div>
  );
}

function BackWay(back: WayBack) {
  const words = useWords(kitWords);
  const label = back.label ?? words.back;
  const sign = <ChevronLeft aria-hidden="true" />;
  return 'href' in back ? (
    <Link className={css.back} href={back.href} aria-label={label}>
      {sign}
    </Link>
  ) : (
    <button type="button" className={css.back} aria-label={label} onClick={back.onClick}>
      {sign}
    </button>
  );
}

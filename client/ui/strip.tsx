import type { ReactNode } from 'react';
import { Check, CircleAlert, LoaderCircle, Smartphone, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import css from './strip.module.css';
import { joinClasses } from './join-classes.ts';

/** quiet: safe here; busy: on its way; done: arrived; attention: a person should look; wrong: refused. */
export type StripTone = 'quiet' | 'busy' | 'done' | 'attention' | 'wrong';

export interface StripProps {
  tone: StripTone;
  /** Always a true sentence: "Đã lưu trên máy · 3 lượt chờ gửi". */
  children: ReactNode;
  /** Where the whole story is. */
  href?: string;
}

/** The one line under the title that says how far the work has travelled. Read aloud when it changes. */
export function Strip({ tone, children, href }: StripProps) {
  const Sign = signs[tone];
  const inside = (
    <>
      <Sign aria-hidden="true" className={joinClasses(css.sign, tone === 'busy' && css.turning)} />
      <span role="status">{children}</span>
    </>
  );
  const look = joinClasses(css.strip, css[tone]);
  return href === undefined ? (
    <div className={look}>{inside}</div>
  ) : (
    <Link className={look} href={href}>
      {inside}
    </Link>
  );
}

const signs = { quiet: Smartphone, busy: LoaderCircle, done: Check, attention: TriangleAlert, wrong: CircleAlert };

import { useEffect, useRef, type ReactNode } from 'react';
import css from './page-title.module.css';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

interface PageTitleProps {
  /** For the window and the history. */
  title: string;
  compact?: boolean;
  /** For the page itself. */
  children: ReactNode;
}

/**
 * The first heading of a page. When the page before it took the focus away with it, the focus comes here, so that a
 * screen reader says where we are and the Tab key starts at the top.
 */
export function PageTitle({ title, compact, children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const words = useWords(kitWords);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${title} · ${words.product}`}</title>
      <h1 ref={heading} tabIndex={-1} className={joinClasses(css.title, compact && css.compact)}>
        {children}
      </h1>
    </>
  );
}

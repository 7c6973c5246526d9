import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './button.tsx';
import { kitWords } from './kit.words.ts';
import css from './side-pane.module.css';
import { useWords } from './words.ts';

export interface SidePaneProps {
  title: string;
  /** A line under the title. */
  sub?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay at the foot of the pane. */
  actions?: ReactNode;
}

/**
 * Details beside a list that stays at work: no veil, no trap. The heading takes the focus when another thing is
 * opened, and goes back to the list when it closes; Esc inside closes it. On a narrow screen it covers the page.
 */
export function SidePane({ title, sub, onClose, children, actions }: SidePaneProps) {
  const words = useWords(kitWords);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLElement>(null);
  const opener = useRef<Element>(null);
  useLayoutEffect(() => {
    if (!pane.current?.contains(document.activeElement)) opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  useLayoutEffect(() => {
    const shown = pane.current;
    return () => {
      if (shown?.contains(document.activeElement) && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  return (
    <aside
      ref={pane}
      className={css.pane}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={css.head}>
        <div className={css.titles}>
          <h2 ref={heading} id={id} tabIndex={-1}>
            {title}
          </h2>
          {sub !== undefined && <div className={css.sub}>{sub}</div>}
        </div>
        <IconButton label={words.close} icon={<X aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className={css.content}>{children}</div>
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </aside>
  );
}

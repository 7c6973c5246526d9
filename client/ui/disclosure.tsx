import type { ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import css from './disclosure.module.css';

export interface DisclosureProps {
  title: ReactNode;
  /** Open from the beginning. */
  open?: boolean;
  children: ReactNode;
}

/** More to read for those who want it: "Hướng dẫn kích hoạt từng bước". Printed open. */
export function Disclosure({ title, open, children }: DisclosureProps) {
  return (
    <details className={css.disclosure} open={open}>
      <summary className={css.summary}>
        <span className={css.title}>{title}</span>
        <ChevronDown className={css.sign} aria-hidden="true" />
      </summary>
      <div className={css.content}>{children}</div>
    </details>
  );
}

import { useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './button.tsx';
import { kitWords } from './kit.words.ts';
import css from './sheet.module.css';
import { useWords } from './words.ts';

export interface SheetProps {
  open: boolean;
  title: string;
  /** Asked for by Esc, the close button, the Back gesture or a tap outside. */
  onClose: () => void;
  children: ReactNode;
  /** The main Button (wide) and quiet ones, always in sight at the foot of the sheet. */
  actions?: ReactNode;
}

/**
 * One question over the page: from the bottom edge on a phone, from the side on the desk. The native dialog keeps the
 * focus inside and gives it back. The content is made anew each time it opens.
 */
export function Sheet({ open, title, onClose, children, actions }: SheetProps) {
  const words = useWords(kitWords);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!open || !shown) return undefined;
    shown.showModal();
    heading.current?.focus({ preventScroll: true });
    return () => shown.close();
  }, [open]);
  // The press counts, not the click: a text marked inside and let go outside is not meant to close.
  function pressOutside(event: MouseEvent<HTMLDialogElement>) {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    onClose();
  }
  return (
    <dialog
      ref={dialog}
      className={css.sheet}
      aria-labelledby={id}
      onMouseDown={pressOutside}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // A second Esc closes a dialog without asking: the page must hear of it.
        if (event.target === dialog.current && open && !dialog.current.open) onClose();
      }}
    >
      {open && (
        <div className={css.inside}>
          <header className={css.head}>
            <h2 ref={heading} id={id} className={css.title} tabIndex={-1}>
              {title}
            </h2>
            <IconButton label={words.close} icon={<X aria-hidden="true" />} onClick={onClose} />
          </header>
          <div className={css.content}>{children}</div>
          {actions !== undefined && <div className={css.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}

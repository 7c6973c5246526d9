import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import css from './button.module.css';
import { joinClasses } from './join-classes.ts';

/** main: the one thing to do here; plain: another thing; quiet: a text among others; danger: cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

interface ButtonLook {
  kind?: ButtonKind;
  icon?: ReactNode;
  /** Fills the width it stands in, as the main button of a phone page does. */
  wide?: boolean;
  children: ReactNode;
}

export interface ButtonProps
  extends ButtonLook, Omit<ComponentProps<'button'>, keyof ButtonLook | 'className' | 'style'> {
  /** Words of what is happening now ("Đang lưu"). While they are given, taps do nothing and focus stays. */
  busy?: string | undefined;
}

export function Button({ kind = 'plain', icon, wide, busy, children, onClick, type = 'button', ...rest }: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (busy === undefined) onClick?.(event);
    else event.preventDefault();
  }
  return (
    <button
      {...rest}
      type={type}
      className={look(kind, wide)}
      onClick={press}
      aria-disabled={busy !== undefined || undefined}
      aria-busy={busy !== undefined || undefined}
    >
      {busy === undefined ? icon : <span className={css.spinner} aria-hidden="true" />}
      <span className={css.words}>{busy ?? children}</span>
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  href: string;
  /** Takes the place of this page in the history, so that Back does not return here. */
  replace?: boolean;
  download?: string;
}

/** A place to go that looks like a button. An address outside the app's routes is given with `download`. */
export function ButtonLink({ kind = 'plain', icon, wide, children, href, replace, download }: ButtonLinkProps) {
  const inside = (
    <>
      {icon}
      <span className={css.words}>{children}</span>
    </>
  );
  if (download !== undefined) {
    return (
      <a className={look(kind, wide)} href={href} download={download}>
        {inside}
      </a>
    );
  }
  return (
    <Link className={look(kind, wide)} href={href} replace={replace ?? false}>
      {inside}
    </Link>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> {
  /** What it does, in words: shown on hover and read aloud. */
  label: string;
  icon: ReactNode;
}

/** Only where the sign is known to everyone (close, back, clear); otherwise write the word. */
export function IconButton({ label, icon, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className={css.icon} aria-label={label} title={label}>
      {icon}
    </button>
  );
}

function look(kind: ButtonKind, wide: boolean | undefined): string {
  return joinClasses(css.button, css[kind], wide && css.wide);
}

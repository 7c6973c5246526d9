import type { ReactNode } from 'react';
import css from './status-shape.module.css';
import { joinClasses } from './join-classes.ts';

/** ○ none · ◐ half · ● full · ⊘ refused · ↻ again · △ attention: the same six on lists, map, board and print. */
export type ShapeKind = 'none' | 'half' | 'full' | 'refused' | 'again' | 'attention';

export interface StatusShapeProps {
  kind: ShapeKind;
  /** What the shape says; '' when the same words stand beside it. */
  label: string;
}

/** As tall as the line of text it stands in. Six outlines of one optical size; the colour only repeats the shape. */
export function StatusShape({ kind, label }: StatusShapeProps) {
  const name = label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={joinClasses(css.shape, css[kind])} viewBox="0 0 20 20" focusable="false" {...name}>
      {drawings[kind]}
    </svg>
  );
}

/** A shape with its words: ◐ đã đến 12/11. */
export function StatusLine({ kind, children }: { kind: ShapeKind; children: ReactNode }) {
  return (
    <span className={css.line}>
      <StatusShape kind={kind} label="" />
      <span>{children}</span>
    </span>
  );
}

const ring = <circle cx="10" cy="10" r="7" />;

const drawings: Record<ShapeKind, ReactNode> = {
  none: ring,
  half: (
    <>
      {ring}
      <path className={css.filled} d="M10 3a7 7 0 0 0 0 14Z" />
    </>
  ),
  full: <circle className={css.filled} cx="10" cy="10" r="7" />,
  refused: (
    <>
      {ring}
      <path d="m5.05 14.95 9.9-9.9" />
    </>
  ),
  again: (
    <>
      <path d="M16.4 7.2A7 7 0 1 0 17 10" />
      <path d="M17 3v4.4h-4.4" />
    </>
  ),
  attention: (
    <>
      <path d="M10 2.9 18 16.6H2Z" />
      <path d="M10 8v3.6M10 14v.1" />
    </>
  ),
};

import type { ReactNode } from 'react';
import css from './stack.module.css';
import { joinClasses } from './join-classes.ts';

export interface StackProps {
  /** near: parts of one thing (8px); even: things of one kind (16px); far: different things (24px). */
  gap?: 'near' | 'even' | 'far';
  children: ReactNode;
}

/** Things under each other. */
export function Stack({ gap = 'even', children }: StackProps) {
  return <div className={joinClasses(css.stack, css[gap])}>{children}</div>;
}

export interface RowProps extends StackProps {
  /** The first goes to the left edge and the last to the right. */
  apart?: boolean;
}

/** Things beside each other, on as many lines as the words need. */
export function Row({ gap = 'near', apart, children }: RowProps) {
  return <div className={joinClasses(css.row, css[gap], apart && css.apart)}>{children}</div>;
}

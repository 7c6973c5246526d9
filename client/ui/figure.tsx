import type { ReactNode } from 'react';
import css from './figure.module.css';
import { formatCount } from './format.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface FigureProps {
  /** What is counted: "Nhà đã đến". */
  label: string;
  /** undefined: nobody knows yet. It is then said in words, and is never a 0. */
  value: number | undefined;
  /** The denominator. */
  of?: number;
  /** What one of them is: "nhà". */
  unit?: string;
  /** The unknowns in words: "5 chưa rõ". */
  unknown?: string | undefined;
  /** A line under it: the date, the source, the change. */
  note?: ReactNode;
}

/** A number that can be believed: **61 / 84 nhà** (5 chưa rõ). */
export function Figure({ label, value, of, unit, unknown, note }: FigureProps) {
  const words = useWords(kitWords);
  const tail = [of === undefined ? '' : `/ ${formatCount(of)}`, unit ?? ''].filter(Boolean).join(' ');
  return (
    <div className={css.figure}>
      <p className={css.label}>{label}</p>
      <p className={css.number}>
        <strong className={value === undefined ? css.unsaid : css.value}>
          {value === undefined ? words.unknown : formatCount(value)}
        </strong>
        {value !== undefined && tail !== '' && <span className={css.tail}> {tail}</span>}
        {unknown !== undefined && <span className={css.unknown}> ({unknown})</span>}
      </p>
      {note !== undefined && <p className={css.note}>{note}</p>}
    </div>
  );
}

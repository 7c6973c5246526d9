import { joinClasses } from './join-classes.ts';
import css from './meter.module.css';

export interface MeterProps {
  /** What is measured: "Chỗ chứa trên máy". */
  label: string;
  /** How much of it is taken, 0 to 1. */
  share: number;
  /** The same in words, for a screen reader. */
  words: string;
  /** Nearly full. */
  isHigh: boolean;
}

/** How full a thing is. The words stand beside it: the bar alone says nothing. */
export function Meter({ label, share, words, isHigh }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={css.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={words}
    >
      <div className={joinClasses(css.taken, isHigh && css.high)} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}

import css from './progress.module.css';

export interface ProgressProps {
  /** What is going on, in words: "Đang tải thôn Đồng Xuân". */
  label: string;
  /** How much is done and of how much; leave both out while nobody can know. */
  value?: number;
  of?: number;
  /** The numbers as people read them: "2 / 6 thôn · 3,4 MB". */
  numbers?: string;
}

/** A bar under its words. For a wait of more than a few seconds; a shorter one is a Waiting. */
export function Progress({ label, value, of, numbers }: ProgressProps) {
  const share = value === undefined || of === undefined || of === 0 ? undefined : Math.min(1, value / of);
  return (
    <div className={css.progress}>
      <div className={css.words}>
        <span>{label}</span>
        {numbers !== undefined && <span className={css.numbers}>{numbers}</span>}
      </div>
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuetext={numbers}
        aria-valuemin={0}
        aria-valuemax={share === undefined ? undefined : of}
        aria-valuenow={share === undefined ? undefined : value}
      >
        {share === undefined ? (
          <div className={css.travelling} />
        ) : (
          <div className={css.done} style={{ inlineSize: `${share * 100}%` }} />
        )}
      </div>
    </div>
  );
}

/** Said in place of a thing that is still being fetched. Shows itself only when the wait is felt (400 ms). */
export function Waiting({ words }: { words: string }) {
  return (
    <p className={css.waiting} role="status">
      <span className={css.spinner} aria-hidden="true" />
      {words}
    </p>
  );
}

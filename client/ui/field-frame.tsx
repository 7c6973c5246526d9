import { useId, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import css from './field.module.css';

/** What every field says around its input. */
export interface FieldWords {
  label: string;
  /** One line that helps to answer. */
  hint?: string | undefined;
  /** What is wrong and what to do, shown under the input and read with it. */
  error?: string | undefined;
}

/** What the input inside a frame must carry, so that label, hint and error belong to it. */
export interface TiedToFrame {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldFrameProps extends FieldWords {
  children: (tied: TiedToFrame) => ReactNode;
}

/** Label above, hint below it, error last: the same order for the eye and for the screen reader. */
export function FieldFrame({ label, hint, error, children }: FieldFrameProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint !== undefined && hintId, error !== undefined && errorId].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className={css.hint} id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p className={css.error} id={errorId}>
          <CircleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

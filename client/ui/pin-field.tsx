import type { ComponentProps } from 'react';
import css from './field.module.css';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import { useWords } from './words.ts';

export interface PinFieldProps extends FieldWords {
  value: string;
  onChange: (digits: string) => void;
  /** Called once, when the last digit is typed. */
  onFull?: (digits: string) => void;
  /** How many digits; six for this app's PIN. */
  length?: number;
  disabled?: boolean;
  autoFocus?: boolean;
  ref?: ComponentProps<'input'>['ref'];
}

/**
 * The PIN that opens this app on this phone. Digits are masked, and no keyboard, password keeper or browser is
 * invited to remember them.
 */
export function PinField({ label, hint, error, value, onChange, onFull, length = 6, ...rest }: PinFieldProps) {
  const words = useWords(kitWords);
  function type(text: string) {
    const digits = text.replace(/\D/g, '').slice(0, length);
    onChange(digits);
    if (digits.length === length && digits !== value) onFull?.(digits);
  }
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(tied) => (
        <>
          <input
            {...rest}
            {...tied}
            className={joinClasses(css.input, css.pinInput)}
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={length}
            value={value}
            onChange={(event) => type(event.target.value)}
          />
          <VisuallyHidden>
            <span aria-live="polite">{words.filled(value.length, length)}</span>
          </VisuallyHidden>
        </>
      )}
    </FieldFrame>
  );
}

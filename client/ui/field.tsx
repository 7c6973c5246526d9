import { useState, type ComponentProps, type ReactNode } from 'react';
import css from './field.module.css';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { readNumber, writeNumber } from './number-text.ts';
import { currentLanguage } from './words.ts';

type Inherited<Tag extends 'input'> = Omit<
  ComponentProps<Tag>,
  'value' | 'defaultValue' | 'onChange' | 'id' | 'className' | 'style' | 'type' | 'children' | 'min' | 'max'
>;

export interface TextFieldProps extends FieldWords, Inherited<'input'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'tel' | 'email' | 'url';
}

export function TextField({ label, hint, error, value, onChange, type = 'text', ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(tied) => (
        <input
          autoComplete="off"
          {...rest}
          {...tied}
          className={css.input}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface NumberFieldProps extends FieldWords, Inherited<'input'> {
  /** undefined: nothing typed, or not a number. An unknown number is never 0. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** Allows a fraction; otherwise only whole numbers. */
  decimal?: boolean;
  /** What is counted, shown after the number ("người", "m²"). */
  unit?: ReactNode;
}

/** Typed as text, so that no wheel or arrow changes it by accident and "1.308" may be pasted as people write it. */
export function NumberField({ label, hint, error, value, onChange, decimal, unit, ...rest }: NumberFieldProps) {
  const rules = { decimal: decimal ?? false, language: currentLanguage() };
  const [text, setText] = useState(() => writeNumber(value, rules));
  const shown = readNumber(text, rules) === value ? text : writeNumber(value, rules);
  function type(next: string) {
    setText(next);
    onChange(readNumber(next, rules));
  }
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(tied) => (
        <span className={css.withUnit}>
          <input
            autoComplete="off"
            {...rest}
            {...tied}
            className={css.input}
            inputMode={decimal ? 'decimal' : 'numeric'}
            value={shown}
            onChange={(event) => type(event.target.value)}
          />
          {unit !== undefined && <span className={css.unit}>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

export interface DateFieldProps extends FieldWords, Inherited<'input'> {
  /** 'YYYY-MM-DD', or '' while no day is chosen. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
}

export function DateField({ label, hint, error, value, onChange, ...rest }: DateFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(tied) => (
        <input
          {...rest}
          {...tied}
          className={css.input}
          type="date"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

import { useId } from 'react';
import css from './short-answers.module.css';

export interface ShortAnswer<Value extends string> {
  value: Value;
  label: string;
  /** One small line under the answer: "như lần trước, 12/11". */
  hint?: string | undefined;
}

export interface ShortAnswersProps<Value extends string> {
  legend: string;
  options: readonly ShortAnswer<Value>[];
  /** undefined: not answered yet. */
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One answer of a few short ones, two beside each other: for the pages where several small questions belong together. */
export function ShortAnswers<Value extends string>({ legend, options, value, onChange }: ShortAnswersProps<Value>) {
  const name = useId();
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{legend}</legend>
      <div className={css.answers}>
        {options.map((option) => (
          <label key={option.value} className={css.answer}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={css.words}>
              <span>{option.label}</span>
              {option.hint !== undefined && <span className={css.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

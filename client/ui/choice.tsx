import { useId, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import css from './choice.module.css';
import { joinClasses } from './join-classes.ts';
import { StatusShape, type ShapeKind } from './status-shape.tsx';
import { toggleAnswer, type ChoosableOption } from './toggle-answer.ts';

export interface ChoiceOption<Value extends string> extends ChoosableOption<Value> {
  label: string;
  /** One line under the answer, for what it means. */
  hint?: string | undefined;
  shape?: ShapeKind;
  disabled?: boolean;
}

interface ChoiceWords {
  /** The question. */
  legend: string;
  /** The question stands already above as the title of the page: keep it for screen readers only. */
  hideLegend?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

export interface ChoiceListProps<Value extends string> extends ChoiceWords {
  options: readonly ChoiceOption<Value>[];
  /** undefined: not answered yet. No answer is ever chosen beforehand. */
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One answer of several, as rows a thumb cannot miss. Arrow keys move the answer, as radios do. */
export function ChoiceList<Value extends string>({ options, value, onChange, ...words }: ChoiceListProps<Value>) {
  const name = useId();
  return (
    <ChoiceFrame {...words}>
      {options.map((option) => (
        <ChoiceRow key={option.value} option={option} chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
        </ChoiceRow>
      ))}
    </ChoiceFrame>
  );
}

export interface MultiChoiceProps<Value extends string> extends ChoiceWords {
  options: readonly ChoiceOption<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Several answers; an option marked `alone` drops the others. */
export function MultiChoice<Value extends string>({ options, values, onChange, ...words }: MultiChoiceProps<Value>) {
  return (
    <ChoiceFrame {...words}>
      {options.map((option) => (
        <ChoiceRow key={option.value} option={option} chosen={values.includes(option.value)}>
          <input
            type="checkbox"
            value={option.value}
            checked={values.includes(option.value)}
            disabled={option.disabled}
            onChange={() => onChange(toggleAnswer(options, values, option.value))}
          />
        </ChoiceRow>
      ))}
    </ChoiceFrame>
  );
}

function ChoiceFrame({ legend, hideLegend, hint, error, children }: ChoiceWords & { children: ReactNode }) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={css.group} aria-describedby={described || undefined}>
      <legend className={joinClasses(css.legend, hideLegend && css.hiddenLegend)}>{legend}</legend>
      {hint !== undefined && (
        <p className={css.groupHint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={css.rows}>{children}</div>
      {error !== undefined && (
        <p className={css.error} id={`${id}-error`}>
          <CircleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceRowProps {
  option: ChoiceOption<string>;
  chosen: boolean;
  children: ReactNode;
}

function ChoiceRow({ option, chosen, children }: ChoiceRowProps) {
  return (
    <label className={joinClasses(css.row, chosen && css.chosen, option.disabled && css.disabled)}>
      {children}
      <span className={css.words}>
        <span>{option.label}</span>
        {option.hint !== undefined && <span className={css.hint}>{option.hint}</span>}
      </span>
      {option.shape !== undefined && <StatusShape kind={option.shape} label="" />}
    </label>
  );
}

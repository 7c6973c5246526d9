import { ChevronDown } from 'lucide-react';
import css from './word-select.module.css';

interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

export interface WordSelectProps<Value extends string> {
  /** What can be changed here, for a screen reader: "Thôn". */
  label: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
}

/** A word of a sentence that can be another word: Nhà [chưa đến] ở [thôn Đồng Xuân], [hộ nghèo]. */
export function WordSelect<Value extends string>({ label, value, options, onChange }: WordSelectProps<Value>) {
  function choose(chosen: string) {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  }
  return (
    <span className={css.word}>
      <span aria-hidden="true">{options.find((option) => option.value === value)?.label}</span>
      <ChevronDown aria-hidden="true" />
      <select
        className={css.select}
        aria-label={label}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

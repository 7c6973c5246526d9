/** The part of an answer that decides how it is chosen together with others. */
export interface ChoosableOption<Value extends string> {
  value: Value;
  /** Cannot stand with another answer ("Không biết", "Không có lý do nào"). */
  alone?: boolean;
}

/** The answers after one of them was tapped, in the order of the options; one that stands alone drops the others. */
export function toggleAnswer<Value extends string>(
  options: readonly ChoosableOption<Value>[],
  chosen: readonly Value[],
  tapped: Value,
): Value[] {
  if (chosen.includes(tapped)) return chosen.filter((value) => value !== tapped);
  const isAlone = (value: Value) => options.some((option) => option.value === value && option.alone === true);
  const kept = isAlone(tapped) ? [] : chosen.filter((value) => !isAlone(value));
  const next = new Set<Value>([...kept, tapped]);
  return options.map((option) => option.value).filter((value) => next.has(value));
}

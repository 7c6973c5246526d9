/** What several runs of one thing came to. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { min: Math.min(...values), median: quantile(values, 0.5), max: Math.max(...values) };
}

/** The smallest value that is not exceeded by this share of the values: `quantile(times, 0.95)` is the p95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** `812 / 840 / 905`, every figure with three digits that mean something. */
export function inWords({ min, median, max }: Spread): string {
  return [min, median, max].map(short).join(' / ');
}

/** Three significant digits, thousands apart: `0.42`, `38.1`, `5 210`. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value < 100) return String(Number(value.toPrecision(3)));
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return String(Math.round(value / digits) * digits).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Bytes as kilobytes of 1,000. */
export function kilobytes(bytes: number): string {
  return `${short(bytes / 1000)} kB`;
}

/** How many times `ours` goes into `theirs`: `12.4×`. */
export function times(theirs: number, ours: number): string {
  return `${short(theirs / ours)}×`;
}

/** Columns as wide as their widest cell, under a title. */
export function table(title: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

import { useEffect, useRef, useState } from 'react';

/** How long a changed row is marked, in milliseconds: long enough to be seen after looking up from a paper. */
const markedMs = 8_000;

export interface SeenRow {
  key: string;
  /** Everything of the row that a reader can see: another print means the row changed. */
  print: string;
}

interface Seen {
  view: string;
  rows: readonly SeenRow[];
}

/** The keys whose print is another than before; a row seen for the first time counts. */
export function changedKeys(before: readonly SeenRow[], after: readonly SeenRow[]): string[] {
  const known = new Map(before.map((row) => [row.key, row.print]));
  return after.filter((row) => known.get(row.key) !== row.print).map((row) => row.key);
}

/**
 * Which rows changed under the reader's eyes in the last seconds. `view` names what is looked at: another filter is
 * another view, and its rows are not news. `rows` undefined: not read yet.
 */
export function useJustChanged(view: string, rows: readonly SeenRow[] | undefined): ReadonlySet<string> {
  const [marked, setMarked] = useState<ReadonlySet<string>>(nothing);
  const seen = useRef<Seen | null>(null);
  const print = rows === undefined ? null : JSON.stringify(rows);
  useEffect(() => {
    if (print === null) return undefined;
    const now: Seen = { view, rows: JSON.parse(print) as SeenRow[] };
    const before = seen.current;
    seen.current = now;
    const changed = before === null || before.view !== view ? [] : changedKeys(before.rows, now.rows);
    setMarked(changed.length === 0 ? nothing : new Set(changed));
    const timer = setTimeout(() => setMarked(nothing), markedMs);
    return () => clearTimeout(timer);
  }, [view, print]);
  return marked;
}

const nothing: ReadonlySet<string> = new Set();

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import css from './table.module.css';
import { useWords } from './words.ts';

export interface SortState {
  key: string;
  direction: 'up' | 'down';
}

interface HeadColumn {
  key: string;
  title: string;
  numeric?: boolean;
  sortable?: boolean;
}

interface TableHeadProps {
  columns: readonly HeadColumn[];
  sort: SortState | undefined;
  onSort: ((sort: SortState) => void) | undefined;
  selection: { chosen: ReadonlySet<string>; onChange: (chosen: Set<string>) => void } | undefined;
  /** The keys of the rows that are shown: what "select all" means. */
  keys: readonly string[];
}

export function TableHead({ columns, sort, onSort, selection, keys }: TableHeadProps) {
  const words = useWords(kitWords);
  const allChosen = selection !== undefined && keys.every((key) => selection.chosen.has(key));
  return (
    <thead>
      <tr>
        {selection && (
          <th className={css.tick}>
            <input
              type="checkbox"
              aria-label={words.selectAll}
              checked={allChosen}
              onChange={() => selection.onChange(allChosen ? without(selection.chosen, keys) : withAll(selection.chosen, keys))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={joinClasses(column.numeric && css.numeric)}
            aria-sort={sort?.key === column.key ? (sort.direction === 'up' ? 'ascending' : 'descending') : undefined}
          >
            {column.sortable && onSort ? (
              <button type="button" className={css.sort} onClick={() => onSort(nextSort(sort, column))}>
                {column.title}
                <SortSign direction={sort?.key === column.key ? sort.direction : undefined} />
              </button>
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortSign({ direction }: { direction: SortState['direction'] | undefined }) {
  if (direction === undefined) return <ChevronsUpDown className={css.unsorted} aria-hidden="true" />;
  return direction === 'up' ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />;
}

// Words are looked for from A; of numbers the largest matter first.
function nextSort(sort: SortState | undefined, column: HeadColumn): SortState {
  if (sort?.key === column.key) return { key: column.key, direction: sort.direction === 'up' ? 'down' : 'up' };
  return { key: column.key, direction: column.numeric ? 'down' : 'up' };
}

function withAll(chosen: ReadonlySet<string>, keys: readonly string[]): Set<string> {
  return new Set([...chosen, ...keys]);
}

function without(chosen: ReadonlySet<string>, keys: readonly string[]): Set<string> {
  return new Set([...chosen].filter((key) => !keys.includes(key)));
}

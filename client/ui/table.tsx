import { useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { nextRow } from './next-row.ts';
import css from './table.module.css';
import { TableHead, type SortState } from './table-head.tsx';
import { useWords } from './words.ts';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand under each other, at the right. */
  numeric?: boolean;
  sortable?: boolean;
}

/** Rows that can be ticked, for work on many at once. */
export interface TableSelection<Row> {
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
  /** What the row is called in "Chọn …". */
  nameOf: (row: Row) => string;
}

export interface DataTableProps<Row> {
  /** What the table is of, above it and for a screen reader. */
  caption: string;
  /** A heading stands already above. */
  hideCaption?: boolean;
  /** The first column names its row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; or onOpen for what opening does. Enter, a click on the row or on its name open it. */
  href?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  currentKey?: string | undefined;
  sort?: SortState | undefined;
  onSort?: (sort: SortState) => void;
  selection?: TableSelection<Row>;
  /** The last line, by key of column. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** An Empty. */
  empty: ReactNode;
}

/** Rows in pages of some hundreds at most. Arrows, Home, End, PageUp and PageDown move between rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, sort, onSort, selection, totals, empty } = props;
  const id = useId();
  const [active, setActive] = useState(0);
  if (rows.length === 0) return <>{empty}</>;
  const keys = rows.map(rowKey);
  // A box that may scroll must be reachable by keyboard: through a row where rows can be reached, else by itself.
  const reachable = props.href !== undefined || props.onOpen !== undefined || selection !== undefined;
  return (
    <div className={css.scroll} role="region" aria-labelledby={id} tabIndex={reachable ? undefined : 0}>
      <table className={css.table}>
        <caption id={id} className={joinClasses(css.caption, hideCaption && css.hidden)}>
          {caption}
        </caption>
        <TableHead columns={columns} sort={sort} onSort={onSort} selection={selection} keys={keys} />
        <tbody onKeyDown={(event) => moveBetweenRows(event, rows.length)}>
          {rows.map((row, index) => (
            <TableRow
              key={rowKey(row)}
              {...props}
              row={row}
              reachable={index === Math.min(active, rows.length - 1)}
              onReach={() => setActive(index)}
            />
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              {selection && <td />}
              {columns.map((column) => (
                <td key={column.key} className={joinClasses(column.numeric && css.numeric)}>
                  {totals[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface TableRowProps<Row> extends DataTableProps<Row> {
  row: Row;
  /** Tab stops at one row only; the arrows go on from there. */
  reachable: boolean;
  onReach: () => void;
}

function TableRow<Row>(props: TableRowProps<Row>) {
  const { columns, row, rowKey, href, onOpen, currentKey, selection, reachable, onReach } = props;
  const words = useWords(kitWords);
  const key = rowKey(row);
  const opens = href !== undefined || onOpen !== undefined;
  const current = key === currentKey;
  const tabIndex = reachable ? 0 : -1;
  return (
    <tr
      className={joinClasses(opens && css.opens, current && css.current, selection?.chosen.has(key) && css.ticked)}
      onClick={opens ? clickRow : undefined}
      onFocus={onReach}
    >
      {selection && (
        <td className={css.tick}>
          <input
            type="checkbox"
            data-row-part="tick"
            tabIndex={tabIndex}
            aria-label={words.selectRow(selection.nameOf(row))}
            checked={selection.chosen.has(key)}
            onChange={() => selection.onChange(toggled(selection.chosen, key))}
          />
        </td>
      )}
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={joinClasses(column.numeric && css.numeric)}>
            {href ? (
              <Link
                className={css.opener}
                data-row-part="opener"
                href={href(row)}
                tabIndex={tabIndex}
                aria-current={current ? 'true' : undefined}
              >
                {column.cell(row)}
              </Link>
            ) : onOpen ? (
              <button
                type="button"
                className={css.opener}
                data-row-part="opener"
                tabIndex={tabIndex}
                aria-current={current ? 'true' : undefined}
                onClick={() => onOpen(row)}
              >
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.key} className={joinClasses(column.numeric && css.numeric)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

// A click beside the name opens the row too, unless it was meant for a control, or marked text to copy it.
function clickRow(event: MouseEvent<HTMLTableRowElement>): void {
  if (!(event.target instanceof Element) || event.target.closest('a, button, input, select, label')) return;
  if (window.getSelection()?.isCollapsed === false) return;
  const opener = event.currentTarget.querySelector<HTMLElement>('[data-row-part="opener"]');
  opener?.focus({ preventScroll: true });
  opener?.click();
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>, count: number): void {
  if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const part = event.target.dataset.rowPart;
  const row = event.target.closest('tr');
  if (part === undefined || row === null) return;
  const aim = nextRow(event.key, row.sectionRowIndex, count);
  if (aim === undefined) return;
  event.preventDefault();
  const next = event.currentTarget.rows[aim]?.querySelector<HTMLElement>(`[data-row-part="${part}"]`);
  next?.focus();
}

function toggled(chosen: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

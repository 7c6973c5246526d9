import css from './stacked-bar.module.css';
import { formatCount } from './format.ts';
import { joinClasses } from './join-classes.ts';
import { StatusShape, type ShapeKind } from './status-shape.tsx';

export interface StackedPart {
  shape: ShapeKind;
  /** "đạt" */
  label: string;
  count: number;
}

export interface StackedBarProps {
  /** What is divided: "84 nhà của thôn Đồng Xuân". */
  label: string;
  /** In the order they stand; each shape has a pattern of its own, so that the bar can be read without colour. */
  parts: readonly StackedPart[];
  /** Leave the legend out where the same bar stands in every row of a table; the label must then say it all. */
  bare?: boolean;
}

export function StackedBar({ label, parts, bare }: StackedBarProps) {
  const said = `${label}: ${parts.map((part) => `${part.label} ${formatCount(part.count)}`).join(', ')}`;
  return (
    <div className={css.stacked}>
      <div className={joinClasses(css.bar, bare && css.thin)} role="img" aria-label={bare ? said : label}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span key={part.shape} className={css[part.shape]} style={{ flexGrow: part.count }} />
          ))}
      </div>
      {!bare && (
        <ul className={css.legend}>
          {parts.map((part) => (
            <li key={part.shape} className={css.entry}>
              <StatusShape kind={part.shape} label="" />
              <span>
                <strong>{formatCount(part.count)}</strong> {part.label}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

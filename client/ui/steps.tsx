import css from './steps.module.css';
import { joinClasses } from './join-classes.ts';
import { kitWords } from './kit.words.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import { useWords } from './words.ts';

export interface StepsProps {
  /** The step we are at, from 1. */
  now: number;
  of: number;
  /** The name of this step: "VNeID". */
  title: string;
}

export function StepsTitle({ now, of, title }: StepsProps) {
  const words = useWords(kitWords);
  return (
    <span>
      <span aria-hidden="true">{`${now} / ${of} · `}</span>
      <VisuallyHidden>{`${words.step(now, of)}: `}</VisuallyHidden>
      {title}
    </span>
  );
}

export function StepsBar({ now, of }: Omit<StepsProps, 'title'>) {
  return (
    <div className={css.bar} aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <span key={index} className={joinClasses(css.part, index < now && css.behind)} />
      ))}
    </div>
  );
}

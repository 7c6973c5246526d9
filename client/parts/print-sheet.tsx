import type { Instant } from '#shared/base/day.ts';
import { formatDateTime } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import css from './print-sheet.module.css';
import { printWords } from './print-sheet.words.ts';

export interface PrintHeadProps {
  /** Whose paper it is: the people's committee of a commune, or the department of a province. */
  office: 'commune' | 'province';
  /** "Xã Mường Phăng", "Tỉnh Điện Biên". */
  place: string;
  /** What the paper is. */
  title: string;
  /** Until when it is true, in words, and what was filtered. */
  sub: string;
  at: Instant;
}

/** The head of an office paper, on paper only: the office at the left, the nation and its motto at the right. */
export function PrintHead({ office, place, title, sub, at }: PrintHeadProps) {
  const words = useWords(printWords);
  const [day, month, year] = (formatDateTime(at).split(', ')[1] ?? '').split('/');
  return (
    <div className={css.head} lang="vi">
      <div className={css.row}>
        <div className={css.side}>
          <p>{office === 'commune' ? words.committee : words.department}</p>
          <p className={css.place}>{place.toLocaleUpperCase('vi')}</p>
        </div>
        <div className={css.side}>
          <p className={css.strong}>{words.nation}</p>
          <p className={css.motto}>{words.motto}</p>
          <p className={css.date}>{words.date(day ?? '', month ?? '', year ?? '')}</p>
        </div>
      </div>
      <p className={css.title}>{title}</p>
      <p className={css.sub}>{sub}</p>
    </div>
  );
}

/** The foot of an office paper: who receives it, who wrote it, who signs. */
export function PrintFoot() {
  const words = useWords(printWords);
  return (
    <div className={css.foot} lang="vi">
      <div className={css.recipients}>
        <p className={css.recipientsTitle}>{words.recipients}</p>
        <p>- ………………………………;</p>
        <p>- {words.file}</p>
      </div>
      {[words.writer, words.signer].map((who) => (
        <div key={who} className={css.signature}>
          <p className={css.strong}>{who}</p>
          <p className={css.sign}>{words.sign}</p>
        </div>
      ))}
    </div>
  );
}

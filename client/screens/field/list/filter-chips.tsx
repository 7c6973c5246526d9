import { useWords } from '#client/ui/words.ts';
import { type ListFilter, listFilters } from './find-households.ts';
import css from './list.module.css';
import { listWords } from './list.words.ts';

/** Which houses to show, as words to tap. */
export function FilterChips({ value, onChange }: { value: ListFilter; onChange: (filter: ListFilter) => void }) {
  const words = useWords(listWords);
  return (
    <div className={css.chips} role="group" aria-label={words.which}>
      {listFilters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={css.chip}
          aria-pressed={filter === value}
          onClick={() => onChange(filter)}
        >
          {words.filter[filter]}
        </button>
      ))}
    </div>
  );
}

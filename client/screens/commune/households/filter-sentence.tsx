import { type CoverageKind, coverageKinds } from '#shared/coverage/coverage.ts';
import { type PovertyClass, povertyClasses } from '#shared/household/household.ts';
import { coverageWords } from '#client/parts/coverage-words.ts';
import type { HouseholdFilter } from '#client/parts/office-addresses.ts';
import { WordSelect } from '#client/ui/word-select.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './households-screen.module.css';
import { type FilterWords, hamletInSentence } from './household-sentences.ts';
import { householdsWords } from './households.words.ts';

export interface Hamlet {
  scope: number;
  name: string;
}

interface FilterSentenceProps {
  filter: HouseholdFilter;
  hamlets: readonly Hamlet[];
  onChange: (filter: HouseholdFilter) => void;
}

/** The filter as a sentence whose words can be changed. */
export function FilterSentence({ filter, hamlets, onChange }: FilterSentenceProps) {
  const words = useWords(householdsWords);
  const kinds = useWords(coverageWords).kind;
  return (
    <p className={css.sentence}>
      {words.sentence.houses}{' '}
      <WordSelect<CoverageKind | 'any'>
        label={words.filter.coverage}
        value={filter.coverage ?? 'any'}
        options={[
          { value: 'any', label: words.any.coverage },
          ...coverageKinds.map((kind) => ({ value: kind, label: kinds[kind] })),
        ]}
        onChange={(value) => onChange({ ...filter, coverage: value === 'any' ? null : value })}
      />{' '}
      {words.sentence.in}{' '}
      <WordSelect
        label={words.filter.hamlet}
        value={String(filter.scope ?? '')}
        options={[
          { value: '', label: words.any.hamlet },
          ...hamlets.map(({ scope, name }) => ({ value: String(scope), label: hamletInSentence(name) })),
        ]}
        onChange={(value) => onChange({ ...filter, scope: value === '' ? null : Number(value) })}
      />
      {words.sentence.comma}{' '}
      <WordSelect<PovertyClass | 'any'>
        label={words.filter.poverty}
        value={filter.poverty ?? 'any'}
        options={[
          { value: 'any', label: words.any.poverty },
          ...povertyClasses.map((poverty) => ({ value: poverty, label: words.poverty[poverty] })),
        ]}
        onChange={(value) => onChange({ ...filter, poverty: value === 'any' ? null : value })}
      />
      {words.sentence.comma}{' '}
      <WordSelect<'any' | 'two'>
        label={words.filter.opinions}
        value={filter.disputed ? 'two' : 'any'}
        options={[
          { value: 'any', label: words.any.opinions },
          { value: 'two', label: words.disputed },
        ]}
        onChange={(value) => onChange({ ...filter, disputed: value === 'two' })}
      />
    </p>
  );
}

/** The same choices as plain words, for print and for the title of the list. */
export function useFilterWords(filter: HouseholdFilter, hamlets: readonly Hamlet[]): FilterWords {
  const words = useWords(householdsWords);
  const kinds = useWords(coverageWords).kind;
  const hamlet = hamlets.find(({ scope }) => scope === filter.scope);
  return {
    coverage: filter.coverage === null ? words.any.coverage : kinds[filter.coverage],
    hamlet: hamlet === undefined ? words.any.hamlet : hamletInSentence(hamlet.name),
    poverty: filter.poverty === null ? words.any.poverty : words.poverty[filter.poverty],
    disputed: words.disputed,
  };
}

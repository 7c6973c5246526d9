import type { ReactNode } from 'react';
import css from './facts.module.css';

export interface Fact {
  term: string;
  value: ReactNode;
}

/** What is known of a thing, name beside value; under each other when the words are long. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ term, value }) => (
        <div key={term} className={css.fact}>
          <dt className={css.term}>{term}</dt>
          <dd className={css.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

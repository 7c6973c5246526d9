import css from './in-words.module.css';

/** A board as sentences, before any number: first what is left to do, then the rest. */
export function InWords({ label, first, more }: { label: string; first: string; more: readonly string[] }) {
  return (
    <section className={css.words} aria-label={label}>
      <p className={css.first}>{first}</p>
      <p>{more.join(' ')}</p>
    </section>
  );
}

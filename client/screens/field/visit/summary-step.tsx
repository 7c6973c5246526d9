import { heightOf } from '#shared/member/ladder.ts';
import { coverageShape } from '#client/parts/coverage-words.ts';
import { dayWords } from '#client/parts/day-words.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { reasonWords } from '#client/parts/reason.words.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { StatusLine } from '#client/ui/status-shape.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { useLanguage, useWords } from '#client/ui/words.ts';
import { closingWords } from './closing.words.ts';
import type { StepProps } from './step-props.ts';
import { coverageAfter } from './visit-report.ts';
import { movedTo, stepKey } from './visit-steps.ts';
import { summaryOf } from './visit-summary.ts';
import css from './visit.module.css';
import { visitWords } from './visit.words.ts';
import type { VisitDraft } from './visit-draft.ts';

/** Everything that is about to be saved, to be read once and mended where it is wrong. */
export function SummaryStep({ draft, entry, change }: StepProps) {
  const closing = useWords(closingWords);
  const field = useWords(fieldWords);
  const words = {
    language: useLanguage(),
    closing,
    field,
    reasons: useWords(reasonWords),
    days: useWords(dayWords),
    visit: useWords(visitWords),
  };
  const after = coverageAfter(draft, entry.file);
  return (
    <Stack>
      {(after?.kind === 'visited' || after?.kind === 'covered') && (
        <StatusLine kind={coverageShape[after.kind]}>
          {after.kind === 'covered'
            ? closing.covered
            : closing.missing(after.missing.map((skill) => field.skillAlone[skill]).join(', '))}
        </StatusLine>
      )}
      <div>
        {summaryOf(draft, entry, words).map(({ step, title, sentences }) => (
          <section key={stepKey(step)} className={css.part}>
            <div className={css.sentences}>
              <h2 className={css.partTitle}>{title}</h2>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <Button
              kind="quiet"
              onClick={() => change((before) => movedTo({ ...before, mending: true }, entry.file, step))}
            >
              <span aria-hidden="true">{closing.mend}</span>
              <VisuallyHidden>{closing.mendPart(title)}</VisuallyHidden>
            </Button>
          </section>
        ))}
      </div>
      {wasActivated(draft) && (
        <Notice tone="attention" title={closing.beforeLeaving}>
          {closing.unlinked}
        </Notice>
      )}
    </Stack>
  );
}

// The classic mistake at the door: an account left tied to the helper's phone, or to one that was borrowed.
function wasActivated({ said }: VisitDraft): boolean {
  return Object.values(said).some(
    ({ rung }) => rung !== undefined && rung !== 'unknown' && heightOf(rung) >= heightOf('activated'),
  );
}

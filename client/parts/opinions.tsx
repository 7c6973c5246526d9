import type { ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import { dayOf } from '#shared/base/day.ts';
import type { Decided, Dispute } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { sidesOf } from '#shared/household/settle.ts';
import { Button } from '#client/ui/button.tsx';
import { formatDay } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import { fieldWords } from './field.words.ts';
import { aboutWords, chipWords, decidedWords, type OpinionSpeech, saidWords, valueWords } from './opinion-words.ts';
import css from './opinions.module.css';
import { opinionWords } from './opinions.words.ts';

/** "2 ý kiến", or that it will be looked at; nothing where all agree. */
export function OpinionsChip({ disputes }: { disputes: readonly Dispute[] }) {
  const said = chipWords(disputes, useWords(opinionWords));
  return said === null ? null : <span className={css.chip}>{said}</span>;
}

export interface DisputeDetailsProps {
  dispute: Dispute;
  /** What it is about, where no name stands beside it. */
  about?: string;
  /** What the reader may do about it. */
  action?: ReactNode;
  /** Where the action itself says who said what. */
  withoutSides?: boolean;
  open?: boolean;
}

/** The chip of one fact, and when it is opened who said what, when, and how it is known. */
export function DisputeDetails({ dispute, about, action, withoutSides, open }: DisputeDetailsProps) {
  const words = useWords(opinionWords);
  return (
    <details className={css.details} open={open}>
      <summary className={css.summary}>
        {about !== undefined && <span>{about}</span>}
        <span className={css.opener}>
          <OpinionsChip disputes={[dispute]} />
          <ChevronDown aria-hidden="true" />
        </span>
      </summary>
      <div className={css.story}>
        {!withoutSides && <Sides dispute={dispute} />}
        {dispute.check !== null && (
          <p className={css.soft}>{words.checkAsked(dispute.check.by.name, formatDay(dayOf(dispute.check.at)))}</p>
        )}
        {action === undefined && dispute.check === null && <p className={css.soft}>{words.whoSettles}</p>}
        {action}
      </div>
    </details>
  );
}

/** Each thing that was said, with everybody who said it. */
function Sides({ dispute: { field, opinions } }: { dispute: Dispute }) {
  const speech = useOpinionSpeech();
  return (
    <ul className={css.sides}>
      {sidesOf(opinions).map(({ value, said }) => (
        <li key={value} className={css.side}>
          <p className={css.value}>{valueWords(field, value, speech)}</p>
          {said.map((one) => (
            <p key={one.op} className={css.soft}>
              {saidWords(one, speech)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

export interface DecidedLineProps {
  decided: Decided;
  file: HouseholdFile;
  /** Opens it again; left out for those who may not. */
  onReopen?: (() => void) | undefined;
  busy?: string | undefined;
}

/** What was decided about opinions, and the way to open it again. */
export function DecidedLine({ decided, file, onReopen, busy }: DecidedLineProps) {
  const speech = useOpinionSpeech();
  return (
    <div className={css.decided}>
      <p className={css.value}>{aboutWords(decided, file, speech.words)}</p>
      <p>{decidedWords(decided, speech)}</p>
      {onReopen !== undefined && (
        <Button kind="quiet" busy={busy} onClick={onReopen}>
          {speech.words.reopen}
        </Button>
      )}
    </div>
  );
}

export function useOpinionSpeech(): OpinionSpeech {
  return { words: useWords(opinionWords), field: useWords(fieldWords) };
}

import type { RosterWritten } from '#shared/household/roster.ts';
import { boardAddress, householdsAddress } from '#client/parts/office-addresses.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { formatTime } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Row } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { importWords } from './import.words.ts';

interface ImportWrittenProps {
  commune: string;
  written: RosterWritten;
  /** Rows that stayed out because of an error. */
  leftOut: number;
  /** When it was written. */
  at: string;
}

/** What was written, and what is still outside. */
export function ImportWritten({ commune, written, leftOut, at }: ImportWrittenProps) {
  const words = useWords(importWords);
  return (
    <Notice
      title={words.written(written.created, written.changed, formatTime(at))}
      action={
        <Row>
          <ButtonLink kind="main" href={boardAddress(commune)}>
            {words.toBoard}
          </ButtonLink>
          <ButtonLink href={householdsAddress(commune)}>{words.toHouseholds}</ButtonLink>
        </Row>
      }
    >
      <p role="status">{words.writtenNext}</p>
      {leftOut > 0 && <p>{words.leftRows(leftOut)}</p>}
    </Notice>
  );
}

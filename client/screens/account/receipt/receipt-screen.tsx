import { useEffect, useState } from 'react';
import { FileCheck } from 'lucide-react';
import { Problem } from '#shared/base/problem.ts';
import { type ReceiptTaken, takeReceiptHere } from '#client/sync/courier/hand-over.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { FilePick } from '#client/ui/file-pick.tsx';
import { formatCount, formatDateTime } from '#client/ui/format.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { receiptWords } from './receipt.words.ts';

type Reading =
  | { kind: 'none' }
  | { kind: 'reading' }
  | { kind: 'taken'; taken: ReceiptTaken }
  | { kind: 'failed'; problem: Problem };

/** Where a receipt comes home, from a file or behind the `#` of a link. It says how much, and opens nothing: no PIN is asked. */
export function ReceiptScreen() {
  const words = useWords(receiptWords);
  const [carried] = useState(() => location.hash.slice(1));
  const [reading, setReading] = useState<Reading>({ kind: carried === '' ? 'none' : 'reading' });

  async function readFile(file: File) {
    setReading({ kind: 'reading' });
    setReading(await readingOf(new Uint8Array(await file.arrayBuffer())));
  }
  useEffect(() => {
    if (carried !== '') void readingOf(new TextEncoder().encode(carried)).then(setReading);
  }, [carried]);

  return (
    <PhonePage
      title={words.title}
      actions={
        <ButtonLink kind={reading.kind === 'taken' ? 'main' : 'quiet'} wide href="/cho-gui">
          {words.toBook}
        </ButtonLink>
      }
    >
      <Stack>
        {reading.kind === 'none' && <p>{words.what}</p>}
        {reading.kind === 'reading' && <Waiting words={words.reading} />}
        {reading.kind === 'taken' && (
          <Notice title={words.arrived(formatCount(reading.taken.count))}>
            {words.arrivedAt(formatDateTime(reading.taken.at))}
          </Notice>
        )}
        {reading.kind === 'failed' && <ProblemNotice title={words.failed} problem={reading.problem} />}
        <FilePick
          label={words.choose}
          hint={words.chooseHint}
          icon={<FileCheck aria-hidden="true" />}
          onFiles={([file]) => file && void readFile(file)}
        />
      </Stack>
    </PhonePage>
  );
}

async function readingOf(file: Uint8Array): Promise<Reading> {
  try {
    return { kind: 'taken', taken: await takeReceiptHere(file) };
  } catch (fault) {
    return { kind: 'failed', problem: fault instanceof Problem ? fault : new Problem('device.storage-failed') };
  }
}

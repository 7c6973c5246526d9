import type { Problem } from '#shared/base/problem.ts';
import type { RosterPreview } from '#shared/household/roster.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { changesSomething, confirmSentence, previewSentences } from './import-sentences.ts';
import css from './import-screen.module.css';
import { ErrorTable, SampleTable } from './import-tables.tsx';
import { importWords } from './import.words.ts';

interface ImportPreviewProps {
  fileName: string;
  preview: RosterPreview;
  writing: boolean;
  /** Why confirming did not work, when it did not. */
  problem: Problem | null;
  onConfirm: () => void;
  /** Preview the same file again. */
  onAgain: () => void;
  onCancel: () => void;
}

/** What would change, in sentences, then row by row; the button says exactly what it does. */
export function ImportPreview(props: ImportPreviewProps) {
  const { fileName, preview, writing, problem, onConfirm, onAgain, onCancel } = props;
  const words = useWords(importWords);
  return (
    <>
      <Card title={words.previewTitle(fileName)}>
        <Stack>
          <div>
            {previewSentences(preview, words).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {changesSomething(preview) ? (
            <>
              <p className={css.soft}>{words.nothingYet}</p>
              <Row>
                <Button kind="main" busy={writing ? words.writing : undefined} onClick={onConfirm}>
                  {confirmSentence(preview, words)}
                </Button>
                <Button kind="quiet" disabled={writing} onClick={onCancel}>
                  {words.cancel}
                </Button>
              </Row>
            </>
          ) : (
            <Notice tone={preview.same === 0 ? 'attention' : 'info'} title={words.nothingChanges(preview.same)} />
          )}
          {problem !== null &&
            (problem.code === 'roster.changed-since-preview' ? (
              <ProblemNotice title={words.writeFailed} problem={problem} againWords={words.previewAgain} onAgain={onAgain} />
            ) : (
              <ProblemNotice title={words.writeFailed} problem={problem} />
            ))}
        </Stack>
      </Card>
      {preview.errors.length > 0 && <ErrorTable preview={preview} />}
      {preview.sample.length > 0 && <SampleTable preview={preview} />}
    </>
  );
}

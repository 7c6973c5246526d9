import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '#shared/base/problem.ts';
import type { RosterPreview, RosterWritten } from '#shared/household/roster.ts';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportWritten } from './import-written.tsx';
import { importWords } from './import.words.ts';
import { readBase64 } from './read-file.ts';
import { RosterNeeds } from './roster-needs.tsx';

type Stage =
  | { kind: 'choose' }
  | { kind: 'reading'; name: string }
  | { kind: 'unread'; file: File; error: unknown }
  | { kind: 'preview'; file: File; base64: string; preview: RosterPreview }
  | { kind: 'written'; written: RosterWritten; leftOut: number; at: string };

/** From a spreadsheet to the commune's list: choose, look, agree. Nothing is written before the last step. */
export function ImportScreen({ commune, communeName }: { commune: string; communeName: string }) {
  const words = useWords(importWords);
  const queryClient = useQueryClient();
  const hamlets = useQuery(trpc.place.hamlets.queryOptions({ commune })).data ?? [];
  const preview = useMutation(trpc.roster.preview.mutationOptions());
  const confirm = useMutation(trpc.roster.confirm.mutationOptions());
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });

  async function look(file: File) {
    confirm.reset();
    setStage({ kind: 'reading', name: file.name });
    try {
      const base64 = await readBase64(file);
      const shown = await preview.mutateAsync({ commune, fileName: file.name, base64 });
      setStage({ kind: 'preview', file, base64, preview: shown });
    } catch (error) {
      setStage({ kind: 'unread', file, error });
    }
  }

  function write({ file, base64, preview: agreed }: Extract<Stage, { kind: 'preview' }>) {
    confirm.mutate(
      { commune, fileName: file.name, base64, digest: agreed.digest },
      {
        onSuccess(written) {
          setStage({ kind: 'written', written, leftOut: agreed.leftOut, at: new Date().toISOString() });
          void queryClient.invalidateQueries();
        },
      },
    );
  }

  return (
    <DeskPage title={words.title} until={communeName}>
      {(stage.kind === 'choose' || stage.kind === 'unread') && <RosterNeeds hamlets={hamlets} />}
      {stage.kind === 'unread' && (
        <Unread file={stage.file} problem={problemOf(stage.error)} onAgain={() => void look(stage.file)} />
      )}
      {stage.kind === 'reading' && <Waiting words={words.reading(stage.name)} />}
      {stage.kind === 'preview' && (
        <ImportPreview
          key={stage.preview.digest}
          fileName={stage.file.name}
          preview={stage.preview}
          writing={confirm.isPending}
          problem={confirm.error && problemOf(confirm.error)}
          onConfirm={() => write(stage)}
          onAgain={() => void look(stage.file)}
          onCancel={() => setStage({ kind: 'choose' })}
        />
      )}
      {stage.kind === 'written' && (
        <ImportWritten commune={commune} written={stage.written} leftOut={stage.leftOut} at={stage.at} />
      )}
      {stage.kind !== 'reading' && !confirm.isPending && (
        <FileDrop
          label={stage.kind === 'choose' ? words.choose : words.chooseOther}
          hint={words.drop}
          accept=".xlsx,.csv,.txt"
          onFile={(file) => void look(file)}
        />
      )}
    </DeskPage>
  );
}

/** A file that cannot be read stays so: only what lies with the server or the way to it is worth another try. */
function Unread({ file, problem, onAgain }: { file: File; problem: Problem; onAgain: () => void }) {
  const title = useWords(importWords).failed(file.name);
  if (problem.code.startsWith('roster.')) return <ProblemNotice title={title} problem={problem} />;
  return <ProblemNotice title={title} problem={problem} onAgain={onAgain} />;
}

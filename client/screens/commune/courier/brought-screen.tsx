import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { Problem } from '#shared/base/problem.ts';
import { unarmoured } from '#shared/sync/armour.ts';
import { deliver, type Delivered } from '#client/sync/courier/deliver.ts';
import { useBundleSentence } from '#client/parts/bundle-words.ts';
import { useProblemWords } from '#client/parts/problem.words.ts';
import { receiptFile } from '#client/parts/receipt-file.ts';
import { Button } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { FilePick } from '#client/ui/file-pick.tsx';
import { saveFiles } from '#client/ui/give-files.ts';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { broughtWords } from './brought.words.ts';

/** A file that was handed in here, and what became of it. */
interface Brought {
  id: string;
  file: File;
  state: { kind: 'sending' } | { kind: 'delivered'; reply: Delivered } | { kind: 'failed'; problem: Problem };
}

/** At the commune's desk: the files that carriers bring in, each with its answer and its receipt. */
export function BroughtScreen({ communeName }: { communeName: string }) {
  const words = useWords(broughtWords);
  const problemSentence = useProblemWords();
  const bundleSentence = useBundleSentence();
  const queryClient = useQueryClient();
  const [brought, setBrought] = useState<Brought[]>([]);

  function show(id: string, state: Brought['state']) {
    setBrought((all) => all.map((one) => (one.id === id ? { ...one, state } : one)));
  }

  async function handIn({ id, file }: Pick<Brought, 'id' | 'file'>) {
    show(id, { kind: 'sending' });
    try {
      show(id, { kind: 'delivered', reply: await delivered(file) });
    } catch (fault) {
      show(id, { kind: 'failed', problem: fault instanceof Problem ? fault : new Problem('server.failed') });
    }
  }

  async function take(files: File[]) {
    const added = files.map((file): Brought => ({ id: crypto.randomUUID(), file, state: { kind: 'sending' } }));
    setBrought((all) => [...added, ...all]);
    for (const one of added) await handIn(one);
    await queryClient.invalidateQueries();
  }

  function said({ state }: Brought): string {
    if (state.kind === 'sending') return words.sending;
    return state.kind === 'delivered' ? bundleSentence(state.reply) : problemSentence(state.problem.code, state.problem.details);
  }

  function offered(one: Brought) {
    const { file, state } = one;
    if (state.kind === 'delivered') {
      const save = () => saveFiles([receiptFile(state.reply.receipt, location.origin)]);
      return (
        <Button aria-label={words.saveNamed(file.name)} onClick={save}>
          {words.save}
        </Button>
      );
    }
    const mayHelp = state.kind === 'failed' && !state.problem.code.startsWith('bundle.');
    return mayHelp ? (
      <Button aria-label={words.againNamed(file.name)} onClick={() => void handIn(one)}>
        {words.again}
      </Button>
    ) : null;
  }

  return (
    <DeskPage title={words.title} until={communeName}>
      <p>{words.what}</p>
      <FilePick
        label={words.choose}
        hint={words.drop}
        icon={<PackageOpen aria-hidden="true" />}
        multiple
        onFiles={(files) => void take(files)}
      />
      {brought.some(({ state }) => state.kind === 'delivered') && <p>{words.giveBack}</p>}
      <DataTable
        caption={words.table}
        columns={[
          { key: 'file', title: words.file, cell: ({ file }) => file.name },
          { key: 'result', title: words.result, cell: said },
          { key: 'receipt', title: words.receipt, cell: offered },
        ]}
        rows={brought}
        rowKey={({ id }) => id}
        empty={null}
      />
    </DeskPage>
  );
}

async function delivered(file: File): Promise<Delivered> {
  const bytes = unarmoured(new Uint8Array(await file.arrayBuffer()));
  if (bytes === null) throw new Problem('bundle.not-one');
  return deliver(bytes);
}

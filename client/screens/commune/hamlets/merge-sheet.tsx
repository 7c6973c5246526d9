import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { useReadHamletsAnew } from '#client/api/read-hamlets-anew.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import type { HamletLine } from './hamlet-table.tsx';
import css from './hamlets-screen.module.css';
import { hamletsWords } from './hamlets.words.ts';
import { peopleSentence } from './people-sentence.ts';

/** What was done, for the page to say. */
export interface Merged {
  name: string;
  into: string;
  moved: number;
}

interface MergeSheetProps {
  commune: string;
  /** `null`: closed. */
  hamlet: HamletLine | null;
  others: readonly HamletLine[];
  onClose: () => void;
  onMerged: (merged: Merged) => void;
}

/** First into which hamlet; then what will come of it, said before it is done. */
export function MergeSheet({ commune, hamlet, others, onClose, onMerged }: MergeSheetProps) {
  const words = useWords(hamletsWords);
  const readAnew = useReadHamletsAnew();
  const merge = useMutation(trpc.place.mergeHamlets.mutationOptions());
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [step, setStep] = useState<'choosing' | 'none-chosen' | 'confirming'>('choosing');
  const into = others.find(({ scope }) => String(scope) === chosen);

  function close() {
    setChosen(undefined);
    setStep('choosing');
    merge.reset();
    onClose();
  }

  function mergeNow() {
    if (hamlet === null || into === undefined) return;
    merge.mutate(
      { commune, from: hamlet.scope, into: into.scope },
      {
        onSuccess({ moved }) {
          onMerged({ name: hamlet.name, into: into.name, moved });
          close();
        },
        onSettled: readAnew,
      },
    );
  }

  if (hamlet === null) return null;
  const isConfirming = step === 'confirming' && into !== undefined;
  return (
    <Sheet
      open
      title={words.mergeTitle(hamlet.name)}
      onClose={close}
      actions={
        isConfirming ? (
          <>
            <Button kind="danger" wide busy={merge.isPending ? words.merging : undefined} onClick={mergeNow}>
              {words.mergeNow(hamlet.name, into.name)}
            </Button>
            <Button kind="quiet" wide onClick={() => setStep('choosing')}>
              {words.otherChoice}
            </Button>
          </>
        ) : (
          <Button kind="main" wide onClick={() => setStep(into === undefined ? 'none-chosen' : 'confirming')}>
            {words.next}
          </Button>
        )
      }
    >
      <Stack gap="far">
        {merge.error !== null && <ProblemNotice title={words.mergeFailed} problem={problemOf(merge.error)} />}
        {isConfirming ? (
          <WhatHappens hamlet={hamlet} into={into.name} />
        ) : (
          <ChoiceList
            legend={words.mergeInto(hamlet.name)}
            options={others.map(({ scope, name, households }) => ({
              value: String(scope),
              label: name,
              hint: words.houses(households),
            }))}
            value={chosen}
            error={step === 'none-chosen' && into === undefined ? words.mergeMissing : undefined}
            onChange={setChosen}
          />
        )}
      </Stack>
    </Sheet>
  );
}

function WhatHappens({ hamlet, into }: { hamlet: HamletLine; into: string }) {
  const words = useWords(hamletsWords);
  const { name, households, people } = hamlet;
  const named = peopleSentence(people, words);
  return (
    <Notice tone="attention" title={words.whatHappens(name, into)}>
      <ul className={css.consequences}>
        <li>{words.allMove(households, into)}</li>
        <li>{people.length === 0 ? words.nobodyMoves(into) : words.peopleMove(named, into)}</li>
        <li>{words.nameEnds(name)}</li>
        <li>{words.noUndo}</li>
      </ul>
    </Notice>
  );
}

import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { useReadHamletsAnew } from '#client/api/read-hamlets-anew.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { ChoiceList } from '#client/ui/choice.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import type { HouseholdLine } from './household-table.tsx';
import { moveHouseholdWords } from './move-household.words.ts';

/** What was done, for the page to say. `to` is the hamlet's name; `null`: out of the commune. */
export interface HouseholdMoved {
  headName: string;
  to: string | null;
  /** It was no longer there to be moved. */
  isMissing: boolean;
}

interface MoveHouseholdProps {
  commune: string;
  line: HouseholdLine;
  onMoved: (moved: HouseholdMoved) => void;
}

/** To another hamlet, or out of the commune: asked once more before it is done. */
export function MoveHousehold({ commune, line, onMoved }: MoveHouseholdProps) {
  const words = useWords(moveHouseholdWords);
  const [asking, setAsking] = useState<'hamlet' | 'away' | null>(null);
  return (
    <>
      <Button onClick={() => setAsking('hamlet')}>{words.toHamlet}</Button>
      <Button kind="quiet" onClick={() => setAsking('away')}>
        {words.away}
      </Button>
      <MoveSheet commune={commune} line={line} asking={asking} onClose={() => setAsking(null)} onMoved={onMoved} />
    </>
  );
}

interface MoveSheetProps extends MoveHouseholdProps {
  /** `null`: closed. */
  asking: 'hamlet' | 'away' | null;
  onClose: () => void;
}

function MoveSheet({ commune, line, asking, onClose, onMoved }: MoveSheetProps) {
  const words = useWords(moveHouseholdWords);
  const readAnew = useReadHamletsAnew();
  const hamlets = useQuery(trpc.place.hamlets.queryOptions({ commune })).data ?? [];
  const others = hamlets.filter(({ scope }) => scope !== line.scope);
  const move = useMutation(trpc.place.moveHouseholds.mutationOptions());
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isAsked, setAsked] = useState(false);
  const into = others.find(({ scope }) => String(scope) === chosen);

  function close() {
    setChosen(undefined);
    setAsked(false);
    move.reset();
    onClose();
  }

  function start() {
    setAsked(true);
    if (asking === 'hamlet' && into === undefined) return;
    const to = asking === 'hamlet' && into !== undefined ? into : null;
    move.mutate(
      { commune, from: line.scope, to: to?.scope ?? null, households: [line.id] },
      {
        onSuccess: ({ moved }) => onMoved({ headName: line.headName, to: to?.name ?? null, isMissing: moved === 0 }),
        onSettled: readAnew,
      },
    );
  }

  return (
    <Sheet
      open={asking !== null}
      title={asking === 'away' ? words.awayTitle(line.headName) : words.hamletTitle(line.headName)}
      onClose={close}
      actions={
        <Button kind={asking === 'away' ? 'danger' : 'main'} wide busy={move.isPending ? words.moving : undefined} onClick={start}>
          {asking === 'away' ? words.awayNow : into === undefined ? words.toHamlet : words.moveNow(into.name)}
        </Button>
      }
    >
      <Stack>
        {move.error !== null && <ProblemNotice title={words.moveFailed} problem={problemOf(move.error)} />}
        {asking === 'hamlet' ? (
          <>
            <p>{words.goesAlong}</p>
            <ChoiceList
              legend={words.whichHamlet}
              options={others.map(({ scope, name }) => ({ value: String(scope), label: name }))}
              value={chosen}
              error={isAsked && into === undefined ? words.hamletMissing : undefined}
              onChange={setChosen}
            />
          </>
        ) : (
          <>
            <p>{words.awayMeans(line.hamletName)}</p>
            <p>{words.awayBack}</p>
          </>
        )}
      </Stack>
    </Sheet>
  );
}

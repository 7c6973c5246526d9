import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cleanText } from '#shared/base/text.ts';
import { problemOf } from '#client/api/client.ts';
import { trpc } from '#client/api/query.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useSettled } from '#client/ui/use-settled.ts';
import { WordSelect } from '#client/ui/word-select.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './hamlets-screen.module.css';
import { MoveTable } from './move-table.tsx';
import { moveWords } from './move.words.ts';
import { type Destination, type Moved, useMove } from './use-move.ts';

interface Hamlet {
  scope: number;
  name: string;
}

interface MoveFormProps {
  commune: string;
  from: Hamlet;
  others: readonly Hamlet[];
  toNew: boolean;
  onMoved: (moved: Moved) => void;
}

/** How long the typing must rest before the search is sent, in milliseconds. */
const restMs = 250;
const mostAtOnce = 500;

/** Which households, and where to. What is ticked stays ticked while the search shows others. */
export function MoveForm({ commune, from, others, toNew, onMoved }: MoveFormProps) {
  const words = useWords(moveWords);
  const [to, setTo] = useState(() => (toNew ? '' : String(others[0]?.scope ?? '')));
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const search = useSettled(typed.trim().slice(0, 80), restMs);
  const list = useQuery(
    trpc.household.list.queryOptions(
      { commune, scope: from.scope, coverage: null, poverty: null, search },
      { placeholderData: keepPreviousData },
    ),
  );
  const move = useMove(commune, from.scope, (moved) => {
    onMoved(moved);
    setChosen(new Set());
    setName('');
    setAsked(false);
    window.scrollTo(0, 0);
  });
  const destination = destinationOf(to, name, others);
  const fault = chosen.size === 0 ? words.chooseFirst : chosen.size > mostAtOnce ? words.tooMany : null;

  function start() {
    setAsked(true);
    if (fault === null && destination.name !== '' && !move.isMoving) move.start([...chosen], destination);
  }

  return (
    <>
      <Stack gap="near">
        <p className={css.sentence}>
          {words.sentence}{' '}
          <WordSelect
            label={words.to}
            value={to}
            options={[
              { value: '', label: words.newHamlet },
              ...others.map((one) => ({ value: String(one.scope), label: one.name })),
            ]}
            onChange={setTo}
          />
        </p>
        {destination.kind === 'new' && (
          <div className={css.name}>
            <TextField
              label={words.name}
              hint={words.nameHint}
              value={name}
              maxLength={120}
              error={isAsked && destination.name === '' ? words.nameMissing : undefined}
              onChange={setName}
            />
          </div>
        )}
        <p>{destination.kind === 'new' ? words.explainNew(from.name) : words.explain(destination.name)}</p>
      </Stack>
      <div className={css.search}>
        <SearchField slash label={words.search} value={typed} onChange={setTyped} />
      </div>
      {list.data !== undefined ? (
        <MoveTable {...list.data} chosen={chosen} onChange={setChosen} />
      ) : list.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problemOf(list.error)} onAgain={() => void list.refetch()} />
      )}
      {move.problem !== null && <ProblemNotice title={words.moveFailed} problem={move.problem} />}
      <div className={css.foot}>
        {isAsked && fault !== null ? (
          <p role="alert" className={css.fault}>
            {fault}
          </p>
        ) : (
          <p role="status">{words.chosen(chosen.size)}</p>
        )}
        <Button kind="main" busy={move.isMoving ? words.moving : undefined} onClick={start}>
          {destination.kind === 'new' ? words.splitNow(chosen.size) : words.moveNow(chosen.size, destination.name)}
        </Button>
      </div>
    </>
  );
}

function destinationOf(to: string, name: string, others: readonly Hamlet[]): Destination {
  const hamlet = others.find(({ scope }) => String(scope) === to);
  return hamlet === undefined ? { kind: 'new', name: cleanText(name) } : { kind: 'hamlet', ...hamlet };
}

import { useState } from 'react';
import type { Room } from '#client/store/room.ts';
import { askToKeep, useRoom } from '#client/store/room-here.ts';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { formatBytes } from '#client/ui/format.ts';
import { Meter } from '#client/ui/meter.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './more.module.css';
import { roomWords } from './room.words.ts';

/** How much room there is, whether the browser has promised to keep the data, and what to do about either. */
export function RoomCard() {
  const room = useRoom();
  return room === null ? null : <KnownRoom room={room} />;
}

function KnownRoom({ room }: { room: Room }) {
  const words = useWords(roomWords);
  const { usedBytes, freeBytes, standing, isPromised } = room;
  const used = words.used(formatBytes(usedBytes));
  const free = freeBytes === null ? words.freeUntold : words.free(formatBytes(freeBytes));
  const toDo = [
    ...(isInstalled() ? [] : [words.install]),
    ...(standing === 'enough' ? [] : [words.makeRoom]),
    ...(isPromised ? [] : [words.sendOften]),
  ];
  return (
    <Card title={words.title}>
      <Stack gap="near">
        {freeBytes !== null && (
          <Meter label={words.title} share={usedBytes / (usedBytes + freeBytes || 1)} words={used} isHigh={standing !== 'enough'} />
        )}
        <p>{`${used} ${free}`}</p>
        {standing !== 'enough' && <p className={css.warning}>{standing === 'none' ? words.none : words.little}</p>}
        <p>{isPromised ? words.promised : words.notPromised}</p>
        {toDo.length > 0 && (
          <ul className={css.toDo}>
            {toDo.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {!isPromised && <AskToKeep />}
      </Stack>
    </Card>
  );
}

function AskToKeep() {
  const words = useWords(roomWords);
  const [asking, setAsking] = useState<'not-yet' | 'asking' | 'refused'>('not-yet');
  return (
    <>
      <Button
        busy={asking === 'asking' ? words.asking : undefined}
        onClick={() => {
          setAsking('asking');
          // Where it promises, this part of the card is gone.
          void askToKeep().then(() => setAsking('refused'));
        }}
      >
        {words.ask}
      </Button>
      {asking === 'refused' && <p role="status">{words.refused}</p>}
    </>
  );
}

function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}

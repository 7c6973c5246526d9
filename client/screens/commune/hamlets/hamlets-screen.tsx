import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '#client/api/client.ts';
import { useLiveAnswers } from '#client/api/live-answers.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Section } from '#client/ui/card.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import { HamletPane } from './hamlet-pane.tsx';
import { HamletTable } from './hamlet-table.tsx';
import { hamletsWords } from './hamlets.words.ts';
import { type Merged, MergeSheet } from './merge-sheet.tsx';

/** The hamlets of a commune as they are now: who works there, and how they are split, filled and merged. */
export function HamletsScreen({ commune, communeName }: { commune: string; communeName: string }) {
  const words = useWords(hamletsWords);
  const hamlets = useQuery(trpc.place.hamletsInWork.queryOptions({ commune }, readAgain));
  useLiveAnswers(commune);
  const [openScope, setOpenScope] = useState<number | null>(null);
  const [mergingScope, setMergingScope] = useState<number | null>(null);
  const [merged, setMerged] = useState<Merged | null>(null);
  const standing = hamlets.data?.standing ?? [];
  const open = standing.find(({ scope }) => scope === openScope);
  const merging = standing.find(({ scope }) => scope === mergingScope) ?? null;
  return (
    <DeskPage
      title={words.title}
      until={communeName}
      side={
        open && (
          <HamletPane
            commune={commune}
            hamlet={open}
            hasOthers={standing.length > 1}
            onMerge={() => setMergingScope(open.scope)}
            onClose={() => setOpenScope(null)}
          />
        )
      }
    >
      {merged !== null && (
        <div role="status">
          <Notice title={words.merged(merged.name, merged.into)}>{words.moved(merged.moved)}</Notice>
        </div>
      )}
      {hamlets.data !== undefined ? (
        <Stack gap="far">
          <Stack gap="near">
            <p>{words.count(standing.length, standing.reduce((sum, { households }) => sum + households, 0))}</p>
            <HamletTable hamlets={standing} openScope={openScope} onOpen={({ scope }) => setOpenScope(scope)} />
          </Stack>
          <Ended ended={hamlets.data.ended} />
        </Stack>
      ) : hamlets.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice title={words.failed} problem={problemOf(hamlets.error)} onAgain={() => void hamlets.refetch()} />
      )}
      <MergeSheet
        commune={commune}
        hamlet={merging}
        others={standing.filter(({ scope }) => scope !== mergingScope)}
        onClose={() => setMergingScope(null)}
        onMerged={(done) => {
          setOpenScope(null);
          setMerged(done);
        }}
      />
    </DeskPage>
  );
}

function Ended({ ended }: { ended: Answers['place']['hamletsInWork']['ended'] }) {
  const words = useWords(hamletsWords);
  if (ended.length === 0) return null;
  return (
    <Section title={words.ended}>
      <List boxed>
        {ended.map(({ name, into, endedAt }) => (
          <ListRow key={name} title={words.endedInto(name, into)} sub={words.endedOn(formatDateTime(endedAt))} />
        ))}
      </List>
    </Section>
  );
}

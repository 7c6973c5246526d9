import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { problemOf } from '#client/api/client.ts';
import { readAgain, trpc } from '#client/api/query.tsx';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { useWords } from '#client/ui/words.ts';
import { AddVolunteer } from './add-volunteer.tsx';
import { type EnrolmentLink, LinkCard } from './link-card.tsx';
import { type Volunteer, VolunteerTable } from './volunteer-table.tsx';
import css from './volunteers-screen.module.css';
import { volunteersWords } from './volunteers.words.ts';

/** The people who visit: who they are, where, since when their phone was heard of, and the link that makes it theirs. */
export function VolunteersScreen({ commune, communeName }: { commune: string; communeName: string }) {
  const words = useWords(volunteersWords);
  const queryClient = useQueryClient();
  const volunteers = useQuery(trpc.account.volunteers.queryOptions({ commune }, readAgain));
  const hamlets = useQuery(trpc.place.hamlets.queryOptions({ commune })).data;
  const renew = useMutation(trpc.account.newEnrolment.mutationOptions());
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<EnrolmentLink | null>(null);
  const [renewing, setRenewing] = useState<Volunteer | null>(null);

  function show(next: EnrolmentLink) {
    setAdding(false);
    setLink(next);
    void queryClient.invalidateQueries(trpc.account.volunteers.queryFilter({ commune }));
  }

  function makeNew(volunteer: Volunteer) {
    setRenewing(volunteer);
    renew.mutate({ accountId: volunteer.id }, { onSuccess: (made) => show({ name: volunteer.name, ...made }) });
  }

  const people = volunteers.data;
  const connected = people?.filter(({ phones }) => phones > 0).length ?? 0;
  return (
    <DeskPage
      title={words.title}
      until={communeName}
      actions={
        <Button kind="main" icon={<UserPlus aria-hidden="true" />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      {link !== null && (
        <LinkCard key={link.link} link={link} communeName={communeName} onDone={() => setLink(null)} />
      )}
      {renew.error !== null && renewing !== null && (
        <ProblemNotice
          title={words.makeFailed(renewing.name)}
          problem={problemOf(renew.error)}
          onAgain={() => makeNew(renewing)}
        />
      )}
      {people !== undefined ? (
        <div className={link === null ? css.people : css.besideLink}>
          {people.length > 0 && <p>{words.count(people.length, connected)}</p>}
          <VolunteerTable
            volunteers={people}
            busyId={renew.isPending ? (renewing?.id ?? null) : null}
            onNewLink={makeNew}
            onAdd={() => setAdding(true)}
          />
        </div>
      ) : volunteers.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice
          title={words.failed}
          problem={problemOf(volunteers.error)}
          onAgain={() => void volunteers.refetch()}
        />
      )}
      <AddVolunteer
        commune={commune}
        hamlets={hamlets}
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={show}
      />
    </DeskPage>
  );
}

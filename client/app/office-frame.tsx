import type { ReactNode } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Building2, ClipboardCheck, ClipboardList, FileSpreadsheet, House, MapPinned, PackageOpen, Users } from 'lucide-react';
import { Redirect } from 'wouter';
import { isFieldRole } from '#shared/account/role.ts';
import { problemOf } from '#client/api/client.ts';
import { type Answers, OfficeQueries, trpc } from '#client/api/query.tsx';
import { useToLookAt } from '#client/api/use-to-look-at.ts';
import {
  boardAddress,
  broughtAddress,
  hamletsAddress,
  householdsAddress,
  importAddress,
  reviewAddress,
  volunteersAddress,
} from '#client/parts/office-addresses.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { Button } from '#client/ui/button.tsx';
import { DeskFrame, type NavGroup } from '#client/ui/desk-frame.tsx';
import { DeskPage } from '#client/ui/desk-page.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { setLanguage, useLanguage, useWords } from '#client/ui/words.ts';
import css from './office-frame.module.css';
import { officeWords } from './office-frame.words.ts';

export type Me = NonNullable<Answers['account']['me']>;

/** A commune that the reader may look at. */
export interface Place {
  code: string;
  name: string;
}

interface OfficeFrameProps {
  /** Code of the commune that is being looked at; null at the province. */
  commune: string | null;
  children: (me: Me, communes: readonly Place[]) => ReactNode;
}

/** Around every screen of the office: who is signed in, where they may go, the way out. */
export function OfficeFrame({ commune, children }: OfficeFrameProps) {
  return (
    <OfficeQueries>
      <OfficeDoor commune={commune}>{children}</OfficeDoor>
    </OfficeQueries>
  );
}

function OfficeDoor({ commune, children }: OfficeFrameProps) {
  const words = useWords(officeWords);
  const me = useQuery(trpc.account.me.queryOptions());
  const signedIn = me.data !== undefined && me.data !== null && !isFieldRole(me.data.role);
  const communes = useQuery(trpc.place.communes.queryOptions(undefined, { enabled: signedIn }));
  const toLookAt = useToLookAt(me.data && signedIn && mayWorkIn(me.data) ? commune : null);
  const waiting = (toLookAt.kept ?? 0) + (toLookAt.disputes ?? 0);
  if (me.data === null) return <Redirect to="/dang-nhap" replace />;
  if (me.data !== undefined && !signedIn) return <Redirect to="/" replace />;
  const failed = me.error ?? communes.error;
  if (me.data === undefined || communes.data === undefined) {
    return (
      <DeskPage title={words.communes}>
        {failed === null ? (
          <Waiting words={words.opening} />
        ) : (
          <ProblemNotice
            title={words.openFailed}
            problem={problemOf(failed)}
            onAgain={() => void (me.data === undefined ? me : communes).refetch()}
          />
        )}
      </DeskPage>
    );
  }
  const place = communes.data.find(({ code }) => code === commune);
  return (
    <DeskFrame
      navLabel={words.nav}
      brand={me.data.communeName ?? me.data.provinceName ?? words.role[me.data.role]}
      groups={groupsFor(me.data, { place, waiting }, words)}
      foot={<RailFoot me={me.data} />}
    >
      {children(me.data, communes.data)}
    </DeskFrame>
  );
}

/** A commune's own people work in it; a department compares communes and looks into one; an administrator does both. */
function groupsFor(
  me: Me,
  { place, waiting }: { place: Place | undefined; waiting: number },
  words: (typeof officeWords)['vi'],
): NavGroup[] {
  const above: NavGroup[] =
    me.communeCode === null
      ? [{ items: [{ href: '/tinh', label: words.communes, icon: <Building2 aria-hidden="true" /> }] }]
      : [];
  if (place === undefined) return above;
  const looking = [
    { href: boardAddress(place.code), label: words.board, icon: <ClipboardList aria-hidden="true" /> },
    { href: householdsAddress(place.code), label: words.households, icon: <House aria-hidden="true" /> },
  ];
  const working = [
    {
      href: reviewAddress(place.code),
      label: words.review,
      icon: <ClipboardCheck aria-hidden="true" />,
      count: waiting,
    },
    { href: importAddress(place.code), label: words.import, icon: <FileSpreadsheet aria-hidden="true" /> },
    { href: broughtAddress(place.code), label: words.brought, icon: <PackageOpen aria-hidden="true" /> },
    { href: hamletsAddress(place.code), label: words.hamlets, icon: <MapPinned aria-hidden="true" /> },
    { href: volunteersAddress(place.code), label: words.volunteers, icon: <Users aria-hidden="true" /> },
  ];
  const items = mayWorkIn(me) ? [...looking, ...working] : looking;
  return [...above, me.communeCode === null ? { title: place.name, items } : { items }];
}

/** Whether the reader changes things in the communes they see, or only looks. The server decides again. */
export function mayWorkIn(me: Me): boolean {
  return me.role !== 'department';
}

function RailFoot({ me }: { me: Me }) {
  const words = useWords(officeWords);
  const language = useLanguage();
  const signOut = useMutation(
    trpc.account.signOut.mutationOptions({
      // A whole new page: nothing of what was read stays in this one's memory.
      onSuccess: () => window.location.assign('/dang-nhap'),
    }),
  );
  return (
    <div className={css.foot}>
      <p className={css.who}>
        <strong>{me.name}</strong>
        <br />
        <span className={css.role}>{words.role[me.role]}</span>
      </p>
      {signOut.error !== null && <ProblemNotice title={words.signOut} problem={problemOf(signOut.error)} />}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
          <span lang={language === 'vi' ? 'en' : 'vi'}>{words.otherLanguage}</span>
        </Button>
        <Button
          kind="quiet"
          busy={signOut.isPending ? words.signingOut : undefined}
          onClick={() => signOut.mutate()}
        >
          {words.signOut}
        </Button>
      </div>
    </div>
  );
}

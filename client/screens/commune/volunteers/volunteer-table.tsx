import type { Answers } from '#client/api/query.tsx';
import { Button } from '#client/ui/button.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { volunteersWords } from './volunteers.words.ts';

export type Volunteer = Answers['account']['volunteers'][number];

interface VolunteerTableProps {
  volunteers: readonly Volunteer[];
  /** Whose link is being made. */
  busyId: string | null;
  onNewLink: (volunteer: Volunteer) => void;
  onAdd: () => void;
}

export function VolunteerTable({ volunteers, busyId, onNewLink, onAdd }: VolunteerTableProps) {
  const words = useWords(volunteersWords);
  return (
    <DataTable<Volunteer>
      caption={words.table}
      hideCaption
      columns={[
        { key: 'name', title: words.name, cell: ({ name }) => name },
        {
          key: 'role',
          title: words.roleColumn,
          cell: ({ role }) => (role === 'lead' ? words.role.lead : words.role.volunteer),
        },
        {
          key: 'hamlets',
          title: words.hamlets,
          cell: ({ hamlets }) => (hamlets.length === 0 ? words.noHamlets : hamlets.join(', ')),
        },
        {
          key: 'phones',
          title: words.phones,
          cell: ({ phones }) => (phones > 0 ? words.phoneCount(phones) : words.noPhone),
        },
        {
          key: 'seen',
          title: words.lastSeen,
          cell: ({ lastSeenAt }) => (lastSeenAt === null ? words.never : formatDateTime(lastSeenAt)),
        },
        {
          key: 'link',
          title: words.link,
          cell: (volunteer) => (
            <>
              {volunteer.linkOpenUntil !== null && <p>{words.linkOpen(formatDateTime(volunteer.linkOpenUntil))}</p>}
              <Button
                kind="quiet"
                aria-label={words.newLinkFor(volunteer.name)}
                busy={busyId === volunteer.id ? words.making : undefined}
                onClick={() => onNewLink(volunteer)}
              >
                {words.newLink}
              </Button>
            </>
          ),
        },
      ]}
      rows={volunteers}
      rowKey={({ id }) => id}
      empty={
        <Empty
          title={words.emptyTitle}
          action={
            <Button kind="main" onClick={onAdd}>
              {words.add}
            </Button>
          }
        >
          {words.emptyNext}
        </Empty>
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { disputesOf } from '#shared/household/disputes.ts';
import { problemOf } from '#client/api/client.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { useSettling } from '#client/api/use-settling.ts';
import { DecidedSection, DeskDispute, MeanwhileNotice, type Settling } from '#client/parts/desk-dispute.tsx';
import { everyHousehold, householdsAddress } from '#client/parts/office-addresses.ts';
import { aboutWords } from '#client/parts/opinion-words.ts';
import { opinionWords } from '#client/parts/opinions.words.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Waiting } from '#client/ui/progress.tsx';
import { SidePane } from '#client/ui/side-pane.tsx';
import { Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import type { DisputeLine } from './dispute-table.tsx';
import { disputesWords } from './disputes.words.ts';

interface DisputePaneProps {
  commune: string;
  line: DisputeLine;
  onClose: () => void;
}

/** Everything in one household about which people say different things, and what was settled there. */
export function DisputePane({ commune, line, onClose }: DisputePaneProps) {
  const words = useWords(disputesWords);
  const { scope, householdId, headName, hamletName } = line;
  const household = useQuery(trpc.household.open.queryOptions({ commune, scope, householdId }, readAgain));
  const settling = useSettling(commune, scope, household.data);
  return (
    <SidePane title={headName} sub={hamletName} onClose={onClose}>
      {household.data !== undefined ? (
        <Opinions file={household.data} settling={settling} />
      ) : household.error === null ? (
        <Waiting words={words.opening} />
      ) : (
        <ProblemNotice
          title={words.openFailed}
          problem={problemOf(household.error)}
          onAgain={() => void household.refetch()}
        />
      )}
      <div>
        <ButtonLink kind="quiet" href={householdsAddress(commune, { ...everyHousehold, scope, search: headName })}>
          {words.openHousehold}
        </ButtonLink>
      </div>
    </SidePane>
  );
}

function Opinions({ file, settling }: { file: Answers['household']['open']; settling: Settling }) {
  const words = useWords(disputesWords);
  const opinions = useWords(opinionWords);
  const disputes = disputesOf(file);
  return (
    <Stack>
      <MeanwhileNotice settling={settling} />
      {disputes.length === 0 && <p role="status">{words.allSettled}</p>}
      {disputes.map((dispute) => (
        <DeskDispute
          key={`${dispute.memberId ?? ''}${dispute.field}`}
          open
          dispute={dispute}
          about={aboutWords(dispute, file, opinions)}
          settling={settling}
        />
      ))}
      <DecidedSection file={file} settling={settling} />
    </Stack>
  );
}

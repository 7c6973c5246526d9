import { useQuery } from '@tanstack/react-query';
import { coverageOf, revisitOf } from '#shared/coverage/coverage.ts';
import { type HouseholdFile, visitsOf } from '#shared/household/household-file.ts';
import { particularsOf } from '#shared/household/household.ts';
import { problemOf } from '#client/api/client.ts';
import { type Answers, readAgain, trpc } from '#client/api/query.tsx';
import { useSettling } from '#client/api/use-settling.ts';
import { CoverageLine } from '#client/parts/coverage-shape.tsx';
import { DecidedSection, MeanwhileNotice, type Settling } from '#client/parts/desk-dispute.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { ProblemNotice } from '#client/parts/problem-notice.tsx';
import { formatDateTime, formatDay } from '#client/ui/format.ts';
import { Waiting } from '#client/ui/progress.tsx';
import { SidePane } from '#client/ui/side-pane.tsx';
import { Section } from '#client/ui/card.tsx';
import { useWords } from '#client/ui/words.ts';
import { HouseholdFacts } from './household-facts.tsx';
import { FileList, VisitList } from './household-history.tsx';
import { MemberList } from './household-members.tsx';
import css from './household-pane.module.css';
import { paneWords } from './household-pane.words.ts';
import type { HouseholdLine } from './household-table.tsx';
import { type HouseholdMoved, MoveHousehold } from './move-household.tsx';

interface HouseholdPaneProps {
  commune: string;
  line: HouseholdLine;
  /** Whether the reader decides about what people say differently, or only looks. */
  maySettle: boolean;
  onClose: () => void;
  /** `null`: the reader may not move it. */
  onMoved: ((moved: HouseholdMoved) => void) | null;
}

/** One household beside the list: where it stands and why, its people, its files, who came and when. */
export function HouseholdPane({ commune, line, maySettle, onClose, onMoved }: HouseholdPaneProps) {
  const words = useWords(paneWords);
  const household = useQuery(
    trpc.household.open.queryOptions({ commune, scope: line.scope, householdId: line.id }, readAgain),
  );
  const settling = useSettling(commune, line.scope, household.data);
  return (
    <SidePane
      title={line.headName}
      sub={line.hamletName}
      onClose={onClose}
      actions={onMoved && <MoveHousehold key={line.id} commune={commune} line={line} onMoved={onMoved} />}
    >
      {household.data !== undefined ? (
        <HouseholdStory file={household.data} settling={maySettle ? settling : null} />
      ) : household.error === null ? (
        <Waiting words={words.waiting} />
      ) : (
        <ProblemNotice
          title={words.failed}
          problem={problemOf(household.error)}
          onAgain={() => void household.refetch()}
        />
      )}
    </SidePane>
  );
}

type Opened = Answers['household']['open'];

function HouseholdStory({ file, settling }: { file: Opened; settling: Settling | null }) {
  const words = useWords(paneWords);
  return (
    <>
      <MeanwhileNotice settling={settling} />
      <Standing file={file} />
      <HouseholdFacts file={file} settling={settling} />
      <Section title={words.members}>
        <MemberList file={file} settling={settling} />
      </Section>
      {visitsOf(file).length > 0 && (
        <>
          <Section title={words.files}>
            <FileList file={file} />
          </Section>
          <Section title={words.history}>
            <VisitList file={file} />
          </Section>
        </>
      )}
      <DecidedSection file={file} settling={settling} />
      {file.names.length > 0 && (
        <Section title={words.otherNames}>
          <p>{file.names.map(({ household }) => particularsOf(household).headName).join(', ')}</p>
        </Section>
      )}
    </>
  );
}

function Standing({ file }: { file: HouseholdFile }) {
  const words = useWords(paneWords);
  const field = useWords(fieldWords);
  const coverage = coverageOf(file);
  const last = visitsOf(file)[0];
  const revisitOn = revisitOf(file);
  return (
    <div className={css.standing}>
      <p className={css.kind}>
        <CoverageLine kind={coverage.kind} />
      </p>
      {coverage.kind === 'visited' && <p>{missingWords(file, coverage, field.skillAlone, words)}</p>}
      {coverage.kind === 'covered' && <p>{words.coveredBy(nameOf(file, coverage.by))}</p>}
      <p>
        {last === undefined
          ? words.neverVisited
          : words.lastVisit(last.by.name, formatDateTime(last.at), field.outcome[last.outcome].toLocaleLowerCase('vi'))}
      </p>
      {revisitOn !== null && <p>{words.revisit(formatDay(revisitOn))}</p>}
    </div>
  );
}

function missingWords(
  file: HouseholdFile,
  coverage: Extract<ReturnType<typeof coverageOf>, { kind: 'visited' }>,
  skillAlone: (typeof fieldWords)['vi']['skillAlone'],
  words: (typeof paneWords)['vi'],
): string {
  const missing = coverage.missing.map((skill) => skillAlone[skill]).join(', ');
  return coverage.nearest === null ? words.missing(missing) : words.missingFor(missing, nameOf(file, coverage.nearest));
}

function nameOf(file: HouseholdFile, memberId: string): string {
  return file.members[memberId]?.identity.value.name ?? '';
}

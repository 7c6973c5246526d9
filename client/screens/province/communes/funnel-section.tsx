import { sumOf } from '#client/parts/tally-figures.ts';
import { Card } from '#client/ui/card.tsx';
import { formatCount } from '#client/ui/format.ts';
import { StackedBar, type StackedPart } from '#client/ui/stacked-bar.tsx';
import { type Column, DataTable } from '#client/ui/table.tsx';
import { useWords } from '#client/ui/words.ts';
import { type CommuneFigures, type Funnel, funnelOf, hasList, type PovertyGroup } from './communes-figures.ts';
import css from './funnel-section.module.css';
import { funnelSentences } from './communes-sentences.ts';
import { communesWords } from './communes.words.ts';

const groups = ['poor', 'nearPoor'] as const satisfies readonly PovertyGroup[];

/** The smartphone question: on the list, reviewed, without; for the province in words and bars, then by commune. */
export function FunnelSection({ communes }: { communes: readonly CommuneFigures[] }) {
  const words = useWords(communesWords);
  const total = sumOf(communes);
  const anyListed = groups.some((group) => funnelOf(total, group).listed > 0);
  return (
    <>
      <Card title={words.funnelTitle}>
        {funnelSentences(communes, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Card>
      {anyListed && (
        <>
          <div className={css.groups}>
            {groups.map((group) => (
              <Card key={group} title={words.group[group]}>
                <FunnelSteps funnel={funnelOf(total, group)} />
              </Card>
            ))}
          </div>
          <FunnelTable communes={communes.filter(hasList)} />
        </>
      )}
    </>
  );
}

/** Three bars on one scale, so that what falls away between two of them can be seen. */
function FunnelSteps({ funnel }: { funnel: Funnel }) {
  const words = useWords(communesWords);
  const { listed, reviewed, unknown, without } = funnel;
  const steps: { label: string; value: string; parts: StackedPart[] }[] = [
    {
      label: words.listed,
      value: words.listedValue(listed),
      parts: [{ shape: 'full', label: words.listed, count: listed }],
    },
    {
      label: words.reviewed,
      value: words.reviewedValue(reviewed, listed, unknown),
      parts: [
        { shape: 'full', label: words.reviewed, count: reviewed },
        { shape: 'none', label: words.unknown, count: unknown },
      ],
    },
    {
      label: words.without,
      value: words.withoutValue(without, reviewed),
      parts: [
        { shape: 'attention', label: words.without, count: without },
        { shape: 'none', label: words.others, count: listed - without },
      ],
    },
  ];
  return (
    <div className={css.group}>
      {steps.map(({ label, value, parts }) => (
        <div key={label} className={css.step}>
          <p className={css.stepWords}>
            <span>{label}</span>
            <strong>{value}</strong>
          </p>
          {listed > 0 && <StackedBar bare label={label} parts={parts} />}
        </div>
      ))}
    </div>
  );
}

function FunnelTable({ communes }: { communes: readonly CommuneFigures[] }) {
  const words = useWords(communesWords);
  const columns: Column<CommuneFigures>[] = [
    { key: 'name', title: words.commune, cell: ({ name }) => name },
    ...groups.flatMap((group): Column<CommuneFigures>[] => [
      {
        key: `${group}Listed`,
        title: words.funnelColumn[`${group}Listed`],
        numeric: true,
        cell: ({ tally }) => formatCount(funnelOf(tally, group).listed),
      },
      {
        key: `${group}Reviewed`,
        title: words.funnelColumn[`${group}Reviewed`],
        numeric: true,
        cell: ({ tally }) => <Reviewed funnel={funnelOf(tally, group)} />,
      },
      {
        key: `${group}Without`,
        title: words.funnelColumn[`${group}Without`],
        numeric: true,
        cell: ({ tally }) => {
          const { without, reviewed } = funnelOf(tally, group);
          return words.ofHouseholds(without, reviewed);
        },
      },
    ]),
  ];
  return (
    <DataTable
      caption={words.funnelTable}
      columns={columns}
      rows={communes}
      rowKey={({ code }) => code}
      empty={null}
    />
  );
}

function Reviewed({ funnel }: { funnel: Funnel }) {
  const words = useWords(communesWords);
  return (
    <>
      {words.ofHouseholds(funnel.reviewed, funnel.listed)}
      {funnel.unknown > 0 && <span className={css.unknown}>{words.unknownCount(funnel.unknown)}</span>}
    </>
  );
}

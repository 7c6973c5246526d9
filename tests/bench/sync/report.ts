import { inWords, kilobytes, quantile, short, spreadOf, table, times } from '../figures.ts';
import type { Contestant, Feat, Measured } from './contest.ts';
import type { Morning } from './crowd.ts';
import type { Throughput } from './gate.ts';

/** Everything that one contestant has shown of one feat. */
export interface Showing {
  who: string;
  kind: Contestant['kind'];
  feat: Feat;
  runs: Measured[];
}

/** Peers have to be left behind by so much. */
const wanted = 10;

export function featTable(title: string, feat: Feat, showings: Showing[]): string {
  const those = showings.filter((one) => one.feat === feat && one.runs.length > 0);
  if (those.length === 0) return '';
  const ours = those.find(({ kind }) => kind === 'ours');
  const rows = those.map(({ who, kind, runs }) => [
    kind === 'limit' ? `(limit) ${who}` : who,
    inWords(spreadOf(runs.map(({ ms }) => ms))),
    seenAt(runs),
    kilobytes(medianOf(runs, ({ up }) => up)),
    kilobytes(medianOf(runs, ({ down }) => down)),
    ours === undefined || kind === 'ours' ? '' : times(msOf(runs), msOf(ours.runs)),
  ]);
  return table(title, [['', 'ms, min / median / max', 'on screen', 'up', 'down', 'times ours'], ...rows]);
}

/** How far ahead of each peer, by the medians; said as it is. */
export function lead(showings: Showing[]): string {
  const rows = showings.flatMap(({ who, kind, feat, runs }) => {
    const ours = showings.find((one) => one.kind === 'ours' && one.feat === feat);
    if (kind !== 'peer' || ours === undefined || runs.length === 0) return [];
    const ratio = msOf(runs) / msOf(ours.runs);
    const isAsked = feat === 'first fetch' || feat === 'push';
    return [[feat, who, `${short(ratio)}×`, isAsked ? `${wanted}× wanted: ${ratio >= wanted ? 'met' : 'NOT MET'}` : '']];
  });
  return rows.length === 0 ? '' : table('Time of each peer : ours', rows);
}

export function throughputTable(runs: Throughput[][]): string {
  const rows = (runs[0] ?? []).map(({ what }, index) => {
    const seen = runs.map((run) => run[index]?.perSecond ?? Number.NaN);
    return [what, inWords(spreadOf(seen))];
  });
  return table('Operations a second into PostgreSQL (fsync on)', [['', 'min / median / max'], ...rows]);
}

export function crowdTable(mornings: Map<number, Morning[]>): string {
  const rows = [...mornings].map(([phones, runs]) => [
    String(phones),
    ...[0.5, 0.95, 1].map((share) => inWords(spreadOf(runs.map(({ times: seen }) => quantile(seen, share))))),
    String(runs.reduce((sum, { failures }) => sum + failures.length, 0)),
    String(runs.reduce((sum, { again }) => sum + again, 0)),
  ]);
  return table('Phones that enrol and fetch their own hamlet in the same moment (ms; min / median / max of the runs)', [
    ['phones', 'p50', 'p95', 'max', 'given up', 'asked again'],
    ...rows,
  ]);
}

function medianOf(runs: readonly Measured[], figure: (run: Measured) => number): number {
  return quantile(runs.map(figure), 0.5);
}

function msOf(runs: readonly Measured[]): number {
  return medianOf(runs, ({ ms }) => ms);
}

function seenAt(runs: readonly Measured[]): string {
  return runs.every(({ visibleMs }) => visibleMs !== undefined) ? short(medianOf(runs, ({ visibleMs }) => visibleMs ?? Number.NaN)) : '';
}

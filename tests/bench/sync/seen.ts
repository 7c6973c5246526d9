import { quantile } from '../figures.ts';
import type { Feat, Measured } from './contest.ts';
import type { Morning } from './crowd.ts';
import type { Throughput } from './gate.ts';
import type { QuietPulls } from './quiet-pull.ts';
import type { Showing } from './report.ts';
import type { Seen } from './targets.ts';

/** What the targets ask about, taken from everything that was measured: the medians, unless they ask for a p95. */
export function seenIn(results: {
  onSlowProfile: Showing[];
  saves: number[];
  quiet: QuietPulls | null;
  throughputs: Throughput[][];
  thirdLoad: number[];
  mornings: Map<number, Morning[]>;
}): Seen {
  const { onSlowProfile, saves, quiet, throughputs, thirdLoad, mornings } = results;
  const ours = (feat: Feat, figure: (run: Measured) => number | undefined) => {
    const runs = onSlowProfile.find((one) => one.kind === 'ours' && one.feat === feat)?.runs ?? [];
    return atShare(runs.map((run) => figure(run) ?? Number.NaN), 0.5);
  };
  const rateOf = (what: string) =>
    atShare(throughputs.flatMap((run) => run.filter((one) => one.what === what).map(({ perSecond }) => perSecond)), 0.5);
  const failures = [...mornings.values()].flat().map((morning) => morning.failures.length);
  return {
    saveP95: atShare(saves, 0.95),
    ownHamlet: ours('own hamlet', ({ ms }) => ms),
    commune: ours('first fetch', ({ ms }) => ms),
    openHamlet: ours('cold open, own hamlet', ({ ms }) => ms),
    openCommune: ours('cold open', ({ ms }) => ms),
    heap: ours('first fetch', ({ heap }) => heap),
    push: ours('push', ({ ms }) => ms),
    pushUp: ours('push', ({ up }) => up),
    pushRequests: ours('push', ({ requests }) => requests),
    quietBytes: quiet === null ? null : quiet.bytes.up + quiet.bytes.down,
    quietP95: atShare(quiet?.times ?? [], 0.95),
    delta: ours('delta', ({ ms }) => ms),
    deltaDown: ours('delta', ({ down }) => down),
    gate500: rateOf('gate, 16 hamlets, batches of 500'),
    gate50: rateOf('gate, 16 hamlets, batches of 50'),
    hot: rateOf('gate, one hot hamlet, batches of 50'),
    pushP95AtThird: atShare(thirdLoad, 0.95),
    crowdFailures: failures.length === 0 ? null : failures.reduce((sum, one) => sum + one, 0),
  };
}

function atShare(values: number[], share: number): number | null {
  return values.length === 0 ? null : quantile(values, share);
}

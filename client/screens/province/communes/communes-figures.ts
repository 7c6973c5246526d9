import { compareWords } from '#shared/base/text.ts';
import type { Tally } from '#shared/coverage/tally.ts';

/** One commune of the province: numbers of all its households. */
export interface CommuneFigures {
  code: string;
  name: string;
  hamlets: number;
  tally: Tally;
  lastVisitAt: string | null;
}

export type PovertyGroup = 'poor' | 'nearPoor';

/** The smartphone question of one group: on the list → reviewed → without. Unknown is what was not reviewed. */
export interface Funnel {
  listed: number;
  reviewed: number;
  unknown: number;
  without: number;
}

/** Whether the commune has a list at all: without one there is nothing to compare. */
export function hasList(commune: CommuneFigures): boolean {
  return commune.tally.households > 0;
}

/** Largest share of doors nobody has been to first, then the greater number; communes without a list come last. */
export function laggingFirst(communes: readonly CommuneFigures[]): CommuneFigures[] {
  return [...communes].sort(
    (a, b) =>
      Number(hasList(b)) - Number(hasList(a)) ||
      openShare(b.tally) - openShare(a.tally) ||
      b.tally.notVisited - a.tally.notVisited ||
      compareWords(a.name, b.name),
  );
}

/** At most `count` communes that lag, worst first: they have doors nobody has been to. */
export function laggards(communes: readonly CommuneFigures[], count: number): CommuneFigures[] {
  return laggingFirst(communes)
    .filter((commune) => commune.tally.notVisited > 0)
    .slice(0, count);
}

export function funnelOf(tally: Tally, group: PovertyGroup): Funnel {
  const listed = tally[`${group}Listed`];
  const reviewed = tally[`${group}Reviewed`];
  return { listed, reviewed, unknown: listed - reviewed, without: tally[`${group}WithoutSmartphone`] };
}

/** Poor and near-poor together, as the department reports them. */
export function bothGroups(tally: Tally): Funnel {
  const [poor, near] = [funnelOf(tally, 'poor'), funnelOf(tally, 'nearPoor')];
  return {
    listed: poor.listed + near.listed,
    reviewed: poor.reviewed + near.reviewed,
    unknown: poor.unknown + near.unknown,
    without: poor.without + near.without,
  };
}

function openShare(tally: Tally): number {
  return tally.households === 0 ? 0 : tally.notVisited / tally.households;
}

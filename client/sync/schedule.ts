import type { Problem, ProblemCode } from '#shared/base/problem.ts';

/** How a round ended: `null` where nothing went wrong. */
export interface RoundOutcome {
  push: Problem | null;
  pull: Problem | null;
}

export interface Circumstances {
  /** Rounds in a row that did not get through. */
  failures: number;
  waiting: number;
  isVisible: boolean;
  isOnline: boolean;
  /** 0 up to 1. */
  chance: number;
}

/**
 * How long until the next round, in milliseconds; `null`: not before somebody asks. What may pass by itself is tried
 * again, ever more rarely and scattered by chance, so that a thousand phones do not knock at once; while somebody is
 * looking, within five seconds. What the server has refused is not tried again blindly.
 */
export function nextRoundIn({ push, pull }: RoundOutcome, now: Circumstances): number | null {
  if (mayPass(pull) || mayPass(push)) return now.chance * ceiling(now);
  if (pull !== null || !now.isVisible) return null;
  if (push === null && now.waiting > 0) return 5_000;
  return 45_000 + now.chance * 30_000;
}

/** Whether a problem may be gone the next time, with nobody doing anything about it. */
export function mayPass(problem: Problem | null): boolean {
  return problem !== null && passing.has(problem.code);
}

const passing: ReadonlySet<ProblemCode> = new Set([
  'account.too-many-tries',
  'device.storage-failed',
  'server.busy',
  'server.failed',
  'server.not-understood',
  'server.unreachable',
]);

function ceiling({ failures, isVisible, isOnline }: Circumstances): number {
  const most = isVisible && isOnline ? 5_000 : 300_000;
  return Math.min(most, 500 * 2 ** Math.min(failures, 12));
}

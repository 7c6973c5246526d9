import type { PullRequest, ScopeAnswer } from '#shared/sync/pull.ts';
import { pullScope as wholePullScope } from '#server/sync/pull.ts';
import type { Reads } from '../storage.ts';

/** In front of server/sync/pull.ts: the same, in pages as small as the simulator wants them. */
export function pullScope(reads: Reads, asked: PullRequest['scopes'][number]): Promise<ScopeAnswer> {
  return wholePullScope(reads as never, asked, reads.page);
}

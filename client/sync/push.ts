import { Problem } from '#shared/base/problem.ts';
import type { KeptOperation } from '#client/store/kept-operation.ts';
import { maxOperationsPerPush, type PushRequest } from '#shared/sync/push.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import type { SyncPorts } from './ports.ts';
import { readPushReply } from './replies.ts';

/** What one request carries, unpacked. A weak uplink of 5 KB a second brings this over before patience ends. */
const charactersUnpacked = 192 * 1024;

/** Called when a part has been answered: so many of so many. */
export type SendingReport = (done: number, total: number) => void;

/**
 * Sends everything that waits, oldest first, until the commune has answered for all of it. A lost answer costs nothing:
 * the same operations go again under the same ids. A request that the server will not read is cut into smaller ones,
 * so that one piece of work never holds back the others.
 * Throws the Problem that stopped it, or that of the piece which was refused.
 */
export async function pushWaiting({ store, transport }: SyncPorts, report: SendingReport): Promise<void> {
  const refused = new Map<string, Problem>();
  let limit = maxOperationsPerPush;
  let done = 0;
  for (;;) {
    const waiting = store.waiting().filter(({ op }) => !refused.has(op.id));
    if (waiting.length === 0) break;
    report(done, done + waiting.length);
    const batch = oldestThatFit(waiting, limit, transport.charactersPerPush ?? charactersUnpacked);
    try {
      const reply = readPushReply(await transport.push(requestOf(batch, await store.nonce())));
      const answers = reply.answers.filter(({ id }) => isIn(batch, id));
      if (answers.length === 0) throw new Problem('server.not-understood');
      await store.markAnswers(answers, reply.phone);
      done += answers.length;
      limit = Math.min(maxOperationsPerPush, limit * 2);
    } catch (fault) {
      if (!isAboutContent(fault)) throw fault;
      if (batch.length === 1) for (const { op } of batch) refused.set(op.id, fault);
      limit = Math.max(1, Math.ceil(batch.length / 2));
    }
  }
  for (const problem of refused.values()) throw problem;
}

/** The next request: groups by hamlet, oldest first within each. */
function requestOf(batch: readonly KeptOperation[], nonce: string | null): PushRequest {
  const groups = new Map<string, PushRequest['groups'][number]>();
  for (const { wire, scope } of batch) {
    const { id, seq, t, v, bv, at, b } = wire;
    const group = groups.get(scopeKey(scope)) ?? { commune: scope.commune, scope: scope.scope, ops: [] };
    group.ops.push({ id, seq, t, v, bv, at, b });
    groups.set(scopeKey(scope), group);
  }
  return { proto: 1, nonce, groups: [...groups.values()] };
}

function oldestThatFit(waiting: readonly KeptOperation[], limit: number, most: number): KeptOperation[] {
  const batch: KeptOperation[] = [];
  let characters = 0;
  for (const kept of waiting.slice(0, limit)) {
    characters += JSON.stringify(kept.wire).length;
    if (batch.length > 0 && characters > most) break;
    batch.push(kept);
  }
  return batch;
}

function isIn(batch: readonly KeptOperation[], id: string): boolean {
  return batch.some(({ op }) => op.id === id);
}

function isAboutContent(fault: unknown): fault is Problem {
  return fault instanceof Problem && (fault.code === 'request.invalid' || fault.code === 'request.too-large');
}

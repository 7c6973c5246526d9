import { uuidv7 } from 'uuidv7';
import { Problem } from '#shared/base/problem.ts';
import type { Queryable, Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { admitArrivals, read } from './gate.ts';
import { atHome } from './home.ts';
import { type KeptAside, lockUndecided, writeDecision } from './review-queries.ts';

export interface Decision {
  commune: string;
  scope: number;
  opId: string;
  sha: string;
  decision: 'accepted' | 'dismissed';
  by: string;
  at: Date;
}

/**
 * What an official decides about an operation that was set aside. Accepted, it goes through the gate in its author's
 * name; a second body under a used id goes under a new one. What the gate cannot apply cannot be accepted.
 * @throws Problem review.already-decided, or the code with which the gate refuses it
 */
export async function decide(sql: Sql, decision: Decision): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const kept = await lockUndecided(tx, decision);
    if (kept === null) throw new Problem('review.already-decided');
    if (decision.decision === 'accepted') await admitKept(tx, kept, decision.at);
    await writeDecision(tx, kept, decision);
  });
}

/** Through the gate of the hamlet where its household is now, in its author's name; under an id of its own where another body stands under its id. */
async function admitKept(tx: Queryable, { commune, scope, author, deviceId, envelope }: KeptAside, now: Date): Promise<void> {
  const [home] = await atHome(tx, { commune, scope }, [envelope], () => true);
  const sent = home?.envelopes[0] ?? envelope;
  for (const one of [sent, { ...sent, id: uuidv7() }]) {
    const arrivals = [{ ...read(one), author, deviceId }];
    const [answer] = await admitArrivals(tx, { scope: home?.scope ?? { commune, scope }, now, via: 'office', arrivals });
    if (answer?.kind !== 'quarantined') return;
    if (answer.code !== 'operation.body-differs') throw new Problem(answer.code);
  }
}

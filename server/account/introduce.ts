import { uuidv7 } from 'uuidv7';
import { Problem } from '#shared/base/problem.ts';
import type { Actor } from '#server/access/actor.ts';
import type { Clock } from '#server/clock.ts';
import type { Sql } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { keepHistoryIn } from '#server/sync/history.ts';
import { keepDevice, renewNonce } from './device-queries.ts';
import { moveSession } from './session-queries.ts';

interface Meeting {
  sql: Sql;
  actor: Actor;
  clock: Clock;
  sessionToken: string | null;
}

/**
 * A phone says who it is before its work is taken. A copy of another phone, or one restored from an old copy, becomes a
 * phone of its own: its work keeps its ids and is taken like any other.
 */
export function introduce(
  { sql, actor, clock, sessionToken }: Meeting,
  shown: { nonce: string | null; highestSeq: number },
): Promise<{ deviceId: string; nonce: string }> {
  const { deviceId } = actor;
  if (deviceId === null || sessionToken === null) throw new Problem('account.not-signed-in');
  const next = { nonce: uuidv7(), highestSeq: shown.highestSeq, now: clock() };
  return inTransaction(sql, async (tx) => {
    await keepHistoryIn(tx, { newId: uuidv7, now: next.now });
    const nonce = await renewNonce(tx, { deviceId, nonce: shown.nonce }, next);
    if (nonce !== null) return { deviceId, nonce };
    const copy = { deviceId: uuidv7(), accountId: actor.id, label: 'Bản sao', now: next.now };
    await keepDevice(tx, copy);
    await moveSession(tx, sessionToken, copy.deviceId);
    await renewNonce(tx, { deviceId: copy.deviceId, nonce: null }, next);
    return { deviceId: copy.deviceId, nonce: next.nonce };
  });
}

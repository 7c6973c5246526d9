import { type HouseholdFile, isFounded } from '#shared/household/household-file.ts';
import { mergedInto } from '#shared/household/merge.ts';
import { operationBodies, type Operation } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Tx } from '#server/db/connect.ts';
import { admitArrivals, read } from '#server/sync/gate.ts';
import { lockScope } from '#server/sync/gate-queries.ts';
import { dropHeld, heldFor } from '#server/sync/held-queries.ts';
import { keepHistoryIn } from '#server/sync/history.ts';
import type { Arrival } from '#server/sync/work.ts';
import { loadVersionedFiles } from './file-queries.ts';

export interface Move {
  from: Scope;
  /** Another hamlet of the commune; `null`: elsewhere. */
  to: number | null;
  households: string[];
  author: Doer;
  now: Date;
  /** UUIDv7 */
  newId: () => string;
}

/** Households that go together in one step of a move; each writes two operations. */
const householdsPerStep = 200;

/**
 * Moves households from one hamlet to another with all that is kept of them and all their names, in one transaction of
 * the caller's. What was held for them in the old hamlet is applied in the new one. What is not there stays where it is.
 * @returns how many households moved; other names of one are not counted
 */
export async function moveHouseholds(tx: Tx, move: Move): Promise<number> {
  await lockForMove(tx, move);
  let moved = 0;
  for (let first = 0; first < move.households.length; first += householdsPerStep) {
    moved += await moveStep(tx, move, move.households.slice(first, first + householdsPerStep));
  }
  return moved;
}

/** Both hamlets stand still until the transaction ends; the caller's must not hold one yet. */
export async function lockForMove(tx: Tx, { from, to, now, newId }: Pick<Move, 'from' | 'to' | 'now' | 'newId'>): Promise<void> {
  await keepHistoryIn(tx, { newId, now });
  for (const scope of [from.scope, ...(to === null ? [] : [to])].sort((a, b) => a - b)) {
    await lockScope(tx, { commune: from.commune, scope });
  }
}

async function moveStep(tx: Tx, { from, to, author, now, newId }: Move, ids: string[]): Promise<number> {
  const { files } = await loadVersionedFiles(tx, from, ids);
  const leaving = [...files.values()].filter(isFounded);
  // What waited here had seen nothing of where it goes.
  const held = await heldFor(tx, from, leaving.map(({ id }) => id), (envelope) => read({ ...envelope, bv: 0 }));

  function done(operation: Pick<Operation, 't' | 'b'>): Arrival {
    const envelope = { id: newId(), seq: 0, v: operationBodies[operation.t].version, bv: 0, at: now.toISOString(), ...operation };
    // Not read again: a whole household may be larger than what a phone may send.
    const { sha } = read(envelope);
    return { envelope, sha, reading: { kind: 'operation', operation: envelope as Operation }, author, deviceId: null };
  }

  const departures = leaving.map(({ id }) => done({ t: 'household.depart', b: { householdId: id, to } }));
  await admitArrivals(tx, { scope: from, now, via: 'office', arrivals: departures });
  if (to === null) return countHouseholds(leaving);
  const arrivals = leaving.map((file) => done({ t: 'household.arrive', b: { householdId: file.id, from: from.scope, file: { ...file } as never } }));
  await admitArrivals(tx, { scope: { commune: from.commune, scope: to }, now, via: 'office', arrivals: [...arrivals, ...held] });
  await dropHeld(tx, from, held.map(({ envelope }) => envelope.id));
  return countHouseholds(leaving);
}

function countHouseholds(files: HouseholdFile[]): number {
  return files.filter(({ household }) => mergedInto(household) === null).length;
}

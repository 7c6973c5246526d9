import { Problem } from '#shared/base/problem.ts';
import type { Doer } from '#server/access/actor.ts';
import type { Sql, Tx } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { allHouseholds } from '#server/household/household-queries.ts';
import { lockForMove, moveHouseholds } from '#server/household/move.ts';
import {
  beginHamletChange,
  copyGrants,
  endGrants,
  endHamlet,
  highestScope,
  holdHamlets,
  insertHamlets,
  isHamletName,
  isStanding,
} from './place-queries.ts';

interface Change {
  commune: string;
  author: Doer;
  now: Date;
  /** UUIDv7 */
  newId: () => string;
}

/**
 * Some households go to another hamlet, or (`to` is `null`) out of the commune.
 * @returns how many moved: what is not there any more stays where it is
 * @throws Problem hamlet.unknown unless both hamlets of the commune stand
 */
export function moveBetweenHamlets(
  sql: Sql,
  { commune, from, to, households, ...change }: Change & { from: number; to: number | null; households: string[] },
): Promise<number> {
  return inTransaction(sql, async (tx) => {
    await holdHamlets(tx, commune);
    await demandStanding(tx, commune, to === null ? [from] : [from, to]);
    return moveHouseholds(tx, { ...change, from: { commune, scope: from }, to, households });
  });
}

/**
 * A part of a hamlet becomes a hamlet of its own, with whoever works in the old one working in both.
 * @returns the new hamlet's number, and how many households moved there
 * @throws Problem hamlet.unknown, hamlet.name-taken
 */
export function splitHamlet(
  sql: Sql,
  { commune, from, name, households, ...change }: Change & { from: number; name: string; households: string[] },
): Promise<{ scope: number; moved: number }> {
  return inTransaction(sql, async (tx) => {
    await beginHamletChange(tx, commune);
    await demandStanding(tx, commune, [from]);
    if (await isHamletName(tx, commune, name)) throw new Problem('hamlet.name-taken');
    const scopeId = (await highestScope(tx, commune)) + 1;
    await insertHamlets(tx, commune, [{ scopeId, name }]);
    await copyGrants(tx, { commune, from, to: scopeId, now: change.now });
    const moved = await moveHouseholds(tx, { ...change, from: { commune, scope: from }, to: scopeId, households });
    return { scope: scopeId, moved };
  });
}

/**
 * A hamlet becomes a part of another: every household moves, whoever worked there works in the other, and work that phones
 * still have for the old one is taken in the new.
 * @returns how many households moved
 * @throws Problem hamlet.unknown
 */
export function mergeHamlets(sql: Sql, { commune, from, into, ...change }: Change & { from: number; into: number }): Promise<number> {
  return inTransaction(sql, async (tx) => {
    if (from === into) throw new Problem('hamlet.unknown');
    await beginHamletChange(tx, commune);
    await demandStanding(tx, commune, [from, into]);
    // Locked before looking: what comes into being in between would stay behind in a hamlet that nobody works in.
    await lockForMove(tx, { ...change, from: { commune, scope: from }, to: into });
    const households = await allHouseholds(tx, { commune, scope: from });
    const moved = await moveHouseholds(tx, { ...change, from: { commune, scope: from }, to: into, households });
    await copyGrants(tx, { commune, from, to: into, now: change.now });
    await endGrants(tx, { commune, scope: from }, change.now);
    await endHamlet(tx, { commune, scope: from, into, now: change.now });
    return moved;
  });
}

async function demandStanding(tx: Tx, commune: string, scopes: number[]): Promise<void> {
  for (const scope of scopes) if (!(await isStanding(tx, { commune, scope }))) throw new Problem('hamlet.unknown');
}

import type { Envelope } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import type { Queryable } from '#server/db/connect.ts';
import { householdPlaces, standingHamlet } from './home-queries.ts';

/** Operations that belong in one hamlet, in the order in which they were sent. */
export interface AtHome {
  scope: Scope;
  envelopes: Envelope[];
}

/**
 * Where operations that were sent for a hamlet belong now: a household may have moved, and a hamlet become a part of
 * another, while the phone had no signal. A household that never was in the hamlet is followed only to where
 * `mayFollow` says. Several hamlets come in ascending order; in another than it was sent for, an operation had seen nothing.
 */
export async function atHome(
  sql: Queryable,
  sent: Scope,
  envelopes: Envelope[],
  mayFollow: (scope: Scope) => boolean,
): Promise<AtHome[]> {
  const { commune } = sent;
  const [standing, places] = await Promise.all([
    standingHamlet(sql, sent),
    householdPlaces(sql, commune, envelopes.flatMap((envelope) => householdIn(envelope) ?? [])),
  ]);
  const here = { commune, scope: standing };
  const groups = new Map<number, Envelope[]>([]);
  for (const envelope of envelopes) {
    const all = places.get(householdIn(envelope) ?? '') ?? [];
    const home = all.find(({ isGone }) => !isGone)?.scope;
    const hasLeft = all.some(({ scope, isGone }) => isGone && (scope === sent.scope || scope === here.scope));
    const isFollowed = home !== undefined && (hasLeft || mayFollow({ commune, scope: home }));
    const scope = isFollowed ? home : here.scope;
    groups.set(scope, [...(groups.get(scope) ?? []), envelope]);
  }
  const ascending = [...groups].sort(([a], [b]) => a - b);
  return ascending.map(([scope, ops]) => ({ scope: { commune, scope }, envelopes: scope === sent.scope ? ops : ops.map(fromElsewhere) }));
}

// The versions of one hamlet say nothing of what somebody had seen of another.
function fromElsewhere(envelope: Envelope): Envelope {
  return { ...envelope, bv: 0 };
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The household that an operation names, before anybody has read it. */
function householdIn({ b }: Envelope): string | undefined {
  const id = typeof b === 'object' && b !== null && 'householdId' in b ? b.householdId : undefined;
  return typeof id === 'string' && uuidPattern.test(id) ? id.toLowerCase() : undefined;
}

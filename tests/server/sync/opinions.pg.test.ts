import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Actor } from '#server/access/actor.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { loadFiles } from '#server/household/file-queries.ts';
import { householdLines } from '#server/household/household-queries.ts';
import { admit } from '#server/sync/gate.ts';
import { sumDigest } from '#server/sync/gate-queries.ts';
import { binh, emptyHamlets, lan, minh, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const scope = { commune: '99001', scope: 1 };
const [inh, alsoInh] = [anId(700), anId(701)];
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyHamlets(database.sql);
  await send(lan, operation(1, 'household.register', registration(inh)), operation(2, 'household.register', registration(alsoInh)));
});

test('the commune counts the households about which two people say different things, until somebody settles it', async () => {
  await send(lan, operation(3, 'visit.log', met(inh, 801, 'yes')));
  await send(minh, operation(4, 'visit.log', met(inh, 802, 'no')));
  expect(await tally()).toMatchObject({ disputed: 1 });
  const verdict = { householdId: inh, memberId: null, field: 'smartphone', verdict: { kind: 'value', pick: anId(3), covers: [anId(3), anId(4)] }, reason: null };
  expect(await send(minh, { ...operation(5, 'fact.settle', verdict), bv: 4 })).toMatchObject([{ kind: 'ok' }]);
  expect(await tally()).toMatchObject({ disputed: 0, smartphoneYes: 1 });
});

test('only a team lead or an official settles, joins or lists: from a volunteer it is kept aside', async () => {
  const into = { householdId: alsoInh, into: inh, reason: null };
  expect(await send(lan, operation(6, 'household.merge', into))).toMatchObject([{ kind: 'quarantined', code: 'operation.not-yours' }]);
  const listing = { householdId: inh, headName: 'Lò Thị Ính', address: null, phone: null, poverty: 'poor', people: null };
  expect(await send(minh, operation(7, 'household.enlist', listing))).toMatchObject([{ kind: 'quarantined', code: 'operation.not-yours' }]);
  expect(await send(binh, operation(8, 'household.merge', into), operation(9, 'household.enlist', listing))).toMatchObject([{ kind: 'ok' }, { kind: 'ok' }]);
});

test('two entries of one household count as one while they are joined, and as two again when it is undone', async () => {
  await send(lan, operation(3, 'visit.log', met(inh, 801, 'yes')));
  await send(minh, operation(4, 'visit.log', met(alsoInh, 802, 'no')));
  await send(binh, operation(5, 'household.merge', { householdId: alsoInh, into: inh, reason: null }));
  expect(await tally()).toMatchObject({ households: 1, visits: 2, smartphoneKnown: 1, disputed: 1 });
  expect(await shown()).toEqual([inh]);

  // A phone that has not heard of it yet goes on under the other name.
  await send(lan, operation(6, 'visit.log', met(alsoInh, 803, 'no')));
  expect(await tally()).toMatchObject({ households: 1, visits: 3 });
  const lines = await householdLines(database.sql, { commune: scope.commune, scope: null, coverage: null, poverty: null });
  expect(lines).toMatchObject([{ id: inh, lastOutcome: 'met' }]);

  await send(binh, { ...operation(7, 'household.merge', { householdId: alsoInh, into: null, reason: null }), bv: 6 });
  expect(await tally()).toMatchObject({ households: 2, visits: 3, disputed: 0, smartphoneKnown: 2 });
  expect(await shown()).toEqual([inh, alsoInh]);
  expect((await loadFiles(database.sql, scope, [alsoInh])).get(alsoInh)?.visits).toHaveProperty(anId(803));
  const rows = await database.sql<{ digest: string }[]>`select digest from sync_scope where commune_code = ${scope.commune} and scope_id = 1`;
  expect(rows[0]?.digest).toBe(await sumDigest(database.sql, scope));
});

test('to join with a household that is not there yet waits for it', async () => {
  const into = { householdId: inh, into: anId(702), reason: null };
  expect(await send(minh, operation(5, 'household.merge', into))).toEqual([{ id: anId(5), kind: 'held', needs: 'household' }]);
  await send(lan, operation(6, 'household.register', registration(anId(702))));
  expect(await shown()).toEqual([alsoInh, anId(702)]);
});

function send(actor: Actor, ...envelopes: Envelope[]) {
  const { deviceId } = actor;
  return admit(database.sql, { scope, envelopes, author: actor, deviceId, via: deviceId === null ? 'office' : 'net', now: morning });
}

function operation(number: number, t: string, b: object): Envelope {
  return { id: anId(number), seq: number, t, v: t === 'visit.log' ? 2 : 1, bv: 0, at: morning.toISOString(), b };
}

function registration(householdId: string) {
  return { householdId, headName: 'Lò Thị Ính', address: null, phone: null, people: null, notTheSameAs: [] };
}

function met(householdId: string, visitId: number, smartphone: 'yes' | 'no') {
  return {
    outcome: 'met', visitId: anId(visitId), householdId, startedAt: morning.toISOString(), revisitOn: null,
    consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [], members: [],
    smartphone, broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
  };
}

async function tally() {
  return (await hamletTallies(database.sql, scope.commune))[0]?.tally;
}

async function shown() {
  const lines = await householdLines(database.sql, { commune: scope.commune, scope: null, coverage: null, poverty: null });
  return lines.map(({ id }) => id).sort();
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decidedIn, disputesOf } from '#shared/household/disputes.ts';
import { type Choice, reopening, settling } from '#shared/household/settle.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Actor } from '#server/access/actor.ts';
import type { Database } from '#server/db/connect.ts';
import { admit } from '#server/sync/gate.ts';
import { callAs, problemOf } from '#tests/support/caller.ts';
import { binh, emptyHamlets, lan, minh, morning, settle, thu, yen } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const place = { commune: '99001', scope: 1 };
const [inh, pom, alias] = [anId(700), anId(701), anId(702)];
const person = anId(901);
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyHamlets(database.sql);
  for (const [number, householdId] of [[1, inh], [2, pom], [3, alias]] as const) {
    await send(lan, operation(number, 'household.register', { householdId, headName: `Lò Thị ${number}`, address: null, phone: null, people: null, notTheSameAs: [] }));
  }
});

test('what decides whether a household is covered stands first, then the longest open', async () => {
  await send(lan, operation(11, 'visit.log', met(inh, 811, { smartphone: 'yes' })));
  await send(minh, operation(12, 'visit.log', met(inh, 812, { smartphone: 'no' })));
  await send(lan, operation(13, 'visit.log', met(pom, 813, { service: 'alone' })));
  await send(minh, operation(14, 'visit.log', met(pom, 814, { service: 'guided' })));
  const list = await callAs(database, binh).household.disputes.list({ commune: '99001' });
  expect(list).toMatchObject([
    { householdId: pom, hamletName: 'Thôn Đồng Xuân', weight: 'coverage', member: { name: 'Quàng Văn Pỏm' }, dispute: { field: 'service', memberId: person } },
    { householdId: inh, weight: 'other', member: null, dispute: { field: 'smartphone' } },
  ]);
  const disputed = await callAs(database, binh).household.list({ commune: '99001', scope: null, coverage: null, poverty: null, disputed: true, search: '' });
  expect(disputed.lines.map(({ id, disputes }) => [id, disputes])).toEqual([[inh, 1], [pom, 1]]);
});

test('an official settles it in one of four ways, and can take each back', async () => {
  await disputed();
  for (const [choice, value] of [
    [{ kind: 'value', pick: anId(11) }, 'yes'],
    [{ kind: 'value', pick: anId(12) }, 'no'],
    [{ kind: 'neither' }, undefined],
  ] as const) {
    await decide(choice);
    const file = await open();
    expect(file.household.smartphone?.value).toBe(value);
    expect(disputesOf(file)).toEqual([]);
    await takeBack();
    expect(disputesOf(await open())).toHaveLength(1);
  }
  await decide({ kind: 'check' });
  expect(disputesOf(await open())).toMatchObject([{ check: { by: { name: binh.name } } }]);
  await takeBack();
  expect(disputesOf(await open())).toMatchObject([{ check: null }]);
});

test('when the lead has settled it meanwhile, or somebody has said more, the official is told and nothing is written', async () => {
  await disputed();
  const before = await open();
  const [dispute] = disputesOf(before);
  if (dispute === undefined) throw new Error('there are two opinions');
  await send(minh, { ...operation(15, 'fact.settle', settling(before, dispute, { kind: 'value', pick: anId(12) }, null)), bv: 5 });
  expect(await problemOf(decideAsSeen(before, { kind: 'value', pick: anId(11) }))).toBe('dispute.changed-meanwhile');
  expect(decidedIn(await open())).toMatchObject([{ verdict: { by: { name: minh.name } } }]);
});

test('of two joined entries the person is settled where the person was written down', async () => {
  await send(lan, operation(11, 'visit.log', met(alias, 811, { service: 'alone' })));
  await send(minh, operation(12, 'visit.log', met(alias, 812, { service: 'guided' })));
  await send(binh, { ...operation(13, 'household.merge', { householdId: alias, into: inh, reason: null }), bv: 5 });
  await decide({ kind: 'value', pick: anId(12) });
  expect(disputesOf(await open())).toEqual([]);
  expect((await open()).members[person]?.skills.service?.value).toBe('guided');
});

test.each([['another commune’s official', yen], ['the department', thu], ['a volunteer', lan]])('%s may not settle', async (_, actor) => {
  await disputed();
  expect(await problemOf(decideAsSeen(await open(), { kind: 'neither' }, actor))).toBe('access.denied');
});

async function disputed(): Promise<void> {
  await send(lan, operation(11, 'visit.log', met(inh, 811, { smartphone: 'yes' })));
  await send(minh, operation(12, 'visit.log', met(inh, 812, { smartphone: 'no' })));
}

function open() {
  return callAs(database, binh).household.open({ ...place, householdId: inh });
}

async function decide(choice: Choice): Promise<void> {
  await decideAsSeen(await open(), choice);
}

function decideAsSeen(file: Awaited<ReturnType<typeof open>>, choice: Choice, actor = binh) {
  const [dispute] = disputesOf(file);
  if (dispute === undefined) throw new Error('there are two opinions');
  return callAs(database, actor).household.disputes.settle({ ...place, bv: file.ver, settlement: settling(file, dispute, choice, null) });
}

async function takeBack(): Promise<void> {
  const file = await open();
  const [decided] = decidedIn(file);
  const [dispute] = disputesOf(file);
  const asked = dispute?.check ? { ...dispute, verdict: dispute.check } : undefined;
  const last = decided ?? asked;
  if (last === undefined) throw new Error('something was decided');
  await callAs(database, binh).household.disputes.settle({ ...place, bv: file.ver, settlement: reopening(file, last) });
}

function send(actor: Actor, ...envelopes: Envelope[]) {
  const { deviceId } = actor;
  return admit(database.sql, { scope: place, envelopes, author: actor, deviceId, via: deviceId === null ? 'office' : 'net', now: morning });
}

function operation(number: number, t: string, b: object): Envelope {
  return { id: anId(number), seq: number, t, v: t === 'visit.log' ? 2 : 1, bv: 0, at: morning.toISOString(), b };
}

function met(householdId: string, visitId: number, said: { smartphone?: 'yes' | 'no'; service?: 'alone' | 'guided' }) {
  const skills = { account: 'alone', login: 'alone', service: said.service ?? null };
  const member = { memberId: person, name: 'Quàng Văn Pỏm', birthYear: 1970, sex: null, phone: null, simOwn: null, rung: null, skills, how: 'seen' };
  return {
    outcome: 'met', visitId: anId(visitId), householdId, startedAt: morning.toISOString(), revisitOn: null,
    consent: { notice: '2026-11', manner: 'spoken', witness: null }, met: [], members: said.service === undefined ? [] : [member],
    smartphone: said.smartphone ?? null, broadband: null, signal: null, houseHow: 'seen', services: [], reasons: [], minutes: null,
  };
}

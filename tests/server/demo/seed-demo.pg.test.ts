import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysBetween, dayOf } from '#shared/base/day.ts';
import { coverageKinds, coverageOf, revisitOf } from '#shared/coverage/coverage.ts';
import { addTally, emptyTally, type Tally, tallyOf } from '#shared/coverage/tally.ts';
import { disputesOf } from '#shared/household/disputes.ts';
import type { HouseholdFile } from '#shared/household/household-file.ts';
import { particularsOf, povertyClasses } from '#shared/household/household.ts';
import { weightOf } from '#shared/household/settle.ts';
import { phoneKinds } from '#shared/member/member.ts';
import { rungs } from '#shared/member/ladder.ts';
import { grades } from '#shared/member/skills.ts';
import { outcomes } from '#shared/visit/visit.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';
import type { Actor } from '#server/access/actor.ts';
import { credentialsOf } from '#server/account/account-queries.ts';
import { readEnrolment } from '#server/account/enrolment.ts';
import { passwordFits } from '#server/account/password.ts';
import { hamletTallies } from '#server/coverage/tally-queries.ts';
import type { Database } from '#server/db/connect.ts';
import { demoSummary, type DemoSummary } from '#server/demo/demo-summary.ts';
import { demoCommunes } from '#server/demo/places.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { loadFiles } from '#server/household/file-queries.ts';
import { callAs } from '#tests/support/caller.ts';
import { openTestDatabase } from '#tests/support/database.ts';

const now = new Date('2026-11-22T07:05:00.000Z');
const options = { clock: () => now, origin: 'http://localhost:8080' };

let database: Database;
let summary: DemoSummary | null;
const hamlets: { commune: string; scope: number; files: HouseholdFile[] }[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  summary = await seedDemo(database.sql, options);
  const rows = await database.sql<{ commune: string; scope: number; ids: string[] }[]>`
    select commune_code as commune, scope_id as scope, array_agg(household_id) as ids from household group by 1, 2`;
  for (const { commune, scope, ids } of rows) {
    hamlets.push({ commune, scope, files: [...(await loadFiles(database.sql, { commune, scope }, ids)).values()] });
  }
});

afterAll(() => database.close());

function allFiles(): HouseholdFile[] {
  return hamlets.flatMap(({ files }) => files);
}

function seen<T>(values: (T | undefined)[]): Set<T> {
  return new Set(values.filter((value) => value !== undefined));
}

test('the demonstration has about two thousand households in thirty-one hamlets, a good half of them visited', () => {
  expect(hamlets).toHaveLength(31);
  const files = allFiles();
  expect(files.length).toBeGreaterThan(1_900);
  const visited = files.filter((file) => coverageOf(file).kind !== 'not-visited').length;
  expect(visited / files.length).toBeGreaterThan(0.5);
  expect(visited / files.length).toBeLessThan(0.6);
});

test('everything that can be on a screen is somewhere in the demonstration', () => {
  const files = allFiles();
  const members = files.flatMap((file) => Object.values(file.members));
  const visits = files.flatMap((file) => Object.values(file.visits));
  expect(seen(files.map((file) => coverageOf(file).kind))).toEqual(new Set(coverageKinds));
  expect(seen(files.map((file) => particularsOf(file.household).poverty))).toEqual(new Set([...povertyClasses, null]));
  expect(seen(members.map((member) => member.rung?.value))).toEqual(new Set(rungs));
  expect(seen(members.map((member) => member.phone?.value))).toEqual(new Set(phoneKinds));
  expect(seen(members.map((member) => member.skills.service?.value))).toEqual(new Set(grades));
  expect(seen(visits.map((visit) => visit.outcome))).toEqual(new Set(outcomes));
  expect(seen(visits.flatMap((visit) => visit.reasons))).toEqual(new Set(reasonCodes));
  expect(visits.some((visit) => visit.services.some((service) => service.receiptCode !== null))).toBe(true);
});

test('Lan finds promises that are overdue, for today and for later', () => {
  const hers = hamlets.find(({ commune, scope }) => commune === '99001' && scope === 1)?.files ?? [];
  const days = hers.map(revisitOf).filter((day) => day !== null);
  const until = days.map((day) => Math.sign(daysBetween(dayOf(now.toISOString()), day)));
  expect(new Set(until)).toEqual(new Set([-1, 0, 1]));
});

test('where two volunteers share a hamlet there are opinions to settle, one of which decides coverage, and a house to join', async () => {
  const disputes = allFiles().flatMap((file) => disputesOf(file).map((dispute) => weightOf(file, dispute)));
  expect(new Set(disputes)).toEqual(new Set(['coverage', 'support']));
  expect(disputes.length).toBeLessThan(12);
  const binh: Actor = { id: '', name: '', role: 'official', communeCode: '99001', provinceCode: null, deviceId: null };
  const { pairs } = await callAs(database, binh).household.duplicates.list({ commune: '99001' });
  expect(pairs[0]?.why).toEqual(['same-phone', 'same-name']);
  expect(pairs[0]?.sides.map(({ isListed }) => isListed).toSorted()).toEqual([false, true]);
});

test('no visit lies in the future and the visits fill ten weeks and more than one volunteer', () => {
  const visits = allFiles().flatMap((file) => Object.values(file.visits));
  const times = visits.map((visit) => visit.at).toSorted();
  expect((times.at(-1) ?? '') <= now.toISOString()).toBe(true);
  expect(daysBetween(dayOf(times[0] ?? ''), dayOf(times.at(-1) ?? ''))).toBeGreaterThan(60);
  expect(seen(visits.map((visit) => visit.by.name)).size).toBeGreaterThan(5);
});

test('the numbers of every hamlet are what counting its households gives', async () => {
  for (const { code } of demoCommunes) {
    for (const { scope, tally } of await hamletTallies(database.sql, code)) {
      const files = hamlets.find((hamlet) => hamlet.commune === code && hamlet.scope === scope)?.files ?? [];
      const counted = files.map(tallyOf).reduce<Tally>((sum, one) => addTally(sum, one), emptyTally);
      expect(tally).toEqual(counted);
    }
  }
});

test('the poor and near-poor are about one household in eight, and some of them are known to have no smartphone', async () => {
  const tallies = (await Promise.all(demoCommunes.map(({ code }) => hamletTallies(database.sql, code)))).flat();
  const sum = tallies.reduce<Tally>((so, { tally }) => addTally(so, tally), emptyTally);
  const share = (sum.poorListed + sum.nearPoorListed) / sum.households;
  expect(share).toBeGreaterThan(0.09);
  expect(share).toBeLessThan(0.15);
  expect(sum.poorReviewed).toBeGreaterThan(sum.poorWithoutSmartphone);
  expect(sum.poorWithoutSmartphone).toBeGreaterThan(0);
  expect(sum.nearPoorWithoutSmartphone).toBeGreaterThan(0);
});

test('every sign-in that is named works', async () => {
  expect(summary?.accounts.map((account) => account.username)).toContain('binh');
  for (const { username, password } of summary?.accounts ?? []) {
    const found = await credentialsOf(database.sql, username);
    expect(await passwordFits(found?.passwordHash ?? null, password)).toBe(true);
  }
});

test('a later start finds the demonstration, touches nothing and makes a fresh link for Lan', async () => {
  const [before] = await database.sql`select count(*) from sync_op`;
  expect(await seedDemo(database.sql, options)).toBeNull();
  expect(await database.sql`select count(*) from sync_op`).toEqual([before]);
  const again = await demoSummary(database.sql, options);
  expect(again?.enrolmentLink).not.toBe(summary?.enrolmentLink);
  for (const link of [summary?.enrolmentLink, again?.enrolmentLink]) {
    const code = link?.split('/bat-dau#')[1] ?? '';
    const { accountId } = await readEnrolment(database.sql, code, now);
    expect(await database.sql`select name from account where account_id = ${accountId}`).toEqual([{ name: 'Lò Thị Lan' }]);
  }
});

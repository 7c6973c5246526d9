import { uuidv7 } from 'uuidv7';
import type { VisitReport } from '#shared/visit/visit.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { maxOperationsPerPush } from '#shared/sync/push.ts';
import { insertAccount, insertGrants } from '#server/account/account-queries.ts';
import { createEnrolment } from '#server/account/enrolment.ts';
import type { Sql } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { buildersOf } from '#server/demo/builders.ts';
import { type HouseholdStory, tellHousehold, type Teller } from '#server/demo/household-story.ts';
import type { DemoHamlet } from '#server/demo/places.ts';
import { chanceOf, idsFrom } from '#server/demo/random.ts';
import { insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';
import { admit } from '#server/sync/gate.ts';

const communeCode = '99001';

const householdsPerHamlet = 119;
/** Half of the doors have been knocked at, as in the middle of a campaign. */
const progress = 0.5;
const peoples = ['kinh', 'thai', 'tay', 'mong', 'dao', 'muong'] as const;
const madeAt = new Date('2026-11-22T07:05:00.000Z');
const listedAt = new Date('2026-09-01T02:00:00.000Z');

/** The invented commune of every benchmark: the same number of households gives the same households. */
export interface Commune {
  hamlets: DemoHamlet[];
  /** The stories of each hamlet, in its order. */
  stories: HouseholdStory[][];
}

export function inventCommune(households: number): Commune {
  const teller = aTeller(2026);
  const count = Math.max(1, Math.round(households / householdsPerHamlet));
  const hamlets = Array.from({ length: count }, (_, index): DemoHamlet => {
    const share = Math.floor(((index + 1) * households) / count) - Math.floor((index * households) / count);
    return { scopeId: index + 1, name: `Thôn ${index + 1}`, households: share, peoples: [peoples[index % peoples.length] ?? 'kinh'], progress };
  });
  return { hamlets, stories: hamlets.map((hamlet) => Array.from({ length: hamlet.households }, () => tellHousehold(teller, hamlet))) };
}

/** One visit more to each household of these hamlets, over and over until there are enough; most of them met people. */
export function inventVisits({ stories }: Commune, hamlets: number[], count: number, seed = 7): { scope: Scope; report: VisitReport }[] {
  const teller = aTeller(seed);
  const houses = hamlets.flatMap((scope) => (stories[scope - 1] ?? []).map((story) => ({ scope, story })));
  return Array.from({ length: count }, (_, index) => {
    const { scope, story } = houses[index % houses.length] ?? failure('no households to visit');
    return { scope: scopeOf(scope), report: { ...someVisit(teller), householdId: story.listing.householdId } };
  });
}

/** Writes the whole commune through the gate, as the office and a volunteer of each hamlet would have. */
export async function settle(sql: Sql, { hamlets, stories }: Commune): Promise<void> {
  await migrate(sql);
  await insertProvince(sql, { code: '99', name: 'Tỉnh Mường Sương' });
  await insertCommune(sql, { code: communeCode, provinceCode: '99', name: 'Xã Suối Mây' });
  await insertHamlets(sql, communeCode, hamlets);
  const author = { id: await aVolunteer(sql, []), name: 'Lò Thị Lan', role: 'official' as const };
  const newId = idsFrom(chanceOf(1));
  for (const [index, hamlet] of hamlets.entries()) {
    const operations = (stories[index] ?? []).flatMap(({ listing, visits }) => [
      buildersOf({ now: () => listedAt, newId: () => newId(listedAt) }).enlisting(listing),
      ...visits.map((visit) => buildersOf({ now: () => new Date(visit.startedAt), newId: () => newId(new Date(visit.startedAt)) }).logging(visit)),
    ]);
    for (let from = 0; from < operations.length; from += maxOperationsPerPush) {
      const envelopes = operations.slice(from, from + maxOperationsPerPush);
      const answers = await admit(sql, { scope: scopeOf(hamlet.scopeId), envelopes, author, deviceId: null, via: 'office', now: madeAt });
      if (answers.some(({ kind }) => kind !== 'ok')) failure(`the gate refused ${JSON.stringify(answers.find(({ kind }) => kind !== 'ok'))}`);
    }
  }
  await sql`analyze`;
}

/** Somebody who works in these hamlets; returns the id. */
export async function aVolunteer(sql: Sql, scopes: number[]): Promise<string> {
  const id = uuidv7();
  const nobody = { username: null, passwordHash: null, provinceCode: null };
  await insertAccount(sql, { id, role: 'volunteer', name: 'Lò Thị Lan', communeCode, ...nobody });
  await insertGrants(sql, { accountId: id, communeCode, scopes, now: madeAt });
  return id;
}

/** The code of a new one-time link that makes a phone a volunteer's of these hamlets. */
export async function aLinkCode(sql: Sql, scopes: number[]): Promise<string> {
  const accountId = await aVolunteer(sql, scopes);
  return (await createEnrolment(sql, { accountId, createdBy: null, now: new Date() })).code;
}

export function scopeOf(scope: number): Scope {
  return { commune: communeCode, scope };
}

export function failure(what: string): never {
  throw new Error(what);
}

function aTeller(seed: number): Teller {
  const chance = chanceOf(seed);
  return { chance, idAt: idsFrom(chance), now: madeAt, listedAt };
}

function someVisit(teller: Teller): VisitReport {
  const everybody: DemoHamlet = { scopeId: 1, name: 'Thôn', households: 1, peoples: ['kinh'], progress: 1 };
  return tellHousehold(teller, everybody).visits.at(-1) ?? failure('a story without a visit');
}

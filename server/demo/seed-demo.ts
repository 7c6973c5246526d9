import type { Doer } from '#server/access/actor.ts';
import { insertAccount, insertGrants } from '#server/account/account-queries.ts';
import { keepDevice } from '#server/account/device-queries.ts';
import { hashPassword } from '#server/account/password.ts';
import type { Clock } from '#server/clock.ts';
import type { Sql, Tx } from '#server/db/connect.ts';
import { inTransaction } from '#server/db/tx.ts';
import { hasPlaces, insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';
import type { Envelope } from '#shared/sync/operation.ts';
import { maxOperationsPerPush } from '#shared/sync/push.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { admitIn } from '#server/sync/gate.ts';
import { buildersOf } from './builders.ts';
import { type DemoVolunteer, desks, volunteers } from './cast.ts';
import { type DemoSummary, demoSummary } from './demo-summary.ts';
import { type HouseholdStory, type Teller, tellHousehold, weeksOfVisits } from './household-story.ts';
import { demoCommunes, demoProvince, type DemoHamlet } from './places.ts';
import { chanceOf, idsFrom } from './random.ts';
import { seenOtherwise, writtenTwice } from './seen-twice.ts';

const day = 24 * 60 * 60 * 1000;

/** Somebody who brings operations to the gate. */
interface Sender {
  author: Doer;
  deviceId: string | null;
  /** The phone's own count; 0 at a desk. */
  nextSeq(): number;
}

interface FieldSender extends Sender {
  volunteer: DemoVolunteer;
}

/**
 * Fills an empty database with an invented province: four communes, about 2,000 households and ten weeks of visits, all
 * through the gate, all in one transaction. The same seed and time give the same households.
 * @returns how to sign in, or `null` when the database already has places: then nothing is touched
 */
export async function seedDemo(
  sql: Sql,
  { clock, origin, seed = 2026 }: { clock: Clock; origin: string; seed?: number },
): Promise<DemoSummary | null> {
  const now = clock();
  const chance = chanceOf(seed);
  const listedAt = new Date(now.getTime() - (weeksOfVisits + 2) * 7 * day);
  const teller: Teller = { chance, idAt: idsFrom(chance), now, listedAt };
  // Argon2 takes its time on purpose: not inside the transaction.
  const passwordHashes = await Promise.all(desks.map(({ password }) => hashPassword(password)));
  const seeded = await inTransaction(sql, async (tx) => {
    // A second program starting at the same moment waits here, and then finds places.
    await tx`lock table province in exclusive mode`;
    if (await hasPlaces(tx)) return false;
    await insertPlaces(tx);
    const officials = await insertDesks(tx, teller, passwordHashes);
    const field = await insertVolunteers(tx, teller);
    // With a chance of its own, so that what else is told does not depend on it.
    const again: Teller = { ...teller, chance: chanceOf(seed + 1), idAt: idsFrom(chanceOf(seed + 1)) };
    for (const { code, hamlets } of demoCommunes) {
      const team = field.filter(({ volunteer }) => volunteer.communeCode === code);
      for (const hamlet of hamlets) {
        const shares = await fillHamlet(tx, teller, code, hamlet, officials.get(code), team);
        await lookAgain(tx, again, { commune: code, scope: hamlet.scopeId }, shares);
      }
    }
    return true;
  });
  return seeded ? demoSummary(sql, { clock, origin }) : null;
}

async function insertPlaces(tx: Tx): Promise<void> {
  await insertProvince(tx, demoProvince);
  for (const { code, name, hamlets } of demoCommunes) {
    await insertCommune(tx, { code, provinceCode: demoProvince.code, name });
    await insertHamlets(tx, code, [...hamlets]);
  }
}

/** @returns who brings a commune's list, by commune */
async function insertDesks(tx: Tx, teller: Teller, passwordHashes: string[]): Promise<Map<string, Sender>> {
  const officials = new Map<string, Sender>();
  for (const [index, { role, username, name, communeCode }] of desks.entries()) {
    const id = teller.idAt(teller.listedAt);
    const provinceCode = communeCode === null ? demoProvince.code : null;
    const passwordHash = passwordHashes[index] ?? null;
    await insertAccount(tx, { id, role, username, name, passwordHash, provinceCode, communeCode });
    if (communeCode !== null) officials.set(communeCode, { author: { id, name, role }, deviceId: null, nextSeq: () => 0 });
  }
  return officials;
}

async function insertVolunteers(tx: Tx, teller: Teller): Promise<FieldSender[]> {
  const senders: FieldSender[] = [];
  for (const volunteer of volunteers) {
    const { role, name, communeCode, scopes } = volunteer;
    const [id, deviceId] = [teller.idAt(teller.listedAt), teller.idAt(teller.listedAt)];
    const nobody = { username: null, passwordHash: null, provinceCode: null };
    await insertAccount(tx, { id, role, name, communeCode, ...nobody });
    await insertGrants(tx, { accountId: id, communeCode, scopes: [...scopes], now: teller.listedAt });
    const lastSeen = new Date(teller.now.getTime() - teller.chance.between(1, 90) * 60 * 60 * 1000);
    await keepDevice(tx, { deviceId, accountId: id, label: 'Android', now: lastSeen });
    let seq = 0;
    senders.push({ author: { id, name, role }, deviceId, nextSeq: () => (seq += 1), volunteer });
  }
  return senders;
}

async function fillHamlet(
  tx: Tx,
  teller: Teller,
  communeCode: string,
  hamlet: DemoHamlet,
  office: Sender | undefined,
  field: FieldSender[],
): Promise<Map<Sender, HouseholdStory[]>> {
  const scope = { commune: communeCode, scope: hamlet.scopeId };
  const stories = Array.from({ length: hamlet.households }, () => tellHousehold(teller, hamlet));
  const builders = buildersOf({ now: () => teller.listedAt, newId: () => teller.idAt(teller.listedAt) });
  if (office !== undefined) {
    const listed = stories.filter((story) => story.listed);
    await admitAll(tx, scope, office, teller.now, listed.map((story) => builders.enlisting(story.listing)));
  }
  const team = field.filter(({ volunteer }) => volunteer.scopes.includes(hamlet.scopeId));
  const shares = shareOut(teller, stories, team);
  for (const [sender, theirs] of shares) {
    await admitAll(tx, scope, sender, teller.now, theirs.flatMap((story) => visitsIn(teller, story)));
  }
  return shares;
}

/** Where two work in one hamlet, the second has been to a few doors of the first, and one of them wrote a house down twice. */
async function lookAgain(tx: Tx, teller: Teller, scope: Scope, shares: Map<Sender, HouseholdStory[]>): Promise<void> {
  const [[first, theirs] = [], [second] = []] = [...shares];
  if (first === undefined || theirs === undefined || second === undefined) return;
  await admitAll(tx, scope, second, teller.now, seenOtherwise(teller, theirs));
  const at = new Date(teller.now.getTime() - 9 * day);
  await admitAll(tx, scope, first, teller.now, writtenTwice(teller, theirs, at));
}

/** Each household is one volunteer's: who first went there goes again. */
function shareOut({ chance }: Teller, stories: HouseholdStory[], team: FieldSender[]): Map<Sender, HouseholdStory[]> {
  const shares = new Map<Sender, HouseholdStory[]>(team.map((sender) => [sender, []]));
  for (const story of stories) {
    const sender = team[chance.between(0, team.length - 1)];
    if (sender !== undefined) shares.get(sender)?.push(story);
  }
  return shares;
}

function visitsIn(teller: Teller, { listing, listed, visits }: HouseholdStory): Envelope[] {
  return visits.flatMap((visit, index) => {
    const at = new Date(visit.startedAt);
    const builders = buildersOf({ now: () => at, newId: () => teller.idAt(at) });
    const logged = builders.logging(visit);
    if (listed || index > 0) return [logged];
    const { poverty: _, ...met } = listing;
    return [builders.registering({ ...met, notTheSameAs: [] }), logged];
  });
}

async function admitAll(tx: Tx, scope: Scope, sender: Sender, now: Date, envelopes: Envelope[]): Promise<void> {
  for (let from = 0; from < envelopes.length; from += maxOperationsPerPush) {
    const batch = envelopes.slice(from, from + maxOperationsPerPush).map((one) => ({ ...one, seq: sender.nextSeq() }));
    const { author, deviceId } = sender;
    const via = deviceId === null ? 'office' : 'net';
    const answers = await admitIn(tx, { scope, envelopes: batch, author, deviceId, via, now });
    const refused = answers.find((answer) => answer.kind !== 'ok');
    if (refused !== undefined) throw new Error(`the gate refused the demonstration: ${JSON.stringify(refused)}`);
  }
}

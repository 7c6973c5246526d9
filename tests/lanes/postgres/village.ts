import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Envelope } from '#shared/sync/operation.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { insertAccount, insertGrants } from '#server/account/account-queries.ts';
import { createEnrolment } from '#server/account/enrolment.ts';
import { openDatabase, type Sql } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';

export const commune = '99001';

/** Somebody of the lane's commune, with a link that makes a phone hers. */
export interface Volunteer {
  id: string;
  name: string;
  deviceId: string;
  scopes: number[];
  code: string;
}

/** Opens a database, works on it and closes it again. */
export async function on<T>(databaseUrl: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl });
  try {
    return await work(database.sql);
  } finally {
    await database.close();
  }
}

/** A commune with its schema, hamlets 1 to `hamlets`, and a volunteer for each list of hamlets. */
export async function settle(sql: Sql, hamlets: number, worksIn: number[][]): Promise<Volunteer[]> {
  await migrate(sql);
  await insertProvince(sql, { code: '99', name: 'Tỉnh Thử Nghiệm' });
  await insertCommune(sql, { code: commune, provinceCode: '99', name: 'Xã Thử' });
  await insertHamlets(sql, commune, Array.from({ length: hamlets }, (_, index) => ({ scopeId: index + 1, name: `Thôn ${index + 1}` })));
  const now = new Date();
  const volunteers: Volunteer[] = [];
  for (const [index, scopes] of worksIn.entries()) {
    const [id, name] = [uuidv7(), `Tình nguyện viên ${index + 1}`];
    await insertAccount(sql, { id, role: 'volunteer', name, username: null, passwordHash: null, communeCode: commune, provinceCode: null });
    await insertGrants(sql, { accountId: id, communeCode: commune, scopes, now });
    const { code } = await createEnrolment(sql, { accountId: id, createdBy: null, now });
    volunteers.push({ id, name, deviceId: randomUUID(), scopes, code });
  }
  return volunteers;
}

/** Work of one phone in one hamlet: a new house now and then, and visits to the houses it has entered before. */
export class Walk {
  readonly scope: Scope;
  readonly #houses: string[] = [];
  #seq = 0;

  constructor(scope: number) {
    this.scope = { commune, scope };
  }

  next(count: number): Envelope[] {
    return Array.from({ length: count }, () => this.#one());
  }

  #one(): Envelope {
    this.#seq += 1;
    const header = { id: uuidv7(), seq: this.#seq, v: 1, bv: 0, at: new Date().toISOString() };
    const house = this.#houses[Math.floor(Math.random() * this.#houses.length)];
    if (house === undefined || Math.random() < 0.3) {
      const householdId = uuidv7();
      this.#houses.push(householdId);
      return { ...header, t: 'household.register', b: registration(householdId) };
    }
    return { ...header, t: 'visit.log', b: Math.random() < 0.5 ? metVisit(house) : closedDoor(house) };
  }
}

export function registration(householdId: string) {
  return { householdId, headName: 'Lò Thị Ính', address: 'Nhà 14', phone: '0992000001', people: 4, notTheSameAs: [] };
}

export function closedDoor(householdId: string) {
  return { outcome: 'closed' as const, visitId: uuidv7(), householdId, startedAt: new Date().toISOString(), revisitOn: null };
}

/** Rows that one operation touches at most: the household, its two people and the visit. */
export const rowsOfOneOperation = 4;

function metVisit(householdId: string) {
  const members = ['Lò Thị Ính', 'Quàng Văn Pỏm'].map((name, index) => ({
    memberId: `${householdId.slice(0, -1)}${index}`,
    name,
    birthYear: 1980,
    sex: null,
    phone: 'smartphone',
    simOwn: 'yes',
    rung: null,
    skills: { account: 'alone', login: Math.random() < 0.5 ? 'alone' : 'guided', service: null },
    how: 'seen',
  }));
  return {
    ...closedDoor(householdId),
    outcome: 'met',
    consent: { notice: '2026-11', manner: 'spoken', witness: null },
    met: [],
    members,
    smartphone: 'yes',
    broadband: null,
    signal: null,
    services: [],
    reasons: [],
    minutes: 20,
  };
}

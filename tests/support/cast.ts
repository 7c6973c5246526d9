import { emptyTally } from '#shared/coverage/tally.ts';
import type { Actor } from '#server/access/actor.ts';
import { insertAccount, insertGrants } from '#server/account/account-queries.ts';
import { keepDevice } from '#server/account/device-queries.ts';
import type { Sql } from '#server/db/connect.ts';
import { insertCommune, insertHamlets, insertProvince } from '#server/place/place-queries.ts';
import { anId } from './operations.ts';

/** When the story of a test begins. */
export const morning = new Date('2026-11-22T01:00:00.000Z');

function person(number: number, name: string, role: Actor['role'], given: Partial<Actor>): Actor {
  return { id: anId(number), name, role, communeCode: null, provinceCode: null, deviceId: null, ...given };
}

/** A volunteer of hamlet 1 of commune 99001, on her phone. */
export const lan = person(11, 'Hoàng Thị Lan', 'volunteer', { communeCode: '99001', deviceId: anId(111) });
/** Team lead of hamlets 1 and 2. */
export const minh = person(12, 'Lò Văn Minh', 'lead', { communeCode: '99001', deviceId: anId(112) });
/** A volunteer of the neighbouring commune 99002. */
export const hoa = person(13, 'Đinh Thị Hoa', 'volunteer', { communeCode: '99002', deviceId: anId(113) });
/** Official of commune 99001. */
export const binh = person(14, 'Nguyễn Văn Bình', 'official', { communeCode: '99001' });
/** Official of commune 99002. */
export const yen = person(15, 'Tráng A Yên', 'official', { communeCode: '99002' });
/** The province's department. */
export const thu = person(16, 'Trần Thị Thu', 'department', { provinceCode: '99' });

/** Two communes of an invented province, their hamlets, and everybody above. */
export async function settle(sql: Sql): Promise<void> {
  await insertProvince(sql, { code: '99', name: 'Tỉnh Thử Nghiệm' });
  for (const code of ['99001', '99002']) {
    await insertCommune(sql, { code, provinceCode: '99', name: `Xã ${code}` });
    await insertHamlets(sql, code, [
      { scopeId: 1, name: 'Thôn Đồng Xuân' },
      { scopeId: 2, name: 'Bản Nà Lốc' },
    ]);
  }
  for (const { id, role, name, communeCode, provinceCode } of [lan, minh, hoa, binh, yen, thu]) {
    await insertAccount(sql, { id, role, name, username: null, passwordHash: null, communeCode, provinceCode });
  }
  for (const { id, deviceId } of [lan, minh, hoa]) {
    if (deviceId !== null) await keepDevice(sql, { deviceId, accountId: id, label: 'Android', now: morning });
  }
  await insertGrants(sql, { accountId: lan.id, communeCode: '99001', scopes: [1], now: morning });
  await insertGrants(sql, { accountId: minh.id, communeCode: '99001', scopes: [1, 2], now: morning });
  await insertGrants(sql, { accountId: hoa.id, communeCode: '99002', scopes: [1], now: morning });
}

/** As `settle` left it: the same places and people, and nothing written in any hamlet. */
export async function emptyHamlets(sql: Sql): Promise<void> {
  await sql`truncate sync_op, sync_quarantine, sync_held, household, member, visit`;
  await sql`update sync_scope set ver = 0, digest = null, tomb_ver = 0`;
  await sql`update hamlet_tally set numbers = ${sql.json(emptyTally)}, last_visit_at = null`;
}

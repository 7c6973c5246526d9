import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import * as z from 'zod/mini';
import { communeCode, oneOf, provinceCode, text } from '#shared/base/schema.ts';
import { Problem } from '#shared/base/problem.ts';
import type { Queryable } from '#server/db/connect.ts';
import { isPlace } from '#server/place/place-queries.ts';
import { insertAccount, isUsernameTaken } from './account-queries.ts';
import { hashPassword } from './password.ts';

/** An account for somebody at a desk, as an administrator asks for it. */
export const newAccountSchema = z
  .object({
    role: oneOf(['official', 'leader', 'department', 'admin'] as const),
    username: z.string().check(z.regex(/^[a-z0-9.-]{2,40}$/)),
    name: text(80),
    commune: z.optional(communeCode),
    province: z.optional(provinceCode),
  })
  .check(
    z.refine(({ role, commune }) => (role === 'official' || role === 'leader') === (commune !== undefined), { path: ['commune'] }),
    z.refine(({ role, province }) => (role === 'department') === (province !== undefined), { path: ['province'] }),
  );
export type NewDeskAccount = z.infer<typeof newAccountSchema>;

/**
 * Makes the account and returns its password, which is shown once and kept nowhere.
 * @throws Problem account.username-taken, place.unknown
 */
export async function addDeskAccount(tx: Queryable, asked: NewDeskAccount): Promise<{ password: string }> {
  if (await isUsernameTaken(tx, asked.username)) throw new Problem('account.username-taken');
  if (!(await isPlace(tx, asked))) throw new Problem('place.unknown');
  const password = newPassword();
  await insertAccount(tx, {
    id: uuidv7(),
    role: asked.role,
    name: asked.name,
    username: asked.username,
    passwordHash: await hashPassword(password),
    communeCode: asked.commune ?? null,
    provinceCode: asked.province ?? null,
  });
  return { password };
}

// No letter or digit that is mistaken for another when it is read from a slip of paper: 16 of 31 signs, 79 bits.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

function newPassword(): string {
  const letters = Array.from({ length: 16 }, () => signs[randomInt(signs.length)]);
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

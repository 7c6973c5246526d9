import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess, fit for a link or a cookie: 24 random bytes as base64url. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What the database keeps of a secret: whoever reads the table cannot use it. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

import { hash, verify } from '@node-rs/argon2';

// OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id hash of a password, with its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// Verified when there is no such account, so that the time of the answer does not tell.
let nobody: Promise<string> | undefined;

/** Whether this is the password. Without a hash it takes as long and is false. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('no account has this password');
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== null;
}

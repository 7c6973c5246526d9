import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openDatabase } from '#server/db/connect.ts';
import { hashSecret } from '#server/account/secret.ts';

/** What one shipped build left on a phone: invented people, an outbox that was never sent. */
export interface KeptPhone {
  /** IndexedDB belongs to an address: the phone opens no other. */
  origin: string;
  pin: string;
  /** The session's cookie. */
  token: string;
  accountId: string;
  deviceId: string;
  name: string;
  /** Heads of the households that it registered and visited. */
  heads: string[];
  /** The browser's IndexedDB: base64 by path from the profile. */
  files: Record<string, string>;
}

const olderPhonesFolder = fileURLToPath(new URL('.', import.meta.url));

/** By the name of the build. */
export function keptPhones(): [string, KeptPhone][] {
  const kept = fs.readdirSync(olderPhonesFolder).filter((file) => file.endsWith('.json.gz'));
  return kept.map((file) => [
    file.replace('.json.gz', ''),
    JSON.parse(gunzipSync(fs.readFileSync(path.join(olderPhonesFolder, file))).toString('utf8')) as KeptPhone,
  ]);
}

const indexedDb = path.join('Default', 'IndexedDB');

export function filesOf(profile: string): KeptPhone['files'] {
  const folder = path.join(profile, indexedDb);
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const whole = path.join(file.parentPath, file.name);
      return [path.relative(profile, whole).split(path.sep).join('/'), fs.readFileSync(whole).toString('base64')];
    }),
  );
}

/** Lays the kept files into an empty profile. */
export function layInto(profile: string, { files }: KeptPhone): void {
  for (const [file, base64] of Object.entries(files)) {
    const whole = path.join(profile, file);
    fs.mkdirSync(path.dirname(whole), { recursive: true });
    fs.writeFileSync(whole, Buffer.from(base64, 'base64'));
  }
}

/** Whose the phone is, by the database of a server that is stopped; phones of the demonstration are passed over. */
export async function ownerOf(dataFolder: string, workerFile: string): Promise<Pick<KeptPhone, 'accountId' | 'deviceId' | 'name'>> {
  const database = await openDatabase({ dataFolder, workerFile });
  try {
    const [owner] = await database.sql<Pick<KeptPhone, 'accountId' | 'deviceId' | 'name'>[]>`
      select d.account_id, d.device_id, a.name from device d join account a using (account_id) where d.label <> 'Android'`;
    if (owner === undefined) throw new Error('no phone was enrolled');
    return owner;
  } finally {
    await database.close();
  }
}

/** Makes a stopped server know the phone, as the one that took it on did. */
export async function makeKnown(dataFolder: string, workerFile: string, kept: KeptPhone): Promise<void> {
  const { accountId, deviceId, name, token } = kept;
  const database = await openDatabase({ dataFolder, workerFile });
  const { sql } = database;
  try {
    await sql`
      insert into account (account_id, role, name, commune_code) values (${accountId}, 'volunteer', ${name}, '99001')
      on conflict do nothing`;
    await sql`
      insert into scope_grant (commune_code, scope_id, account_id, from_at) values ('99001', 1, ${accountId}, now())
      on conflict do nothing`;
    await sql`insert into device (device_id, account_id, label, enrolled_at) values (${deviceId}, ${accountId}, 'Older', now())`;
    await sql`
      insert into session (token_hash, account_id, device_id, created_at, expires_at)
      values (${hashSecret(token)}, ${accountId}, ${deviceId}, now(), now() + interval '1 day')`;
  } finally {
    await database.close();
  }
}

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Bytes } from '#shared/base/bytes.ts';
import { joinBytes, toBase64 } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import type { OperationAnswer } from '#shared/sync/push.ts';
import { type ReceiptContent, unsignedReceipt } from '#shared/sync/receipt.ts';
import { grantedScopeKeys } from '#server/access/may.ts';
import type { Sql } from '#server/db/connect.ts';
import { take } from '#server/sync/take.ts';
import { authorOf, keepBundle, outboxKeyOf } from './courier-queries.ts';
import { demandBundle, openBundle } from './open-bundle.ts';
import type { KeyRing } from './server-keys.ts';

interface Brought {
  sql: Sql;
  keys: KeyRing;
  now: Date;
  /** Who is signed in where it is handed in. */
  broughtBy: string | null;
}

/** The answer to a bundle. Whoever carries it learns how much there was, and nothing of what. */
export interface BundleReply {
  /** The signed receipt for the phone, in Base64. */
  receipt: string;
  /** How many operations the commune now has, keeps until something else arrives, or has set aside for people to see. */
  taken: number;
  held: number;
  setAside: number;
  /** When the same bundle came first; `null`: now. */
  cameBefore: string | null;
}

/**
 * Takes what somebody brought, any day, any number of times, through the same gate as a push: whoever did the work is
 * known by the key that sealed it. Work of a person or hamlet that is no longer theirs is kept aside, never lost.
 * @throws Problem bundle.not-one, -truncated, -tampered, -too-large, and -foreign for another server's or an unknown phone's
 */
export async function takeBundle({ sql, keys, now, broughtBy }: Brought, bytes: Bytes): Promise<BundleReply> {
  const bundle = demandBundle(bytes);
  const key = bundle.serverKey === keys.publicKeys.id ? await outboxKeyOf(sql, bundle.outboxKey) : null;
  const opened = key && keys.unwrap(key.keyId, key.wrapped);
  if (key === null || opened === null) throw new Problem('bundle.foreign');
  const groups = openBundle(bundle, opened);
  const author = await authorOf(sql, key.accountId);
  if (author === null) throw new Problem('bundle.foreign');
  const granted = author.isActive ? await grantedScopeKeys(sql, author, now) : new Set<string>();
  const answers = await take(sql, { groups, author, deviceId: key.deviceId, via: 'courier', granted, now });
  const sha = createHash('sha256').update(bytes).digest();
  const firstAt = await keepBundle(sql, { sha, keyId: key.keyId, operations: answers.length, broughtBy, now });
  const receipt = receiptOf(keys, { outboxKey: key.keyId, bundle: sha.toString('hex'), at: now.toISOString(), answers });
  return { receipt: toBase64(receipt), ...counted(answers), cameBefore: firstAt?.toISOString() ?? null };
}

function receiptOf(keys: KeyRing, content: ReceiptContent): Uint8Array {
  const unsigned = unsignedReceipt(keys.publicKeys.id, Uint8Array.from(gzipSync(JSON.stringify(content), { level: 9 })));
  return joinBytes(unsigned, keys.sign(unsigned));
}

function counted(answers: OperationAnswer[]): Pick<BundleReply, 'taken' | 'held' | 'setAside'> {
  const of = (...kinds: OperationAnswer['kind'][]) => answers.filter(({ kind }) => kinds.includes(kind)).length;
  return { taken: of('ok', 'dup'), held: of('held'), setAside: of('quarantined') };
}

import { type Bytes, fromBase64 } from '#shared/base/bytes.ts';
import type { Instant } from '#shared/base/day.ts';
import { Problem } from '#shared/base/problem.ts';
import { unarmoured } from '#shared/sync/armour.ts';
import { readReceiptContent, readReceiptParts, type ReceiptContent } from '#shared/sync/receipt.ts';
import type { CourierSide } from '#client/store/courier-side.ts';
import { gunzip } from '#client/store/sealing.ts';

/** What a receipt brought back. */
export interface ReceiptTaken {
  /** When the commune had the work. */
  at: Instant;
  /** How many operations it answers for. */
  count: number;
}

/**
 * Takes a receipt that somebody brought back, as a file's bytes or as the letters behind a link's `#`. The phone may be
 * locked: only how far the work has got is written down.
 * Throws Problem `receipt.not-one`, `receipt.foreign` (another phone's) or `receipt.tampered`.
 */
export async function takeReceipt(courier: CourierSide, file: Uint8Array): Promise<ReceiptTaken> {
  const bytes = unarmoured(file);
  const parts = bytes && readReceiptParts(bytes);
  if (parts === null) throw new Problem('receipt.not-one');
  const keys = await courier.outboxKeys();
  const server = keys.map((one) => one.server).find((one) => one?.id === parts.serverKey);
  if (server === undefined || server === null) throw new Problem('receipt.foreign');
  const content = (await isSignedBy(server.signing, parts)) ? await contentOf(parts.content) : null;
  if (content === null) throw new Problem('receipt.tampered');
  if (!keys.some(({ id }) => id === content.outboxKey)) throw new Problem('receipt.foreign');
  await courier.applyAnswers(content.answers);
  return { at: content.at, count: content.answers.length };
}

/** What it says; unpacked only when its signature was found right. */
async function contentOf(packed: Bytes): Promise<ReceiptContent | null> {
  try {
    return readReceiptContent(JSON.parse(new TextDecoder().decode(await gunzip(packed))));
  } catch {
    return null;
  }
}

async function isSignedBy(point: string, { signed, signature }: { signed: Bytes; signature: Bytes }): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('raw', fromBase64(point) ?? new Uint8Array(), curve, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
}

import { uuidv7 } from 'uuidv7';
import { fromBase64, joinBytes } from '#shared/base/bytes.ts';
import { purposes, type ServerKeys, wrapLabel } from '#shared/sync/courier-keys.ts';
import { sealBytes, type Sealed, unsealBytes } from './sealing.ts';

/**
 * The key under which this phone seals its operations: random, of this phone alone, and given to the server sealed to the
 * server's own key. So the PIN opens them here, the server opens them there, and nobody between; when the PIN is
 * forgotten, what lies on the disk can still be handed over as it is.
 */
export interface OutboxKeyRow {
  /** UUID by which the server knows the key. */
  id: string;
  /** The key, sealed by the data key. */
  sealed: Sealed;
  /** Derived from it, for envelopes around what is sealed already; works without a PIN and opens nothing. */
  envelopeKey: CryptoKey;
  /** The server that has it, and by which its receipts are believed; `null` until it was given. */
  server: ServerKeys | null;
}

/** The same, opened. */
export interface OutboxKey {
  id: string;
  key: CryptoKey;
}

/** A new outbox key, and how it is kept. */
export async function newOutboxKey(dataKey: CryptoKey): Promise<{ row: OutboxKeyRow; outbox: OutboxKey }> {
  const id = uuidv7();
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const sealed = await sealBytes(dataKey, keptLabel(id), raw);
  const envelopeKey = await derived(raw, { salt: '', purpose: purposes.envelope });
  return { row: { id, sealed, envelopeKey, server: null }, outbox: { id, key: await importOutbox(raw) } };
}

export async function openOutboxKey(dataKey: CryptoKey, { id, sealed }: OutboxKeyRow): Promise<OutboxKey> {
  return { id, key: await importOutbox(await unsealBytes(dataKey, keptLabel(id), sealed)) };
}

/** The key sealed to a server, which alone opens it: `shared/sync/courier-keys.ts` says how. */
export async function wrapOutboxKey(dataKey: CryptoKey, { id, sealed }: OutboxKeyRow, server: ServerKeys): Promise<Sealed> {
  const raw = await unsealBytes(dataKey, keptLabel(id), sealed);
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('raw', fromBase64(server.sealing) ?? new Uint8Array(), curve, false, []);
  const once = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const secret = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, once.privateKey, 256));
  const wrapping = await derived(secret, { salt: server.id, purpose: purposes.wrapping });
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  // Without the byte of format: this form is the server's and has its own.
  return joinBytes(point, (await sealBytes(wrapping, bytesOf(wrapLabel(id)), raw)).subarray(1));
}

function keptLabel(id: string): Sealed {
  return bytesOf(`account|outbox|${id}`);
}

function importOutbox(raw: Sealed): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function derived(secret: Sealed, { salt, purpose }: { salt: string; purpose: string }): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(salt), info: bytesOf(purpose) };
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

function bytesOf(text: string): Sealed {
  return new TextEncoder().encode(text);
}

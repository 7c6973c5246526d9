import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Bytes, joinBytes } from '#shared/base/bytes.ts';
import type { ServerKeys } from '#shared/sync/courier-keys.ts';

/**
 * In place of client/store/sealing.ts, vault.ts and outbox-key.ts, and of server/courier/server-keys.ts. What is sealed
 * on a disk lies as it is. What is carried by hand lies in the form of its seal, with a sum of its bytes for a tag, and a
 * receipt is signed by such a sum: nobody in the simulator breaks a cipher, but bytes are changed and cut.
 */
export function seal(_key: unknown, _label: unknown, value: unknown): Promise<unknown> {
  return Promise.resolve(value);
}

/** What came in a file lies as the file's bytes. */
export function unseal(_key: unknown, _label: unknown, sealed: unknown): Promise<unknown> {
  return Promise.resolve(sealed instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(sealed)) : sealed);
}

export function labelBytes(label: unknown): unknown {
  return label;
}

export function sealBytes(_key: unknown, label: unknown, bytes: Bytes): Promise<Bytes> {
  if (!(label instanceof Uint8Array)) return Promise.resolve(bytes);
  return Promise.resolve(joinBytes(Uint8Array.of(1), new Uint8Array(12), bytes, sumOf('md5', label, bytes)));
}

/** As the server's: after the byte of format. */
export function openSealed(_key: unknown, label: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  const [plain, tag] = [sealed.subarray(12, -16), sealed.subarray(-16)];
  return sealed.subarray(0, 12).every((byte) => byte === 0) && isSame(sumOf('md5', label, plain), tag) ? Buffer.from(plain) : null;
}

export function gzip(bytes: Uint8Array): Promise<Bytes> {
  return Promise.resolve(Uint8Array.from(gzipSync(bytes, { level: 1 })));
}

export function gunzip(bytes: Uint8Array): Promise<Bytes> {
  return Promise.resolve(Uint8Array.from(gunzipSync(bytes)));
}

export function openVault(): Promise<unknown> {
  return Promise.resolve({});
}

export function createVault(): Promise<never> {
  return Promise.reject(new Error('The phones of the simulator are enrolled from the beginning.'));
}

export function newOutboxKey(): Promise<never> {
  return Promise.reject(new Error('The phones of the simulator have their keys from the beginning.'));
}

export function openOutboxKey(_key: unknown, { id }: { id: string }): Promise<unknown> {
  return Promise.resolve({ id, key: {} });
}

export function wrapOutboxKey(): Promise<never> {
  return Promise.reject(new Error('The server has the keys of the phones from the beginning.'));
}

const publicKeys: ServerKeys = { id: '5109000000000000', sealing: 'AA==', signing: 'AA==' };

/** The server's identity. */
export const keyRing = {
  publicKeys,
  unwrap: (): Buffer => Buffer.alloc(32),
  sign: (bytes: Uint8Array): Buffer => sumOf('sha512', bytes),
};

/** Which a mutant makes phones do without. */
export const signatures = { areChecked: true };

// The phone checks a signature with what browsers have, which answers in a time of its own; here it answers at once.
Object.assign(crypto.subtle, {
  importKey: () => Promise.resolve({}),
  verify: (_how: unknown, _key: unknown, signature: Uint8Array, signed: Uint8Array) => Promise.resolve(!signatures.areChecked || isSame(sumOf('sha512', signed), signature)),
});

function sumOf(how: 'md5' | 'sha512', ...parts: Uint8Array[]): Buffer {
  const hash = createHash(how);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { pointLength, purposes, type ServerKeys, wrapLabel } from '#shared/sync/courier-keys.ts';

/** The server's identity towards phones: it opens what they sealed to it, and signs what it answers. */
export interface KeyRing {
  publicKeys: ServerKeys;
  /** The outbox key of a phone; `null` when it was wrapped to another server, or not whole. */
  unwrap(outboxKey: string, wrapped: Uint8Array): Buffer | null;
  /** 64 bytes: ECDSA P-256 with SHA-256. */
  sign(bytes: Uint8Array): Buffer;
}

/** The private halves as they are kept: PKCS #8 in PEM. */
export interface PrivateKeys {
  sealing: string;
  signing: string;
}

export function newPrivateKeys(): PrivateKeys {
  const one = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { sealing: String(one()), signing: String(one()) };
}

export function keyRingOf(keys: PrivateKeys): KeyRing {
  const [sealing, signing] = [createPrivateKey(keys.sealing), createPrivateKey(keys.signing)];
  const points = [pointOf(sealing), pointOf(signing)] as const;
  const id = createHash('sha256').update(Buffer.concat(points)).digest('hex').slice(0, 16);
  return {
    publicKeys: { id, sealing: points[0].toString('base64'), signing: points[1].toString('base64') },
    unwrap: (outboxKey, wrapped) => unwrap(sealing, { outboxKey, wrapped, serverKey: id }),
    sign: (bytes) => sign('sha256', bytes, { key: signing, dsaEncoding: 'ieee-p1363' }),
  };
}

/** AES-256-GCM as phones seal: nonce, then the hidden with its tag; `null` when the key, the label or a byte is another. */
export function openSealed(key: Uint8Array, label: Uint8Array, sealed: Uint8Array): Buffer | null {
  const [nonce, hidden, tag] = [sealed.subarray(0, 12), sealed.subarray(12, -16), sealed.subarray(-16)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(label).setAuthTag(tag);
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  } catch {
    return null;
  }
}

function unwrap(
  sealing: KeyObject,
  { outboxKey, wrapped, serverKey }: { outboxKey: string; wrapped: Uint8Array; serverKey: string },
): Buffer | null {
  const phone = publicKeyAt(wrapped.subarray(0, pointLength));
  if (phone === null) return null;
  const secret = diffieHellman({ privateKey: sealing, publicKey: phone });
  const key = Buffer.from(hkdfSync('sha256', secret, serverKey, purposes.wrapping, 32));
  const opened = openSealed(key, Buffer.from(wrapLabel(outboxKey)), wrapped.subarray(pointLength));
  return opened?.length === 32 ? opened : null;
}

function publicKeyAt(point: Uint8Array): KeyObject | null {
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => Buffer.from(half).toString('base64url'));
  try {
    // OpenSSL refuses what is no point of the curve.
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  } catch {
    return null;
  }
}

function pointOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

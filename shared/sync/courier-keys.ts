import * as z from 'zod/mini';

/** The public half of the server's identity: what phones seal to, and what they believe receipts by. */
export const serverKeysSchema = z.object({
  /** First 8 bytes of the SHA-256 of both keys, in hexadecimal. */
  id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Points of P-256, uncompressed, in Base64. */
  sealing: z.string(),
  signing: z.string(),
});
export type ServerKeys = z.infer<typeof serverKeysSchema>;

/**
 * A phone's outbox key, sealed to the server: a point of P-256 made for this once (65 bytes), a nonce (12), and the key
 * under AES-256-GCM (48), bound to its id.
 */
export const wrappedLength = 125;
export const pointLength = 65;

/** What keys are derived for, by HKDF with SHA-256: two uses never share a key. */
export const purposes = { wrapping: 'tung-nha outbox key', envelope: 'tung-nha envelope of rows' } as const;

/** What a wrapped outbox key is bound to. */
export function wrapLabel(outboxKey: string): string {
  return `outbox|${outboxKey}`;
}

/** What an operation on a phone's disk is bound to, under the outbox key: nobody can put it in another's place. */
export function rowLabel(id: string, scopeKey: string): string {
  return `operation|${id}|${scopeKey}`;
}

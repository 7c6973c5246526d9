import * as z from 'zod/mini';
import { type Bytes, fromHex, joinBytes, toHex } from '#shared/base/bytes.ts';
import { isProblemCode } from '#shared/base/problem.ts';
import { instant, uuid } from '#shared/base/schema.ts';
import type { OperationAnswer } from './push.ts';

/**
 * What the server says of a bundle, signed, to go back by the same road. It names operations and nobody.
 *
 *     'TNR' and the version of this layout   4 bytes
 *     id of the server's key                 8
 *     length of the content                  4   big-endian
 *     content                                    gzipped JSON
 *     signature                             64   ECDSA P-256 with SHA-256, over everything before it
 */
export interface ReceiptParts {
  serverKey: string;
  content: Bytes;
  signed: Bytes;
  signature: Bytes;
}

const version = z.int().check(z.minimum(0));

const answerSchema = z.discriminatedUnion('kind', [
  z.object({ id: uuid, kind: z.enum(['ok', 'dup']), scope: z.optional(version), ver: version, epoch: uuid, at: instant }),
  z.object({ id: uuid, kind: z.literal('held'), needs: z.enum(['household', 'server']) }),
  z.object({ id: uuid, kind: z.literal('quarantined'), code: z.string() }),
]);

const contentSchema = z.object({
  /** The outbox key of the phone that it is for. */
  outboxKey: uuid,
  /** SHA-256 of the bundle that it is about, in hexadecimal. */
  bundle: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  at: instant,
  answers: z.array(answerSchema),
});

export type ReceiptContent = Omit<z.infer<typeof contentSchema>, 'answers'> & { answers: OperationAnswer[] };

const magic = Uint8Array.of(0x54, 0x4e, 0x52, 1);
const headerLength = 16;
const signatureLength = 64;

/** Everything of a receipt but its signature. */
export function unsignedReceipt(serverKey: string, content: Bytes): Bytes {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return joinBytes(magic, fromHex(serverKey), length, content);
}

/** Takes a receipt apart, without believing it; `null` when it is none, or not a whole one. */
export function readReceiptParts(bytes: Bytes): ReceiptParts | null {
  if (bytes.length < headerLength || !magic.every((byte, at) => bytes[at] === byte)) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12);
  const signed = bytes.slice(0, headerLength + length);
  const signature = bytes.slice(headerLength + length);
  if (signature.length !== signatureLength) return null;
  return { serverKey: toHex(bytes.slice(4, 12)), content: signed.slice(headerLength), signed, signature };
}

/** The content of a receipt whose signature was found right; `null` when it is not our server's way to speak. */
export function readReceiptContent(raw: unknown): ReceiptContent | null {
  const content = z.safeParse(contentSchema, raw);
  if (!content.success) return null;
  const answers = content.data.answers.map((answer): OperationAnswer =>
    // A newer server may name a reason this app has no words for yet.
    answer.kind === 'quarantined'
      ? { ...answer, code: isProblemCode(answer.code) ? answer.code : 'operation.invalid' }
      : answer,
  );
  return { ...content.data, answers };
}

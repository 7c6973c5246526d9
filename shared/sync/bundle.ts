import * as z from 'zod/mini';
import { type Bytes, fromHex, joinBytes, toHex } from '#shared/base/bytes.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import { instant, uuid } from '#shared/base/schema.ts';
import { pushRequestSchema } from './push.ts';
import { scopeSchema } from './scope.ts';

/**
 * Work on its way by hand: a file or a QR that anybody may carry and nobody but the server can read.
 *
 *     'TNB' and the version of this layout   4 bytes
 *     what it carries                        1   1 work, 2 rows
 *     id of the server's key                 8
 *     id of the phone's outbox key          16
 *     length of what follows                 4   big-endian
 *     sealed content                             as the phone seals (format, nonce, AES-256-GCM), over gzipped JSON
 *
 * Everything before the content is bound into its seal. The key is one that only the phone and the server have: what it
 * opens, this phone has made.
 */
export interface Bundle {
  /**
   * `work`: operations, under the outbox key. `rows`: what lies on the disk of a locked phone, each row under the outbox
   * key still, and around them the key of its envelopes, which works without a PIN.
   */
  carries: 'work' | 'rows';
  serverKey: string;
  outboxKey: string;
  /** What the seal is bound to. */
  header: Bytes;
  sealed: Bytes;
}

export type BundleProblem = Extract<ProblemCode, `bundle.${string}`>;

export type BundleReading = { kind: 'bundle'; bundle: Bundle } | { kind: 'problem'; code: BundleProblem };

/** A week of the largest hamlet is a tenth of it. */
export const maxBundleBytes = 1024 * 1024;

/** How many characters of a link a phone's camera still reads from another phone's screen. */
export const maxQrCharacters = 1_800;

const magic = Uint8Array.of(0x54, 0x4e, 0x42, 1);
const kinds = ['work', 'rows'] as const;
const headerLength = 33;
/** Format byte, nonce and tag: what sealing adds. */
const sealLength = 29;

/** How a bundle begins, for content that was not sealed yet: the seal is bound to it. */
export function bundleHeader(
  { carries, serverKey, outboxKey }: Pick<Bundle, 'carries' | 'serverKey' | 'outboxKey'>,
  plainLength: number,
): Bytes {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, plainLength + sealLength);
  const kind = Uint8Array.of(kinds.indexOf(carries) + 1);
  return joinBytes(magic, kind, fromHex(serverKey), fromHex(outboxKey), length);
}

/** Takes a bundle apart, without opening it. */
export function readBundle(bytes: Bytes): BundleReading {
  if (bytes.length > maxBundleBytes) return { kind: 'problem', code: 'bundle.too-large' };
  if (!magic.every((byte, at) => bytes[at] === byte)) return { kind: 'problem', code: 'bundle.not-one' };
  if (bytes.length < headerLength) return { kind: 'problem', code: 'bundle.truncated' };
  const header = bytes.slice(0, headerLength);
  const length = new DataView(header.buffer).getUint32(29);
  const sealed = bytes.slice(headerLength);
  if (sealed.length < length) return { kind: 'problem', code: 'bundle.truncated' };
  const carries = kinds[(header[4] ?? 0) - 1];
  if (carries === undefined || sealed.length > length || length < sealLength) return { kind: 'problem', code: 'bundle.tampered' };
  const [serverKey, outboxKey] = [toHex(header.slice(5, 13)), uuidOf(header.slice(13, 29))];
  return { kind: 'bundle', bundle: { carries, serverKey, outboxKey, header, sealed } };
}

/** What a bundle of `work` says when it is open: as a push says it. */
export const workContentSchema = z.object({ at: instant, groups: pushRequestSchema.shape.groups });
export type WorkContent = z.infer<typeof workContentSchema>;

/** What a bundle of `rows` says when it is open; `sealed` in Base64, each row to be opened by itself. */
export const rowsContentSchema = z.object({
  at: instant,
  rows: z.array(
    z.object({ id: uuid, seq: z.int().check(z.minimum(0)), ...scopeSchema.shape, sealed: z.string() }),
  ),
});
export type RowsContent = z.infer<typeof rowsContentSchema>;

function uuidOf(bytes: Uint8Array): string {
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

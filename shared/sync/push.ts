import * as z from 'zod/mini';
import { uuid } from '#shared/base/schema.ts';
import type { ProblemCode } from '#shared/base/problem.ts';
import { envelopeSchema } from './operation.ts';
import { scopeSchema } from './scope.ts';

/** At most so many operations a request: one transaction a scope, one round trip for a week without signal. */
export const maxOperationsPerPush = 500;

/** At most so many bytes of canonical JSON in one body. */
export const maxBodyBytes = 16 * 1024;

/** The envelope that travels: groups of operations by hamlet, oldest first. */
export const pushRequestSchema = z.object({
  proto: z.literal(1),
  /** What the server gave the phone to show at its next push; null at the first. */
  nonce: z.nullable(uuid),
  groups: z
    .array(z.object({ ...scopeSchema.shape, ops: z.array(envelopeSchema).check(z.maxLength(maxOperationsPerPush)) }))
    .check(z.maxLength(64)),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/**
 * The server's answer to one operation. `ok` and `dup` carry the version at which it stands in a hamlet's history, the
 * epoch of that history (a version of another epoch says nothing), and the hamlet of the commune: another than it was sent
 * for when the household has moved. Older servers do not name it.
 * `held`: kept by the server until what it needs is there, its household or a newer server. `quarantined`: kept for a
 * person to look at, with the reason. Either may be sent again at any time, to ask what has become of it.
 */
export type OperationAnswer =
  | { id: string; kind: 'ok' | 'dup'; scope?: number | undefined; ver: number; epoch: string; at: string }
  | { id: string; kind: 'held'; needs: 'household' | 'server' }
  | { id: string; kind: 'quarantined'; code: ProblemCode };

export interface PushReply {
  answers: OperationAnswer[];
  /** Who this phone is from now on, and what it must show next. Another device id: it was found to be a copy. */
  phone: { deviceId: string; nonce: string };
  /** What arrived before is in a verified backup off the server; `null`: nobody has said so. */
  safeAt: string | null;
  serverTime: string;
}

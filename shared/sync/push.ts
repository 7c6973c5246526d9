import * as z from 'zod/mini';
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
  groups: z
    .array(z.object({ ...scopeSchema.shape, ops: z.array(envelopeSchema).check(z.maxLength(maxOperationsPerPush)) }))
    .check(z.maxLength(64)),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/**
 * The server's answer to one operation. `ok` and `dup` carry the version at which it stands in the hamlet's history.
 * `quarantined`: kept by the server for a person to look at, with the reason; it must not be sent again.
 */
export type OperationAnswer =
  | { id: string; kind: 'ok' | 'dup'; ver: number; at: string }
  | { id: string; kind: 'quarantined'; code: ProblemCode };

export interface PushReply {
  answers: OperationAnswer[];
  serverTime: string;
}

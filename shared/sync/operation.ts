import * as z from 'zod/mini';
import { instant, uuid } from '#shared/base/schema.ts';
import { listingSchema, registrationSchema } from '#shared/household/household.ts';
import { visitReportSchema } from '#shared/visit/visit.ts';
import type { Author } from './fact.ts';

/**
 * What can be done in the field, by a name and a version that stay readable for ever: a phone that slept for a month
 * must still be understood. A body may gain optional fields; anything else raises the version.
 */
export const operationBodies = {
  'household.enlist': { version: 1, body: listingSchema },
  'household.register': { version: 1, body: registrationSchema },
  'visit.log': { version: 1, body: visitReportSchema },
} as const;

export type OperationType = keyof typeof operationBodies;

/** The outside of an operation: readable whatever is inside. */
export const envelopeSchema = z.object({
  /** UUIDv7 made on the phone: the same operation sent twice has the same id. */
  id: uuid,
  /** Dense number of the device, 1, 2, 3 …: for audit and for finding gaps, never for order. */
  seq: z.int().check(z.minimum(0)),
  t: z.string().check(z.minLength(1), z.maxLength(60)),
  v: z.int().check(z.minimum(1), z.maximum(10_000)),
  /** Version of the hamlet that the author had seen. */
  bv: z.int().check(z.minimum(0)),
  /** When it was done, by the phone's clock. */
  at: instant,
  b: z.unknown(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

type BodyOf<T extends OperationType> = z.infer<(typeof operationBodies)[T]['body']>;
type Header = Omit<Envelope, 't' | 'b'>;

/** An operation whose body has been checked. */
export type Operation = { [T in OperationType]: Header & { t: T; b: BodyOf<T> } }[OperationType];

/** An operation with the person who did it: from the session on the server, from the unlocked account on the phone. */
export type AuthoredOperation = Operation & { by: Author };

export type Reading =
  | { kind: 'operation'; operation: Operation }
  /** Made by an app newer than this program: it will be understood after an update. */
  | { kind: 'newer' }
  | { kind: 'unreadable'; code: 'operation.invalid' };

/** Checks the body against its type and version. Nothing is thrown: what cannot be read is kept, with the reason. */
export function readOperation(envelope: Envelope): Reading {
  if (!isOperationType(envelope.t)) return { kind: 'newer' };
  const known = operationBodies[envelope.t];
  if (envelope.v > known.version) return { kind: 'newer' };
  const body = z.safeParse(known.body, envelope.b);
  if (!body.success) return { kind: 'unreadable', code: 'operation.invalid' };
  return { kind: 'operation', operation: { ...envelope, t: envelope.t, b: body.data } as Operation };
}

function isOperationType(t: string): t is OperationType {
  return Object.hasOwn(operationBodies, t);
}

/** The household that an operation is about: every operation changes exactly one. */
export function householdOf(operation: Operation): string {
  return operation.b.householdId;
}

/** Whether the operation brings a household into being; any other needs it to be there. */
export function createsHousehold(operation: Operation): boolean {
  return operation.t === 'household.enlist' || operation.t === 'household.register';
}

import * as z from 'zod/mini';
import { instant, uuid } from '#shared/base/schema.ts';
import { isFieldRole, type Role } from '#shared/account/role.ts';
import { distinctionSchema, listingSchema, mergerSchema, registrationSchema } from '#shared/household/household.ts';
import { arrivalSchema, departureSchema } from '#shared/household/move.ts';
import { visitReportFromV1, visitReportSchema, visitReportV1Schema } from '#shared/visit/visit.ts';
import type { Author } from './fact.ts';
import { settlementSchema } from './settlement.ts';

/** A body of one version; `up` makes it one of the next version. */
interface OlderBody {
  body: z.ZodMiniType;
  up: (body: never) => unknown;
}

interface OperationKind {
  version: number;
  body: z.ZodMiniType;
  /** Every version that was ever shipped before, by its number. None is ever taken away. */
  older: Readonly<Record<number, OlderBody>>;
  /** Whose it is to do. Volunteers observe; leads and officials decide; only the commune's list says who is poor. */
  by: 'anyone' | 'deciding' | 'office';
}

/**
 * What can be done in the field, by a name and a version that stay readable for ever: a phone that slept for a month
 * must still be understood. A body may gain optional fields; anything else raises the version.
 */
export const operationBodies = {
  'fact.settle': { version: 1, body: settlementSchema, older: {}, by: 'deciding' },
  'household.arrive': { version: 1, body: arrivalSchema, older: {}, by: 'office' },
  'household.depart': { version: 1, body: departureSchema, older: {}, by: 'office' },
  'household.distinguish': { version: 1, body: distinctionSchema, older: {}, by: 'deciding' },
  'household.enlist': { version: 1, body: listingSchema, older: {}, by: 'office' },
  'household.merge': { version: 1, body: mergerSchema, older: {}, by: 'deciding' },
  'household.register': { version: 1, body: registrationSchema, older: {}, by: 'anyone' },
  'visit.log': { version: 2, body: visitReportSchema, older: { 1: { body: visitReportV1Schema, up: visitReportFromV1 } }, by: 'anyone' },
} as const satisfies Record<string, OperationKind>;

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

/**
 * An operation with the person who did it: from the session on the server, from the unlocked account on the phone. On
 * the server also where it stands in the hamlet's history, and the phone that it was done on.
 */
export type AuthoredOperation = Operation & { by: Author; ver?: number; device?: string };

export type Reading =
  | { kind: 'operation'; operation: Operation }
  /** Made by an app newer than this program: it will be understood after an update. */
  | { kind: 'newer' }
  | { kind: 'unreadable'; code: 'operation.invalid' };

/**
 * Checks the body against its type and version; one of an older version is read as one of this version. Nothing is
 * thrown: what cannot be read is kept, with the reason.
 */
export function readOperation(envelope: Envelope): Reading {
  if (!isOperationType(envelope.t)) return { kind: 'newer' };
  const { version, body, older }: OperationKind = operationBodies[envelope.t];
  if (envelope.v > version) return { kind: 'newer' };
  let b = envelope.b;
  for (let v = envelope.v; v <= version; v += 1) {
    const schema = v === version ? body : older[v]?.body;
    const read = schema && z.safeParse(schema, b);
    if (read?.success !== true) return { kind: 'unreadable', code: 'operation.invalid' };
    b = v === version ? read.data : older[v]?.up(read.data as never);
  }
  return { kind: 'operation', operation: { ...envelope, t: envelope.t, v: version, b } as Operation };
}

function isOperationType(t: string): t is OperationType {
  return Object.hasOwn(operationBodies, t);
}

/** Whether somebody in this role may do this at all; where, the grants say. */
export function mayDo(role: Role, t: OperationType): boolean {
  const { by } = operationBodies[t];
  return by === 'anyone' || !isFieldRole(role) || (by === 'deciding' && role === 'lead');
}

/** The household that an operation is about: every operation changes exactly one. */
export function householdOf(operation: Operation): string {
  return operation.b.householdId;
}

/** Households that must be there before the operation makes sense, besides those it brings into being. */
export function householdsNeededBy(operation: Operation): string[] {
  if (createsHousehold(operation)) return [];
  const into = operation.t === 'household.merge' ? operation.b.into : null;
  return [operation.b.householdId, ...(into === null ? [] : [into])];
}

/** Whether the operation brings a household into being; any other needs it to be there. */
export function createsHousehold(operation: Operation): boolean {
  return operation.t === 'household.enlist' || operation.t === 'household.register' || operation.t === 'household.arrive';
}

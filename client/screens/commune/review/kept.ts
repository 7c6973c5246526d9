import type { ProblemCode } from '#shared/base/problem.ts';
import { canonical } from '#shared/sync/canonical.ts';
import { type Envelope, type Operation, operationBodies, type OperationType, readOperation } from '#shared/sync/operation.ts';
import { maxBodyBytes } from '#shared/sync/push.ts';
import type { Answers } from '#client/api/query.tsx';

/** An operation that the server keeps and has not applied. */
export type Kept = Answers['sync']['review'][number];

/** What can be read of it here. */
export type Content =
  | { kind: 'operation'; operation: Operation }
  /** A known kind of work whose content does not hold what it should. */
  | { kind: 'broken'; type: OperationType }
  /** Made by an app newer than this program. */
  | { kind: 'newer' };

/** Why a person must look. */
export type Reason = 'not-yours' | 'no-hamlet' | 'differs' | 'unreadable' | 'too-large' | 'not-allowed' | 'other';

/** Why the gate would not take it whatever an official says. */
export type Barrier = Extract<Reason, 'no-hamlet' | 'unreadable' | 'too-large' | 'not-allowed'>;

export type Standing =
  | { kind: 'undecided'; reason: Reason; barrier: Barrier | null }
  | { kind: 'waits'; for: 'household' | 'server' };

/** Two bodies may stand under one id, and one that is held may come again when it is no longer the sender's to send. */
export function keyOf({ scope, opId, sha, code }: Kept): string {
  return [scope, opId, sha, code === null ? 'held' : 'undecided'].join('/');
}

export function contentOf(kept: Kept): Content {
  const envelope = envelopeOf(kept);
  const reading = readOperation(envelope);
  if (reading.kind === 'operation') return reading;
  const type = operationTypes.find((known) => known === envelope.t);
  return reading.kind === 'newer' || type === undefined ? { kind: 'newer' } : { kind: 'broken', type };
}

/** Where it stands: waiting for a decision, and whether it can be accepted at all; or waiting by itself, and for what. */
export function standingOf(kept: Kept): Standing {
  const content = contentOf(kept);
  if (kept.code === null) return { kind: 'waits', for: content.kind === 'newer' ? 'server' : 'household' };
  return { kind: 'undecided', reason: reasonOf(kept.code, kept.hamletName), barrier: barrierOf(kept, content) };
}

/** The visited household of a visit; undefined for anything else, which says its own name or none. */
export function visitedHousehold(content: Content): string | undefined {
  if (content.kind !== 'operation' || content.operation.t !== 'visit.log') return undefined;
  return content.operation.b.householdId;
}

const operationTypes = Object.keys(operationBodies) as OperationType[];

const reasons: Partial<Record<ProblemCode, Reason>> = {
  'scope.not-yours': 'not-yours',
  'operation.body-differs': 'differs',
  'operation.invalid': 'unreadable',
  'operation.too-large': 'too-large',
  'operation.not-yours': 'not-allowed',
};

function reasonOf(code: ProblemCode, hamletName: string | null): Reason {
  return hamletName === null ? 'no-hamlet' : (reasons[code] ?? 'other');
}

// What came for a hamlet that was not the sender's was set aside unread, so its content is looked at here too.
function barrierOf(kept: Kept, content: Content): Barrier | null {
  if (kept.hamletName === null) return 'no-hamlet';
  if (kept.code === 'operation.not-yours') return 'not-allowed';
  if (kept.code === 'operation.too-large' || isTooLarge(kept)) return 'too-large';
  return kept.code === 'operation.invalid' || content.kind === 'broken' ? 'unreadable' : null;
}

function isTooLarge(kept: Kept): boolean {
  return new TextEncoder().encode(canonical(envelopeOf(kept).b ?? null)).length > maxBodyBytes;
}

function envelopeOf({ envelope }: Kept): Envelope {
  return { ...envelope, b: envelope.b };
}

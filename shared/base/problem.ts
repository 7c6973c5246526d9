/**
 * Every problem the product knows, by a code that never changes. The sentence a person reads is kept with the screens
 * (`client/parts/problem.words.ts`) or, for the terminal, in `server/bin/start.words.ts`.
 */
export const problemCodes = [
  'account.enrolment-expired',
  'account.enrolment-unknown',
  'account.enrolment-used',
  'account.not-signed-in',
  'account.sign-in-wrong',
  'account.too-many-tries',
  'account.username-taken',
  'access.denied',
  'bundle.foreign',
  'bundle.not-one',
  'bundle.not-ready',
  'bundle.tampered',
  'bundle.too-large',
  'bundle.too-many',
  'bundle.truncated',
  'config.invalid',
  'database.folder-in-use',
  'database.migration-changed',
  'database.unreachable',
  'device.storage-failed',
  'device.storage-full',
  'device.storage-lost',
  'dispute.changed-meanwhile',
  'hamlet.name-taken',
  'hamlet.unknown',
  'household.unknown',
  'keys.wrong',
  'operation.body-differs',
  'operation.dismissed',
  'operation.invalid',
  'operation.not-yours',
  'operation.too-large',
  'pin.wrong',
  'place.unknown',
  'port.taken',
  'receipt.foreign',
  'receipt.not-one',
  'receipt.tampered',
  'request.invalid',
  'request.not-same-origin',
  'request.too-large',
  'review.already-decided',
  'roster.changed-since-preview',
  'roster.empty',
  'roster.header-missing',
  'roster.not-a-table',
  'roster.too-large',
  'scope.not-yours',
  'server.busy',
  'server.failed',
  'server.not-understood',
  'server.unreachable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type ProblemDetails = Record<string, string | number | null>;

/** An expected fault with a stable code; `details` carry what the sentence for people needs, never personal data. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

export function isProblemCode(text: unknown): text is ProblemCode {
  return typeof text === 'string' && (problemCodes as readonly string[]).includes(text);
}

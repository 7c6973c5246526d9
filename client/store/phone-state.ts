import type { Role } from '#shared/account/role.ts';

/** Whose phone this is. */
export interface PhoneAccount {
  id: string;
  name: string;
  role: Role;
  /** UUID of this installation; the server knows the phone by it. */
  deviceId: string;
}

/**
 * Where the phone stands. `account` is `null` while it is locked: the name lies under the PIN like everything else.
 * Screens behind the gate use `useAccount`.
 */
export type PhoneState =
  | { kind: 'loading' }
  | { kind: 'not-enrolled' }
  | { kind: 'enrolled'; account: PhoneAccount | null; lock: PhoneLock };

export type PhoneLock = { kind: 'locked'; wrongTries: number } | { kind: 'open' };

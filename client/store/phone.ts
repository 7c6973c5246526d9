import type { Claim } from './enrol.ts';
import { keepEnrolledMark } from './enrolled-mark.ts';
import type { PhoneAccount, PhoneState } from './phone-state.ts';
import { useLiveValue } from './live-value.ts';
import { askToKeep, heardOfWriting, lookForRoom } from './room-here.ts';
import { thisPhone } from './this-phone.ts';

export type { PhoneAccount, PhoneState } from './phone-state.ts';

/** Where this phone stands; a journal that cannot be read is thrown to the boundary of the screen. */
export function usePhone(): PhoneState {
  const failure = useLiveValue(thisPhone.failure);
  const phone = useLiveValue(thisPhone.phone);
  if (failure !== null) throw failure;
  return phone;
}

/** Whose phone it is, for everything behind the lock. */
export function useAccount(): PhoneAccount {
  const phone = usePhone();
  if (phone.kind !== 'enrolled' || phone.account === null) throw new Error('This screen stands behind the lock.');
  return phone.account;
}

/** Opens the phone with its PIN. A wrong one is counted, and destroys nothing. */
export function unlock(pin: string): Promise<'ok' | 'wrong'> {
  return thisPhone.unlock(pin);
}

/** Forgets the key and everything read with it, in every tab. */
export function lockNow(): void {
  thisPhone.lockNow();
}

/** Whether an enrolment link was used by this phone, to the end or not. */
export function hasUsedLink(code: string): Promise<boolean> {
  return thisPhone.hasUsedLink(code);
}

/** Whether an enrolment link is the one that this phone's book was made with. */
export function isOwnLink(code: string): Promise<boolean> {
  return thisPhone.isOwnLink(code);
}

/** Makes this phone somebody's, and asks the browser never to clear it away. */
export async function enrolThisPhone(claim: Claim): Promise<void> {
  await thisPhone.enrol(claim);
  keepEnrolledMark();
  await askToKeep();
}

/** Finds out whose phone this is, and how much room it has; called once, when the app starts. */
export async function loadPhone(): Promise<void> {
  thisPhone.drafts.problem.subscribe(() => heardOfWriting(thisPhone.drafts.problem.get()));
  await thisPhone.load();
  if (thisPhone.phone.get().kind === 'enrolled') keepEnrolledMark();
  lookForRoom();
}

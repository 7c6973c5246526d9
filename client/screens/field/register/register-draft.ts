import { readPhone } from '#shared/base/phone.ts';
import { cleanText } from '#shared/base/text.ts';
import { likelyDuplicates, type LikelyDuplicate } from '#shared/household/duplicates.ts';
import type { Registration } from '#shared/household/household.ts';
import type { GrantedScope } from '#shared/sync/pull.ts';
import { sameScope, type Scope } from '#shared/sync/scope.ts';
import type { RosterEntry } from '#client/store/roster-entry.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';

/** A household being written down at its door, as typed. */
export interface RegisterDraft {
  householdId: string;
  scope: Scope | null;
  headName: string;
  address: string;
  phone: string;
  people: number | null;
  /** Past the form, looking at the houses that may be the same. */
  asking: boolean;
}

export function newRegistration(householdId: string): RegisterDraft {
  return { householdId, scope: null, headName: '', address: '', phone: '', people: null, asking: false };
}

/** The hamlet the house will stand in: the one chosen, or the only one there is. */
export function scopeOf({ scope }: RegisterDraft, hamlets: readonly GrantedScope[]): GrantedScope | null {
  const [only, ...others] = hamlets;
  if (only !== undefined && others.length === 0) return only;
  return hamlets.find((hamlet) => scope !== null && sameScope(hamlet, scope)) ?? null;
}

export type RegisterFault = 'hamlet' | 'name' | 'name-secret' | 'address-secret' | 'phone' | 'people';

/** What keeps the household from being saved, field by field. */
export function faultsOf(draft: RegisterDraft, hamlets: readonly GrantedScope[]): RegisterFault[] {
  const { headName, address, phone, people } = draft;
  const faults: RegisterFault[] = [];
  if (scopeOf(draft, hamlets) === null) faults.push('hamlet');
  if (cleanText(headName) === '') faults.push('name');
  if (secretIn(headName) !== null) faults.push('name-secret');
  if (secretIn(address) !== null) faults.push('address-secret');
  if (readPhone(phone).kind === 'unreadable') faults.push('phone');
  if (people !== null && (people < 1 || people > 60)) faults.push('people');
  return faults;
}

/** Houses of the phone's list that may be the one being added, most likely first. */
export function duplicatesOf(draft: RegisterDraft, entries: readonly RosterEntry[]): LikelyDuplicate<Listed>[] {
  const { headName, address, phone } = registrationOf(draft, []);
  const listed = entries.map((entry) => ({ entry, ...entry.particulars }));
  return likelyDuplicates({ headName, address, phone }, listed).slice(0, 20);
}

export interface Listed {
  entry: RosterEntry;
  headName: string;
  address: string | null;
  phone: string | null;
}

/** What is saved, with the houses that were shown as likely the same and were said not to be. */
export function registrationOf(draft: RegisterDraft, notTheSameAs: string[]): Registration {
  const phone = readPhone(draft.phone);
  return {
    householdId: draft.householdId,
    headName: cleanText(draft.headName),
    address: cleanText(draft.address) === '' ? null : cleanText(draft.address),
    phone: phone.kind === 'phone' ? phone.digits : null,
    people: draft.people,
    notTheSameAs,
  };
}

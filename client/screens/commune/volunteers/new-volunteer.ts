import { cleanText } from '#shared/base/text.ts';

/** What the form holds so far; scopes as text, because they are keys of checkboxes. */
export interface NewVolunteer {
  name: string;
  role: 'volunteer' | 'lead' | undefined;
  scopes: string[];
}

export const emptyVolunteer: NewVolunteer = { name: '', role: undefined, scopes: [] };

/** What is still missing, by field, as the key of its sentence. Empty: the person can be added. */
export function faultsOf({ name, role, scopes }: NewVolunteer): {
  name?: 'nameMissing' | 'nameLong';
  role?: 'roleMissing';
  scopes?: 'hamletsMissing';
} {
  const clean = cleanText(name);
  return {
    ...(clean === '' ? { name: 'nameMissing' as const } : clean.length > 80 ? { name: 'nameLong' as const } : {}),
    ...(role === undefined ? { role: 'roleMissing' as const } : {}),
    ...(scopes.length === 0 ? { scopes: 'hamletsMissing' as const } : {}),
  };
}

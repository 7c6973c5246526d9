/** Who someone is here. Volunteer and team lead work on a phone; the others at a desk. */
const roles = ['volunteer', 'lead', 'official', 'leader', 'department', 'admin'] as const;
export type Role = (typeof roles)[number];

export function isFieldRole(role: Role): boolean {
  return role === 'volunteer' || role === 'lead';
}

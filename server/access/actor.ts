import type { Role } from '#shared/account/role.ts';

/** Who did something, and what they were allowed to: as far as the field is concerned. */
export type Doer = Pick<Actor, 'id' | 'name' | 'role'>;

/** Whoever is asking: a signed-in official or an enrolled phone, with the place that bounds what is allowed. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
  communeCode: string | null;
  provinceCode: string | null;
  /** The phone, when the actor is on one. */
  deviceId: string | null;
}

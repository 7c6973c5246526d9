import type { Role } from '#shared/account/role.ts';

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

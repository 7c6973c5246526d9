import * as z from 'zod/mini';
import { scopeId, uuid } from '#shared/base/schema.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Household } from './household.ts';
import type { HouseholdFile } from './household-file.ts';

/** A household leaves its hamlet, for another of the commune or (`null`) for elsewhere. */
export const departureSchema = z.object({ householdId: uuid, to: z.nullable(scopeId) });

/** The same household comes to a hamlet, with everything that was kept of it. Only the server says this, to itself. */
export const arrivalSchema = z.object({
  householdId: uuid,
  from: scopeId,
  file: z.looseObject({
    id: uuid,
    household: z.looseObject({ id: uuid }),
    members: z.record(z.string(), z.unknown()),
    visits: z.record(z.string(), z.unknown()),
  }),
});

/** What remains of a household in a hamlet that it has left. */
export function departed(id: string, movedTo: number | null): HouseholdFile {
  return { id, household: { id, gone: { movedTo } }, members: {}, visits: {} };
}

/** A household that had left the commune, and is listed or registered again, is there. One that moved on is where it went. */
export function here(household: Household): Household {
  const { gone, ...back } = household;
  return gone?.movedTo === null ? back : household;
}

/**
 * The file as the hamlet has it that the household came to: everything in it stands at the version of the arrival, and
 * nobody who observed it had seen anything of this hamlet. `homes` says where else its operations are to be found.
 */
export function arrived(file: HouseholdFile, from: number, ver: number): HouseholdFile {
  const { household, members } = file;
  const homes = [...new Set([...(household.homes ?? []), from])].sort((a, b) => a - b);
  return { ...file, household: { ...restamped(household, ver), homes }, members: restamped(members, ver) };
}

function restamped<T>(value: T, ver: number): T {
  if (Array.isArray(value)) return value.map((one: unknown) => restamped(one, ver)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [key, restamped<unknown>(one, ver)] as const);
  const copy = Object.fromEntries(entries) as T;
  return isFact(value) ? { ...copy, bv: 0, ...('ver' in value && { ver }) } : copy;
}

function isFact(value: object): value is Fact<unknown> {
  return 'op' in value && 'bv' in value && 'value' in value;
}

import * as z from 'zod/mini';
import { oneOf, text, uuid } from '#shared/base/schema.ts';
import type { YesNo } from '#shared/member/member.ts';
import type { Fact } from '#shared/sync/fact.ts';
import type { Opinions } from '#shared/sync/opinions.ts';
import type { houseQuestions, memberQuestions } from '#shared/sync/policy.ts';

/** Poverty class comes only from the commune's list; a volunteer never classifies. `none` is on the list as neither. */
export const povertyClasses = ['none', 'near-poor', 'poor'] as const;
export type PovertyClass = (typeof povertyClasses)[number];

export const signals = ['none', 'weak', 'good'] as const;
export type Signal = (typeof signals)[number];

const phone = z.nullable(z.string().check(z.regex(/^0\d{9,10}$/)));

/** One household of the commune's roster, as the office's list has it. */
export const listingSchema = z.object({
  householdId: uuid,
  headName: text(80),
  address: z.nullable(text(160)),
  phone,
  poverty: oneOf(povertyClasses),
  people: z.nullable(z.int().check(z.minimum(1), z.maximum(60))),
});
export type Listing = z.infer<typeof listingSchema>;

/** A household that a volunteer met at a door and that no list had. */
export const registrationSchema = z.object({
  householdId: uuid,
  headName: text(80),
  address: z.nullable(text(160)),
  phone,
  people: z.nullable(z.int().check(z.minimum(1), z.maximum(60))),
  /** Households that the app showed as likely the same and the volunteer said were not. */
  notTheSameAs: z.array(uuid).check(z.maxLength(20)),
});
export type Registration = z.infer<typeof registrationSchema>;

/** Two entries are one household: this one is another name of `into`. `null`: they are not, after all. */
export const mergerSchema = z.object({ householdId: uuid, into: z.nullable(uuid), reason: z.nullable(text(200)) });

/** Households that look like this one and are not. */
export const distinctionSchema = z.object({ householdId: uuid, from: z.array(uuid).check(z.minLength(1), z.maxLength(20)) });

/** How the household agreed to be written down (Law 91/2025/QH15, article 9): recorded, never assumed. */
export interface Consent {
  notice: string;
  manner: 'spoken' | 'signed';
  witness: string | null;
}

/** A household, as it is known now. The office's listing outranks a volunteer's registration, field by field. */
export interface Household {
  id: string;
  /** It has left the hamlet, for another of the commune or (`null`) for elsewhere: nothing else is kept of it here. */
  gone?: { movedTo: number | null };
  /** Hamlets of the commune that it came from: what was done there is in their journals. Ascending. */
  homes?: number[];
  listing?: Fact<Omit<Listing, 'householdId'>>;
  registration?: Fact<Omit<Registration, 'householdId'>>;
  smartphone?: Fact<YesNo>;
  broadband?: Fact<YesNo>;
  signal?: Fact<Signal>;
  consent?: Fact<Consent>;
  /** This is another name of that household; `null`: it was taken for one, and is not. */
  mergedInto?: Fact<string | null>;
  /** Somebody has looked: these are other households. In order. */
  distinctFrom?: string[];
  opinions?: Partial<Record<(typeof houseQuestions)[number] | 'mergedInto', Opinions>>;
  /** Verdicts on people of whom no visit has told yet, by their id. */
  ahead?: Record<string, Partial<Record<(typeof memberQuestions)[number], Opinions>>>;
}

export interface Particulars {
  headName: string;
  address: string | null;
  phone: string | null;
  people: number | null;
  poverty: PovertyClass | null;
}

/** What to call the household and where it is; `poverty` is `null` when no list has named it. */
export function particularsOf(household: Household): Particulars {
  const listing = household.listing?.value;
  const registration = household.registration?.value;
  return {
    headName: listing?.headName ?? registration?.headName ?? '',
    address: listing?.address ?? registration?.address ?? null,
    phone: listing?.phone ?? registration?.phone ?? null,
    people: listing?.people ?? registration?.people ?? null,
    poverty: listing?.poverty ?? null,
  };
}

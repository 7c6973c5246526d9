import * as z from 'zod/mini';
import type { Day, Instant } from '#shared/base/day.ts';
import { day, instant, oneOf, text, uuid } from '#shared/base/schema.ts';
import { signals } from '#shared/household/household.ts';
import { memberReportSchema, yesNo } from '#shared/member/member.ts';
import type { Author } from '#shared/sync/fact.ts';
import { reasonCodes } from './reasons.ts';

/** What came of going to the door. A refusal counts as a visit and stores nothing about the person. */
export const outcomes = ['met', 'absent', 'closed', 'refused', 'moved'] as const;
export type Outcome = (typeof outcomes)[number];

const anyVisit = {
  visitId: uuid,
  householdId: uuid,
  startedAt: instant,
  revisitOn: z.nullable(day),
};

/** Which notice was read out, how the household agreed, who heard it. There is no such thing as assumed consent. */
const consentSchema = z.object({
  notice: text(40),
  manner: oneOf(['spoken', 'signed'] as const),
  witness: z.nullable(text(80)),
});

/** A file sent online during the visit, with the code that lets the household look it up. */
const serviceReportSchema = z.object({
  memberId: z.nullable(uuid),
  serviceCode: text(20),
  serviceName: text(120),
  receiptCode: z.nullable(text(40)),
  submittedOn: day,
});
export type ServiceReport = z.infer<typeof serviceReportSchema>;

const metVisitV1 = z.object({
  outcome: z.literal('met'),
  ...anyVisit,
  consent: consentSchema,
  met: z.array(uuid).check(z.maxLength(40)),
  members: z.array(memberReportSchema).check(z.maxLength(40)),
  smartphone: z.nullable(oneOf(yesNo)),
  broadband: z.nullable(oneOf(yesNo)),
  signal: z.nullable(oneOf(signals)),
  services: z.array(serviceReportSchema).check(z.maxLength(20)),
  reasons: z.array(oneOf(reasonCodes)).check(z.maxLength(reasonCodes.length)),
  minutes: z.nullable(z.int().check(z.minimum(0), z.maximum(1440))),
});

const metVisit = z.object({
  ...metVisitV1.shape,
  /** How what is said of the house's smartphone and broadband is known. */
  houseHow: oneOf(['seen', 'told'] as const),
});

const doorVisit = z.strictObject({ outcome: oneOf(['absent', 'closed', 'moved', 'refused'] as const), ...anyVisit });

/** One visit as the phone reports it, version 2. Only a visit that met somebody who agreed carries anything about people. */
export const visitReportSchema = z.discriminatedUnion('outcome', [metVisit, doorVisit]);
export type VisitReport = z.infer<typeof visitReportSchema>;

/** As version 1 reported it: what was said of the house was always hearsay. */
export const visitReportV1Schema = z.discriminatedUnion('outcome', [metVisitV1, doorVisit]);

/** Version 1 of a report as one of version 2. */
export function visitReportFromV1(report: z.infer<typeof visitReportV1Schema>): VisitReport {
  return report.outcome === 'met' ? { ...report, houseHow: 'told' } : report;
}

export type MetVisitReport = z.infer<typeof metVisit>;

/** A visit, as kept with the household: what happened, without the facts, which live with household and members. */
export interface Visit {
  id: string;
  householdId: string;
  at: Instant;
  by: Author;
  outcome: Outcome;
  met: string[];
  services: ServiceReport[];
  reasons: (typeof reasonCodes)[number][];
  revisitOn: Day | null;
  minutes: number | null;
  op: string;
}

import { dayOf, type Day, type Instant } from '#shared/base/day.ts';
import type { Signal } from '#shared/household/household.ts';
import { type HouseholdFile, membersOf } from '#shared/household/household-file.ts';
import { cleanText, fold } from '#shared/base/text.ts';
import type { Rung } from '#shared/member/ladder.ts';
import { type Identity, isAdultIn, type PhoneKind, type YesNo } from '#shared/member/member.ts';
import type { Grade, Skill } from '#shared/member/skills.ts';
import type { ReasonCode } from '#shared/visit/reasons.ts';
import type { Outcome } from '#shared/visit/visit.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';

/**
 * What was said today: a value, or that nobody knows. Absent is a third thing: nothing was said, and what was known
 * before is what the screen shows and what stays.
 */
export type Said<T extends string> = T | 'unknown';

export type DoorOutcome = Exclude<Outcome, 'met'>;

export interface SaidOfPerson {
  phone?: Said<PhoneKind>;
  simOwn?: Said<YesNo>;
  rung?: Said<Rung>;
  skills: Partial<Record<Skill, Said<Grade>>>;
  how?: 'seen' | 'told';
}

/** How the household answered the notice; `as-before`: it agreed to this same notice at an earlier visit. */
export type ConsentAnswer =
  | { kind: 'spoken'; witness: string }
  | { kind: 'signed' }
  | { kind: 'as-before' }
  | { kind: 'refused' };

/** A file sent today; the service is a code of the catalogue. */
export interface ServiceDraft {
  code: string;
  memberId: string | null;
  receiptCode: string;
}

/** One screen of the visit. */
export type VisitStep =
  | { kind: 'who' | 'consent' | 'people' | 'house' | 'services' | 'reasons' | 'revisit' | 'summary' | 'door' }
  | { kind: 'phone' | 'rung' | 'skills'; memberId: string };

/** A side path from the steps, returned from by the same way. */
export type Detour =
  | { kind: 'person'; memberId: string }
  | { kind: 'find-service' }
  | { kind: 'service'; index: number };

/**
 * A visit while it is being made, as kept on the phone at every tap: only what was said today, never a copy of what was
 * known. `place` repeats where it stands, for the pages that only tell that it is unfinished.
 */
export interface VisitDraft {
  visitId: string;
  startedAt: Instant;
  step: VisitStep;
  detour: Detour | null;
  place: { now: number; of: number };
  /** Sent here from the summary to mend one part: "Tiếp tục" leads back there. */
  mending: boolean;
  door: DoorOutcome | null;
  met: string[];
  /** People not met of whom the family tells. */
  alsoAbout: string[];
  consent: ConsentAnswer | null;
  /** People added or corrected today. */
  identities: Record<string, Identity>;
  said: Record<string, SaidOfPerson>;
  house: { smartphone?: Said<YesNo>; broadband?: Said<YesNo>; signal?: Said<Signal>; how?: 'seen' | 'told' };
  services: ServiceDraft[];
  reasons: ReasonCode[];
  revisit: Day | 'none' | null;
}

/** The notice that is read out; a change of its words is a new name. */
export const noticeVersion = 'thong-bao-2026-11';

/** Nothing answered: no answer is ever chosen beforehand. */
export function newVisit(visitId: string, startedAt: Instant): VisitDraft {
  return {
    visitId,
    startedAt,
    step: { kind: 'who' },
    detour: null,
    place: { now: 1, of: 8 },
    mending: false,
    door: null,
    met: [],
    alsoAbout: [],
    consent: null,
    identities: {},
    said: {},
    house: {},
    services: [],
    reasons: [],
    revisit: null,
  };
}

export interface Person {
  id: string;
  identity: Identity;
  isNew: boolean;
}

/** The people of the house as the draft sees them: those known, as corrected today, then those added today. */
export function peopleOf(draft: VisitDraft, file: HouseholdFile): Person[] {
  const known = membersOf(file).map(({ id, identity }) => ({
    id,
    identity: draft.identities[id] ?? identity.value,
    isNew: false,
  }));
  const added = Object.entries(draft.identities)
    .filter(([id]) => file.members[id] === undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, identity]) => ({ id, identity, isNew: true }));
  return [...known, ...added];
}

/** Whether the head of the household is still to be written down as a person. */
export function lacksHead(draft: VisitDraft, file: HouseholdFile, headName: string): boolean {
  return headName !== '' && peopleOf(draft, file).every((person) => fold(person.identity.name) !== fold(headName));
}

/** Everybody VNeID is talked about today: adults who were met, and those the family tells of. */
export function askedAbout(draft: VisitDraft, file: HouseholdFile): Person[] {
  return peopleOf(draft, file).filter(
    ({ id, identity }) => isAdult(draft, identity) && (draft.met.includes(id) || draft.alsoAbout.includes(id)),
  );
}

/** Adult in the year of the visit. */
export function isAdult(draft: VisitDraft, identity: Identity): boolean {
  return isAdultIn(identity, visitYear(draft));
}

export function visitYear(draft: VisitDraft): number {
  return Number(dayOf(draft.startedAt).slice(0, 4));
}

export function saidOf(draft: VisitDraft, memberId: string): SaidOfPerson {
  return draft.said[memberId] ?? { skills: {} };
}

/** What is true of a person or the house as far as today's talk goes: said today, or else known before. */
function standing<T extends string>(said: Said<T> | undefined, before: T | undefined): T | undefined {
  return said === undefined || said === 'unknown' ? before : said;
}

/** What the answer list shows as chosen: today's answer, or else what was known. */
export function shown<T extends string>(said: Said<T> | undefined, before: T | undefined): Said<T> | undefined {
  return said ?? before;
}

/** Without an account that works there is nothing to have done alone, so the three skills are not asked. */
export function asksSkills(draft: VisitDraft, file: HouseholdFile, memberId: string): boolean {
  const rung = standing(saidOf(draft, memberId).rung, file.members[memberId]?.rung?.value);
  return rung === undefined || !accountless.includes(rung);
}

const accountless: readonly Rung[] = ['no-card', 'no-account', 'level-2-inactive'];

/** Whether a promised day lies after the visit. */
export function isAhead(revisit: VisitDraft['revisit'], draft: VisitDraft): revisit is Day {
  return revisit !== null && revisit !== 'none' && revisit > dayOf(draft.startedAt);
}

/** Whether anything has been answered, so that leaving would lose something. */
export function isBegun(draft: VisitDraft): boolean {
  return draft.met.length > 0 || draft.door !== null || Object.keys(draft.identities).length > 0;
}

/** The draft with one more thing said of a person. */
export function saying(draft: VisitDraft, memberId: string, more: Partial<SaidOfPerson>): VisitDraft {
  return { ...draft, said: { ...draft.said, [memberId]: { ...saidOf(draft, memberId), ...more } } };
}

/** The draft with a person written down or corrected. */
export function naming(draft: VisitDraft, id: string, identity: Identity): VisitDraft {
  return { ...draft, identities: { ...draft.identities, [id]: identity } };
}

/**
 * The draft back from its side path, with what is fit to keep: a person without a name, or whose name is no name, is
 * taken out (a known one is as known before), and a file code that is a secret is emptied.
 */
export function closingDetour(draft: VisitDraft, file: HouseholdFile): VisitDraft {
  const closed = { ...draft, detour: null };
  if (draft.detour?.kind === 'person') {
    const { memberId } = draft.detour;
    const identity = draft.identities[memberId];
    if (identity === undefined || (cleanText(identity.name) !== '' && secretIn(identity.name) === null)) return closed;
    const { [memberId]: _wrong, ...identities } = draft.identities;
    return file.members[memberId] === undefined ? withoutPerson(closed, memberId) : { ...closed, identities };
  }
  const services = draft.services.map((service) =>
    secretIn(service.receiptCode) === null ? service : { ...service, receiptCode: '' },
  );
  return { ...closed, services };
}

/** The draft without a person who was added today, and without all that was said of that person. */
export function withoutPerson(draft: VisitDraft, id: string): VisitDraft {
  const { [id]: _identity, ...identities } = draft.identities;
  const { [id]: _said, ...said } = draft.said;
  return {
    ...draft,
    identities,
    said,
    met: draft.met.filter((one) => one !== id),
    alsoAbout: draft.alsoAbout.filter((one) => one !== id),
    services: draft.services.map((service) => (service.memberId === id ? { ...service, memberId: null } : service)),
  };
}

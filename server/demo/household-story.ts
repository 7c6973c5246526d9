import { addDays, type Day, dayOf, type Instant } from '#shared/base/day.ts';
import type { Listing } from '#shared/household/household.ts';
import type { MemberReport } from '#shared/member/member.ts';
import { catalogue } from '#shared/service/catalogue.ts';
import { type ReasonCode, reasonCodes } from '#shared/visit/reasons.ts';
import type { MetVisitReport, ServiceReport, VisitReport } from '#shared/visit/visit.ts';
import { buildersOf, noticeOf2026 } from './builders.ts';
import { inventName, inventPhone } from './names.ts';
import { ableAdult, adultWithoutSmartphone, learningAdult } from './person-story.ts';
import type { DemoHamlet } from './places.ts';
import type { Chance } from './random.ts';

/** One household of the demonstration: how the list has it, and every visit, oldest first. */
export interface HouseholdStory {
  listing: Listing;
  /** On the commune's list, or met at the door by a volunteer first. */
  listed: boolean;
  visits: VisitReport[];
}

/** What a story is told with. The same chance, ids and time tell the same story. */
export interface Teller {
  chance: Chance;
  /** UUIDv7 of a moment. */
  idAt: (at: Date) => string;
  now: Date;
  /** When the commune's list came in: before the first visit. */
  listedAt: Date;
}

type Ending = 'covered' | 'visited' | 'not-met' | 'refused' | 'moved';

/** The team has been going from door to door for so long. */
export const weeksOfVisits = 10;

/** Tells how one household of a hamlet fared so far; as many as the hamlet's progress says have been visited. */
export function tellHousehold(teller: Teller, hamlet: DemoHamlet): HouseholdStory {
  const { chance } = teller;
  const sex = chance.happens(0.66) ? 'male' : 'female';
  const people = chance.happens(0.8) ? hamlet.peoples[0] : chance.oneOf(hamlet.peoples);
  const listing = buildersOf(worldAt(teller, teller.listedAt)).aHousehold({
    headName: inventName(chance, people, sex),
    address: addressIn(chance, hamlet),
    phone: chance.happens(0.72) ? inventPhone(chance) : null,
    poverty: chance.weighted([
      ['none', 88],
      ['near-poor', 7],
      ['poor', 5],
    ]),
    people: chance.between(1, 7),
  });
  const visits = chance.happens(hamlet.progress) ? visitsOf(teller, { listing, sex, people }) : [];
  return { listing, listed: visits.length === 0 || chance.happens(0.985), visits };
}

type Household = { listing: Listing; sex: 'male' | 'female'; people: DemoHamlet['peoples'][number] };

function visitsOf(teller: Teller, household: Household): VisitReport[] {
  const { chance } = teller;
  const isPoor = household.listing.poverty !== 'none';
  const ending = chance.weighted<Ending>([
    ['visited', isPoor ? 65 : 44],
    ['covered', isPoor ? 15 : 36],
    ['not-met', 12],
    ['refused', 4],
    ['moved', 4],
  ]);
  const lastAt = timeOfVisit(teller, chance.between(0, weeksOfVisits * 7));
  const builders = buildersOf(worldAt(teller, lastAt));
  const visit = { householdId: household.listing.householdId, startedAt: lastAt.toISOString() };
  const revisitOn = revisitAfter(teller, lastAt.toISOString());
  const before = earlierTries(teller, visit);
  switch (ending) {
    case 'covered':
      return [...before, metVisit(teller, household, lastAt, { covered: true, revisitOn: null })];
    case 'visited':
      return [...before, metVisit(teller, household, lastAt, { covered: false, revisitOn })];
    case 'not-met':
      return [...before, builders.aDoorVisit(chance.oneOf(['absent', 'closed']), { ...visit, revisitOn })];
    case 'refused':
      return [builders.aDoorVisit('refused', { ...visit, revisitOn: null })];
    case 'moved':
      return [...before, builders.aDoorVisit('moved', { ...visit, revisitOn: null })];
  }
}

function earlierTries(teller: Teller, last: { householdId: string; startedAt: Instant }): VisitReport[] {
  const { chance } = teller;
  const tries = chance.weighted([[0, 7], [1, 2], [2, 1]]);
  return Array.from({ length: tries }, (_, index) => {
    const at = new Date(Date.parse(last.startedAt) - (tries - index) * 3 * 86_400_000);
    const revisitOn = dayOf(last.startedAt);
    const visit = { householdId: last.householdId, startedAt: at.toISOString(), revisitOn };
    return buildersOf(worldAt(teller, at)).aDoorVisit(chance.oneOf(['absent', 'closed']), visit);
  });
}

function metVisit(
  teller: Teller,
  { listing, sex, people }: Household,
  at: Date,
  story: { covered: boolean; revisitOn: Day | null },
): MetVisitReport {
  const { chance } = teller;
  const builders = buildersOf(worldAt(teller, at));
  const adults = Math.min(listing.people ?? 1, chance.between(1, 3));
  const able = story.covered ? chance.between(0, adults - 1) : -1;
  const hasNoSmartphone = !story.covered && chance.happens(listing.poverty === 'none' ? 0.1 : 0.7);
  const learning = hasNoSmartphone ? adultWithoutSmartphone : learningAdult;
  const members = Array.from({ length: adults }, (_, index) => {
    const sexHere = index === 0 ? sex : chance.oneOf(['male', 'female'] as const);
    return builders.aMember({
      name: index === 0 ? listing.headName : inventName(chance, people, sexHere),
      birthYear: chance.happens(0.92) ? chance.between(index === 0 ? 1948 : 1955, index === 0 ? 1996 : 2006) : null,
      sex: sexHere,
      ...(index === able ? ableAdult(chance) : learning(chance)),
    });
  });
  return builders.aMetVisit({
    householdId: listing.householdId,
    startedAt: at.toISOString(),
    revisitOn: story.revisitOn,
    consent: consentOf(teller, people),
    members,
    smartphone: smartphoneOf(chance, members),
    broadband: chance.weighted([['yes', 5], ['no', 3], [null, 2]]),
    signal: chance.weighted([['good', 6], ['weak', 3], ['none', 1]]),
    services: servicesOf(chance, members, at),
    reasons: story.covered ? [] : reasonsOf(chance),
    minutes: chance.between(12, 55),
  });
}

function consentOf({ chance }: Teller, people: Household['people']): MetVisitReport['consent'] {
  const signed = chance.happens(0.25);
  const witness = signed ? null : inventName(chance, people, chance.oneOf(['male', 'female']));
  return { notice: noticeOf2026, manner: signed ? 'signed' : 'spoken', witness };
}

function smartphoneOf(chance: Chance, members: MemberReport[]): 'yes' | 'no' | null {
  if (members.some((member) => member.phone === 'smartphone')) return 'yes';
  return chance.happens(0.8) ? 'no' : null;
}

function servicesOf(chance: Chance, members: MemberReport[], at: Date): ServiceReport[] {
  const day = dayOf(at.toISOString());
  return members
    .filter((member) => member.rung === 'submitted' && chance.happens(0.6))
    .map((member) => {
      const { code, name } = chance.oneOf(catalogue as [(typeof catalogue)[number]]);
      const number = String(chance.between(1, 9_999)).padStart(4, '0');
      const receipt = `000.00.${chance.between(10, 99)}.H99-${day.slice(2).replaceAll('-', '')}-${number}`;
      return {
        memberId: member.memberId,
        serviceCode: code,
        serviceName: name,
        receiptCode: chance.happens(0.9) ? receipt : null,
        submittedOn: day,
      };
    });
}

function reasonsOf(chance: Chance): ReasonCode[] {
  const said = Array.from({ length: chance.between(0, 3) }, () => chance.oneOf(reasonCodes));
  return reasonCodes.filter((reason) => said.includes(reason));
}

function addressIn(chance: Chance, hamlet: DemoHamlet): string | null {
  if (/^(Tổ|Khu|Khóm)/.test(hamlet.name)) return `Số ${chance.between(1, 180)}, ngõ ${chance.between(1, 24)}`;
  return chance.happens(0.6) ? `Nhóm ${chance.between(1, 6)}, nhà số ${chance.between(1, 60)}` : null;
}

/** Some days ago, at an hour when people are at home or come in from the field; never after now. */
function timeOfVisit({ chance, now }: Teller, daysAgo: number): Date {
  const hour = chance.weighted([[8, 3], [10, 2], [14, 2], [16, 3], [19, 2]]);
  const day = addDays(dayOf(now.toISOString()), -daysAgo);
  const [hours, minutes] = [hour, chance.between(0, 59)].map((part) => String(part).padStart(2, '0'));
  const at = Date.parse(`${day}T${hours}:${minutes}:00.000+07:00`);
  return new Date(at < now.getTime() ? at : at - 86_400_000);
}

/** A promise to come back: overdue, for today, for one of the next days, or none. */
function revisitAfter({ chance, now }: Teller, visitedAt: Instant): Day | null {
  const [today, visited] = [dayOf(now.toISOString()), dayOf(visitedAt)];
  const when = chance.weighted<'none' | 'overdue' | 'today' | 'later'>([
    ['none', 3],
    ['overdue', 2],
    ['today', 1],
    ['later', 3],
  ]);
  if (when === 'none') return null;
  if (when === 'later' || visited === today) return addDays(today, chance.between(1, 14));
  const overdue = addDays(today, -chance.between(1, 12));
  return when === 'today' || overdue <= visited ? today : overdue;
}

function worldAt({ idAt }: Teller, at: Date) {
  return { now: () => at, newId: () => idAt(at) };
}

import { fold } from '#shared/base/text.ts';
import type { YesNo } from '#shared/member/member.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { MetVisitReport } from '#shared/visit/visit.ts';
import { buildersOf } from './builders.ts';
import type { HouseholdStory, Teller } from './household-story.ts';

/** How long before the visit that is known somebody else was at the same door. */
const earlierMs = 40 * 60_000;

/**
 * What a second volunteer, who did not know of the first, saw of a hamlet on the same days: another answer about a
 * smartphone, and another about somebody who is said to do everything alone. Two things for a lead to settle.
 */
export function seenOtherwise(teller: Teller, stories: readonly HouseholdStory[]): Operation[] {
  const met = stories.flatMap(({ listing, visits }) => {
    const last = visits.at(-1);
    return last?.outcome === 'met' ? [{ listing, visit: last }] : [];
  });
  const asked = met.find(({ listing, visit }) => listing.poverty !== 'none' && visit.smartphone !== null);
  const able = met.find(({ visit }) => visit.members.some(isAble));
  return [
    ...(asked === undefined ? [] : [visitBefore(teller, asked.visit, { smartphone: other(asked.visit.smartphone), houseHow: 'seen' })]),
    ...(able === undefined ? [] : [visitBefore(teller, able.visit, { members: able.visit.members.filter(isAble).map(guided) })]),
  ];
}

/** A house that stood on the list already, written down again at its door by somebody whose list had not come yet. */
export function writtenTwice(teller: Teller, stories: readonly HouseholdStory[], at: Date): Operation[] {
  const story = stories.find(({ listing, listed, visits }) => listed && visits.length === 0 && listing.phone !== null);
  if (story === undefined) return [];
  const builders = buildersOf({ now: () => at, newId: () => teller.idAt(at) });
  const { headName, phone, people } = story.listing;
  const registration = builders.aRegistration({ headName: withoutMarks(headName), phone, people });
  const { householdId } = registration;
  return [builders.registering(registration), builders.logging(builders.anAbsentVisit({ householdId }))];
}

function visitBefore(teller: Teller, visit: MetVisitReport, said: Partial<MetVisitReport>): Operation {
  const at = new Date(Date.parse(visit.startedAt) - earlierMs);
  const builders = buildersOf({ now: () => at, newId: () => teller.idAt(at) });
  const { householdId, consent } = visit;
  return builders.logging(builders.aMetVisit({ householdId, consent, minutes: 10, ...said }));
}

type MemberReport = MetVisitReport['members'][number];

function isAble({ skills }: MemberReport): boolean {
  return skills.account === 'alone' && skills.login === 'alone' && skills.service === 'alone';
}

function guided(member: MemberReport): MemberReport {
  return { ...member, phone: null, simOwn: null, rung: null, skills: { account: null, login: null, service: 'guided' }, how: 'seen' };
}

function other(answer: YesNo | null): YesNo {
  return answer === 'yes' ? 'no' : 'yes';
}

/** As it is typed in a hurry: "Lò Thị Ính" → "Lo Thi Inh". */
function withoutMarks(name: string): string {
  return fold(name).replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
}

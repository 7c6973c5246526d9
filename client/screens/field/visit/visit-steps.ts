import type { HouseholdFile } from '#shared/household/household-file.ts';
import { skills } from '#shared/member/skills.ts';
import { secretIn } from '#client/parts/refuse-secrets.ts';
import { knownBefore } from './known-before.ts';
import {
  askedAbout,
  asksSkills,
  closingDetour,
  isAhead,
  noticeVersion,
  saidOf,
  shown,
  type VisitDraft,
  type VisitStep,
} from './visit-draft.ts';
import { coverageAfter } from './visit-report.ts';

/** Screens that belong together are one part of "3 / 7". */
export const chapterOf = {
  who: 'who',
  door: 'door',
  consent: 'consent',
  people: 'home',
  house: 'home',
  phone: 'vneid',
  rung: 'vneid',
  skills: 'vneid',
  services: 'services',
  reasons: 'reasons',
  revisit: 'revisit',
  summary: 'summary',
} as const satisfies Record<VisitStep['kind'], string>;

export type Chapter = (typeof chapterOf)[VisitStep['kind']];

/** The way through this visit, as far as it can be told from what has been answered. */
export function stepsOf(draft: VisitDraft, file: HouseholdFile): VisitStep[] {
  if (draft.door !== null) return [{ kind: 'who' }, { kind: 'door' }];
  if (draft.consent?.kind === 'refused') return [{ kind: 'who' }, { kind: 'consent' }, { kind: 'door' }];
  const persons = askedAbout(draft, file).flatMap(({ id }) => stepsOfPerson(draft, file, id));
  const reasons: VisitStep[] = coverageAfter(draft, file)?.kind === 'covered' ? [] : [{ kind: 'reasons' }];
  return [
    { kind: 'who' },
    { kind: 'consent' },
    { kind: 'people' },
    { kind: 'house' },
    ...persons,
    { kind: 'services' },
    ...reasons,
    { kind: 'revisit' },
    { kind: 'summary' },
  ];
}

function stepsOfPerson(draft: VisitDraft, file: HouseholdFile, memberId: string): VisitStep[] {
  const first: VisitStep[] = [
    { kind: 'phone', memberId },
    { kind: 'rung', memberId },
  ];
  return asksSkills(draft, file, memberId) ? [...first, { kind: 'skills', memberId }] : first;
}

/** Where the visit stands: the step in the draft, or, when an answer took that step away, the last one before it. */
export function currentStep(draft: VisitDraft, file: HouseholdFile): VisitStep {
  const steps = stepsOf(draft, file);
  const same = steps.find((step) => sameStep(step, draft.step));
  if (same !== undefined) return same;
  const chapter = orderOf(draft.step);
  return steps.findLast((step) => orderOf(step) <= chapter) ?? { kind: 'who' };
}

/**
 * Where "Tiếp tục" leads; `null` at the end, where the visit is saved. From a part that was being mended it leads to
 * the summary, by way of anything that the mending left without an answer.
 */
export function stepAfter(draft: VisitDraft, file: HouseholdFile): VisitStep | null {
  if (!draft.mending) return neighbour(draft, file, 1);
  const steps = stepsOf(draft, file);
  return steps.find((step) => !isAnswered(step, draft, file)) ?? steps.at(-1) ?? null;
}

/** The draft one step back: out of a side path, to the summary it was being mended for, or to the step before. */
export function steppedBack(draft: VisitDraft, file: HouseholdFile): VisitDraft | null {
  if (draft.detour !== null) return closingDetour(draft, file);
  const before = draft.mending ? (stepsOf(draft, file).at(-1) ?? null) : neighbour(draft, file, -1);
  return before === null ? null : movedTo(draft, file, before);
}

/** The draft standing at a step, with its place counted for the pages that only tell of it. */
export function movedTo(draft: VisitDraft, file: HouseholdFile, step: VisitStep): VisitDraft {
  const moved = { ...draft, step, detour: null, mending: draft.mending && step.kind !== 'summary' };
  return { ...moved, place: placeOf(moved, file) };
}

/** "3 / 7": the part of the visit we are in, and how many there are. */
export function placeOf(draft: VisitDraft, file: HouseholdFile): { now: number; of: number } {
  const chapters = [...new Set(stepsOf(draft, file).map((step) => chapterOf[step.kind]))];
  return { now: chapters.indexOf(chapterOf[currentStep(draft, file).kind]) + 1, of: chapters.length };
}

/** Whether the step has what it asks for; "không biết" is an answer, silence is not unless something was known. */
export function isAnswered(step: VisitStep, draft: VisitDraft, file: HouseholdFile): boolean {
  switch (step.kind) {
    case 'who':
      return draft.door !== null || draft.met.length > 0;
    case 'consent':
      return draft.consent !== null && !(draft.consent.kind === 'spoken' && secretIn(draft.consent.witness));
    case 'house':
      return (
        shown(draft.house.smartphone, knownBefore(file, null, 'smartphone').fact?.value) !== undefined &&
        shown(draft.house.broadband, knownBefore(file, null, 'broadband').fact?.value) !== undefined &&
        shown(draft.house.signal, file.household.signal?.value) !== undefined
      );
    case 'phone':
      return isPhoneAnswered(draft, file, step.memberId);
    case 'rung':
      return shown(saidOf(draft, step.memberId).rung, file.members[step.memberId]?.rung?.value) !== undefined;
    case 'skills':
      return isSkillsAnswered(draft, file, step.memberId);
    case 'revisit':
      return draft.revisit === 'none' || isAhead(draft.revisit, draft);
    case 'door':
      return draft.revisit === null || draft.revisit === 'none' || isAhead(draft.revisit, draft);
    case 'people':
    case 'services':
    case 'reasons':
    case 'summary':
      return true;
  }
}

/** Whether this very notice has been agreed to before. */
export function hasAgreedBefore(file: HouseholdFile): boolean {
  return file.household.consent?.value.notice === noticeVersion;
}

/** A person without a phone is not asked about a SIM. */
export function asksAboutSim(draft: VisitDraft, file: HouseholdFile, memberId: string): boolean {
  const phone = shown(saidOf(draft, memberId).phone, knownBefore(file, memberId, 'phone').fact?.value);
  return phone !== undefined && phone !== 'none' && phone !== 'unknown';
}

/** How it is known is asked only of people who were met; what the family tells of others is told. */
export function asksHow(draft: VisitDraft, memberId: string): boolean {
  const said = Object.values(saidOf(draft, memberId).skills);
  return draft.met.includes(memberId) && said.some((grade) => grade !== undefined && grade !== 'unknown');
}

function isPhoneAnswered(draft: VisitDraft, file: HouseholdFile, memberId: string): boolean {
  const said = saidOf(draft, memberId);
  if (shown(said.phone, knownBefore(file, memberId, 'phone').fact?.value) === undefined) return false;
  return !asksAboutSim(draft, file, memberId) || shown(said.simOwn, knownBefore(file, memberId, 'simOwn').fact?.value) !== undefined;
}

function isSkillsAnswered(draft: VisitDraft, file: HouseholdFile, memberId: string): boolean {
  const said = saidOf(draft, memberId);
  const all = skills.every((skill) => shown(said.skills[skill], knownBefore(file, memberId, skill).fact?.value) !== undefined);
  return all && (!asksHow(draft, memberId) || said.how !== undefined);
}

function neighbour(draft: VisitDraft, file: HouseholdFile, by: 1 | -1): VisitStep | null {
  const steps = stepsOf(draft, file);
  const now = currentStep(draft, file);
  return steps[steps.findIndex((step) => sameStep(step, now)) + by] ?? null;
}

/** Whether two steps are the same screen. */
function sameStep(a: VisitStep, b: VisitStep): boolean {
  return stepKey(a) === stepKey(b);
}

/** `rung:0192…`: the step as a key. */
export function stepKey(step: VisitStep): string {
  return 'memberId' in step ? `${step.kind}:${step.memberId}` : step.kind;
}

const order = Object.keys(chapterOf);

function orderOf(step: VisitStep): number {
  return order.indexOf(step.kind);
}

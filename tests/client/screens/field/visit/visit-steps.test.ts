import { describe, expect, test } from 'vitest';
import { yesNo } from '#shared/member/member.ts';
import { knownBefore } from '#client/screens/field/visit/known-before.ts';
import { saidOptions } from '#client/screens/field/visit/said-options.ts';
import type { VisitDraft } from '#client/screens/field/visit/visit-draft.ts';
import {
  currentStep,
  isAnswered,
  movedTo,
  placeOf,
  stepAfter,
  stepKey,
  steppedBack,
  stepsOf,
} from '#client/screens/field/visit/visit-steps.ts';
import { aDisputedHouse, aDraft, aListedHouse, aVisitedHouse, child, inh, pao } from './a-visit.ts';

const agreed = { consent: { kind: 'signed' } } as const;
const way = (draft: VisitDraft, file = aVisitedHouse()) => stepsOf(draft, file).map(stepKey);

describe('the way through a visit', () => {
  test('asks about each adult who was met, and not about the child who was', () => {
    expect(way(aDraft({ ...agreed, met: [inh, child] }))).toEqual([
      'who',
      'consent',
      'people',
      'house',
      `phone:${inh}`,
      `rung:${inh}`,
      `skills:${inh}`,
      'services',
      'reasons',
      'revisit',
      'summary',
    ]);
  });

  test('an adult who is away is asked about only when the family is to tell', () => {
    expect(way(aDraft({ ...agreed, met: [inh] }))).not.toContain(`rung:${pao}`);
    expect(way(aDraft({ ...agreed, met: [inh], alsoAbout: [pao] }))).toContain(`rung:${pao}`);
  });

  test('is two screens when nobody opens the door', () => {
    expect(way(aDraft({ door: 'absent' }))).toEqual(['who', 'door']);
  });

  test('ends at once when the household does not agree', () => {
    expect(way(aDraft({ met: [inh], consent: { kind: 'refused' } }))).toEqual(['who', 'consent', 'door']);
  });

  test.each(['no-card', 'no-account', 'level-2-inactive'] as const)('somebody who stands at %s is not asked what they do alone', (rung) => {
    expect(way(aDraft({ ...agreed, met: [inh], said: { [inh]: { rung, skills: {} } } }))).not.toContain(`skills:${inh}`);
    expect(way(aDraft({ ...agreed, met: [inh] }), aVisitedHouse({ rung }))).not.toContain(`skills:${inh}`);
  });

  test('nobody asks a covered household what holds it back', () => {
    const skills = { account: 'alone', login: 'alone', service: 'alone' } as const;
    expect(way(aDraft({ ...agreed, met: [inh], said: { [inh]: { skills } } }))).not.toContain('reasons');
    expect(way(aDraft({ ...agreed, met: [pao] }), aVisitedHouse({ skills }))).not.toContain('reasons');
  });
});

describe('what counts as an answer', () => {
  test('"không biết" does, silence does not', () => {
    const step = { kind: 'rung', memberId: inh } as const;
    expect(isAnswered(step, aDraft({ met: [inh] }), aVisitedHouse())).toBe(false);
    expect(isAnswered(step, aDraft({ met: [inh], said: { [inh]: { rung: 'unknown', skills: {} } } }), aVisitedHouse())).toBe(true);
  });

  test('what was known before need not be asked again', () => {
    expect(isAnswered({ kind: 'rung', memberId: inh }, aDraft({ met: [inh] }), aVisitedHouse({ rung: 'level-1' }))).toBe(true);
  });

  test('what two people say differently is asked anew, with whose answer each one was', () => {
    const file = aDisputedHouse();
    expect(isAnswered({ kind: 'house' }, aDraft({ house: { broadband: 'unknown', signal: 'unknown' } }), file)).toBe(false);
    expect(isAnswered({ kind: 'house' }, aDraft({ house: { smartphone: 'unknown', broadband: 'unknown', signal: 'unknown' } }), file)).toBe(true);
    expect(isAnswered({ kind: 'phone', memberId: inh }, aDraft(), file)).toBe(false);
    const grades = { account: 'alone', login: 'unknown', service: 'unknown' } as const;
    const { account: _, ...rest } = grades;
    expect(isAnswered({ kind: 'skills', memberId: inh }, aDraft({ said: { [inh]: { skills: rest } } }), file)).toBe(false);
    expect(isAnswered({ kind: 'skills', memberId: inh }, aDraft({ said: { [inh]: { skills: grades, how: 'seen' } }, met: [inh] }), file)).toBe(true);
    const words = { unknown: 'Không biết', asLastTime: (day: string) => `lần trước, ${day}`, saidBy: (name: string, day: string) => `${name} ghi, ${day}` };
    const options = saidOptions(yesNo, { yes: 'Có', no: 'Không' }, knownBefore(file, null, 'smartphone'), words, 2026);
    expect(options.map(({ hint }) => hint)).toEqual(['Hoàng Thị Lan ghi, 12/11', 'Lò Văn Minh ghi, 14/11', undefined]);
  });

  test('the notice must be answered, even by a household that agreed before', () => {
    expect(isAnswered({ kind: 'consent' }, aDraft({ met: [inh] }), aVisitedHouse())).toBe(false);
  });

  test('a witness is a name, never an identity number', () => {
    const draft = aDraft({ met: [inh], consent: { kind: 'spoken', witness: '001084000999' } });
    expect(isAnswered({ kind: 'consent' }, draft, aVisitedHouse())).toBe(false);
  });

  test('a SIM is asked about only where there is a phone', () => {
    const step = { kind: 'phone', memberId: inh } as const;
    const answered = (phone: 'none' | 'smartphone') =>
      isAnswered(step, aDraft({ met: [inh], said: { [inh]: { phone, skills: {} } } }), aVisitedHouse());
    expect([answered('none'), answered('smartphone')]).toEqual([true, false]);
  });

  test('a grade says how it is known, when the person was there', () => {
    const step = { kind: 'skills', memberId: inh } as const;
    const skills = { account: 'alone', login: 'guided', service: 'unknown' } as const;
    expect(isAnswered(step, aDraft({ met: [inh], said: { [inh]: { skills } } }), aVisitedHouse())).toBe(false);
    expect(isAnswered(step, aDraft({ met: [inh], said: { [inh]: { skills, how: 'seen' } } }), aVisitedHouse())).toBe(true);
    expect(isAnswered(step, aDraft({ alsoAbout: [inh], met: [pao], said: { [inh]: { skills } } }), aVisitedHouse())).toBe(true);
  });

  test('a promise lies ahead', () => {
    const answered = (revisit: VisitDraft['revisit']) => isAnswered({ kind: 'revisit' }, aDraft({ revisit }), aVisitedHouse());
    expect([answered(null), answered('2026-11-22'), answered('2026-11-23'), answered('none')]).toEqual([false, false, true, true]);
  });
});

describe('where a visit stands', () => {
  test('a visit opened again stands at the step it was left at', () => {
    const left = movedTo(aDraft({ ...agreed, met: [inh] }), aVisitedHouse(), { kind: 'rung', memberId: inh });
    const found = JSON.parse(JSON.stringify(left)) as VisitDraft;
    expect(stepKey(currentStep(found, aVisitedHouse()))).toBe(`rung:${inh}`);
    expect(found.place).toEqual({ now: 4, of: 8 });
  });

  test('when an answer takes the step away, it stands at the one before', () => {
    const draft = aDraft({ ...agreed, met: [inh], step: { kind: 'skills', memberId: inh } });
    const without = { ...draft, said: { [inh]: { rung: 'no-card' as const, skills: {} } } };
    expect(stepKey(currentStep(without, aVisitedHouse()))).toBe(`rung:${inh}`);
  });

  test('on and back again is the same screen, all the way through', () => {
    const file = aVisitedHouse();
    let draft = aDraft({ ...agreed, met: [inh, pao] });
    const seen = [stepKey(currentStep(draft, file))];
    for (let next = stepAfter(draft, file); next !== null; next = stepAfter(draft, file)) {
      draft = movedTo(draft, file, next);
      seen.push(stepKey(next));
    }
    expect(seen).toEqual(way(draft));
    const back: string[] = [];
    for (let before = steppedBack(draft, file); before !== null; before = steppedBack(draft, file)) {
      draft = before;
      back.unshift(stepKey(draft.step));
    }
    expect(back).toEqual(seen.slice(0, -1));
  });

  test('mending one part leads back to the summary, by way of what the mending left open', () => {
    const file = aListedHouse();
    const mending = { ...agreed, met: [], mending: true, step: { kind: 'services' } } as const;
    expect(stepAfter(aDraft({ ...mending, met: [inh] }), file)).toEqual({ kind: 'house' });
    const house = { smartphone: 'yes', broadband: 'unknown', signal: 'weak' } as const;
    expect(stepAfter(aDraft({ ...mending, met: [inh], house, revisit: 'none' }), file)).toEqual({ kind: 'summary' });
  });

  test('back from a part that was being mended is the summary', () => {
    const draft = aDraft({ ...agreed, met: [inh], mending: true, step: { kind: 'services' } });
    expect(steppedBack(draft, aListedHouse())).toMatchObject({ step: { kind: 'summary' }, mending: false });
  });

  test('back from writing down a person keeps a name, and takes out one that is none', () => {
    const writing = (name: string) =>
      aDraft({
        met: [pao],
        identities: { [pao]: { name, birthYear: null, sex: null } },
        detour: { kind: 'person', memberId: pao },
      });
    const names = (name: string, file = aListedHouse()) => steppedBack(writing(name), file)?.identities[pao]?.name;
    expect([names('Lò Văn Páo'), names(' '), names('001084000999')]).toEqual(['Lò Văn Páo', undefined, undefined]);
    expect(steppedBack(writing(' '), aListedHouse())?.met).toEqual([]);
    expect(steppedBack(writing(' '), aVisitedHouse())?.met).toEqual([pao]);
  });

  test('back from a file that was sent keeps its code, unless it is an identity number', () => {
    const back = (receiptCode: string) =>
      steppedBack(
        aDraft({ services: [{ code: '1.001193', memberId: null, receiptCode }], detour: { kind: 'service', index: 0 } }),
        aListedHouse(),
      )?.services[0]?.receiptCode;
    expect([back('H14-261122-0001'), back('001084000999')]).toEqual(['H14-261122-0001', '']);
  });

  test('screens about one thing are one part of the count', () => {
    const draft = aDraft({ ...agreed, met: [inh, pao] });
    const place = (step: VisitDraft['step']) => placeOf({ ...draft, step }, aVisitedHouse());
    expect(place({ kind: 'phone', memberId: inh })).toEqual(place({ kind: 'skills', memberId: pao }));
  });
});

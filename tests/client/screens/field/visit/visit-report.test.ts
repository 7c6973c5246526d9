import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { signals } from '#shared/household/household.ts';
import { rungs } from '#shared/member/ladder.ts';
import { phoneKinds, yesNo } from '#shared/member/member.ts';
import { grades } from '#shared/member/skills.ts';
import { catalogue } from '#shared/service/catalogue.ts';
import { reasonCodes } from '#shared/visit/reasons.ts';
import { visitReportSchema } from '#shared/visit/visit.ts';
import type { SaidOfPerson, VisitDraft } from '#client/screens/field/visit/visit-draft.ts';
import { coverageAfter, reportOf } from '#client/screens/field/visit/visit-report.ts';
import { anId } from '#tests/support/operations.ts';
import { aDraft, aListedHouse, aVisitedHouse, child, householdId, inh, pao } from './a-visit.ts';

const agreed = { consent: { kind: 'signed' } } as const;
const savedAt = '2026-11-22T03:25:00.000Z';

function reported(said: Partial<VisitDraft>, file = aVisitedHouse()) {
  const report = reportOf(aDraft(said), file, savedAt);
  if (report?.outcome !== 'met') throw new Error('nobody was met');
  return report;
}

describe('the report of a visit', () => {
  test('carries what was said today, and for what was not said or not known it carries nothing', () => {
    const said = { phone: 'smartphone', simOwn: 'unknown', rung: 'level-1', skills: { account: 'guided' } } as const;
    const report = reported({ ...agreed, met: [inh], said: { [inh]: said }, house: { signal: 'weak' } }, aVisitedHouse({ rung: 'no-card' }));
    expect(report).toMatchObject({
      householdId,
      met: [inh],
      smartphone: null,
      signal: 'weak',
      minutes: 25,
      members: [
        {
          memberId: inh,
          name: 'Lò Thị Ính',
          birthYear: 1960,
          phone: 'smartphone',
          simOwn: null,
          rung: 'level-1',
          skills: { account: 'guided', login: null, service: null },
        },
      ],
    });
  });

  test('is silent about people of whom nothing was said', () => {
    expect(reported({ ...agreed, met: [inh] }).members).toEqual([]);
  });

  test('leaves out what was said of somebody who, after all, was not asked about', () => {
    const said = { [pao]: { rung: 'activated', skills: {} } } as const;
    expect(reported({ ...agreed, met: [inh], said }).members).toEqual([]);
  });

  test('leaves out grades that an answer about the account has made needless', () => {
    const said = { [inh]: { rung: 'no-card', skills: { account: 'alone' } } } as const;
    expect(reported({ ...agreed, met: [inh], said }).members[0]?.skills.account).toBeNull();
  });

  test('what the family tells of somebody is told, not seen', () => {
    const said = { [pao]: { rung: 'activated', skills: {}, how: 'seen' } } as const;
    expect(reported({ ...agreed, met: [inh], alsoAbout: [pao], said }).members[0]?.how).toBe('told');
  });

  test('a person without a name is nobody', () => {
    const identities = { [anId(99)]: { name: '  ', birthYear: null, sex: null } };
    const services = [{ code: '1.001193', memberId: anId(99), receiptCode: ' H14-1 ' }];
    const report = reported({ ...agreed, met: [inh, anId(99)], identities, services });
    expect(report.met).toEqual([inh]);
    expect(report.members).toEqual([]);
    expect(report.services).toMatchObject([{ memberId: null, receiptCode: 'H14-1', submittedOn: '2026-11-22' }]);
  });

  test('a year that is half typed is no year', () => {
    const identities = { [anId(99)]: { name: 'Lò Văn Sơn', birthYear: 19, sex: null } };
    expect(reported({ ...agreed, met: [anId(99)], identities }).members[0]?.birthYear).toBeNull();
  });

  test('agreeing as before repeats the consent that was given', () => {
    expect(reported({ met: [inh], consent: { kind: 'as-before' } }).consent.manner).toBe('signed');
  });

  test('spoken consent names the witness, if there was one', () => {
    const consent = (witness: string) => reported({ met: [inh], consent: { kind: 'spoken', witness } }).consent.witness;
    expect([consent(' Lò Văn Páo '), consent('  ')]).toEqual(['Lò Văn Páo', null]);
  });

  test('a covered household has no reasons, even if some were chosen before the last grade', () => {
    const skills = { account: 'alone', login: 'alone', service: 'alone' } as const;
    const draft = aDraft({ ...agreed, met: [inh], reasons: ['low-skill'], said: { [inh]: { skills } } });
    expect(coverageAfter(draft, aVisitedHouse())).toEqual({ kind: 'covered', by: inh });
    expect(reportOf(draft, aVisitedHouse(), savedAt)).toMatchObject({ reasons: [] });
  });

  test('a talk that was left open overnight says nothing of its length', () => {
    expect(reportOf(aDraft({ ...agreed, met: [inh] }), aVisitedHouse(), '2026-11-23T03:00:00.000Z')).toMatchObject({ minutes: null });
  });
});

describe('a household that does not agree', () => {
  test('leaves a visit that tells of no person and of nothing in the house', () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const report = reportOf({ ...draft, door: null, consent: { kind: 'refused' } }, aVisitedHouse(), savedAt);
        expect(Object.keys(report ?? {}).sort()).toEqual(['householdId', 'outcome', 'revisitOn', 'startedAt', 'visitId']);
        expect(report?.outcome).toBe('refused');
      }),
    );
  });
});

describe('whatever was tapped', () => {
  test('the report can be sent as soon as the notice is answered, or nobody was met', () => {
    fc.assert(
      fc.property(drafts(), fc.constantFrom(aListedHouse(), aVisitedHouse()), (draft, file) => {
        const report = reportOf(draft, file, savedAt);
        if (report === null) {
          expect(draft.consent).toBeNull();
          return;
        }
        const read = z.safeParse(visitReportSchema, report);
        expect(read.error?.issues ?? []).toEqual([]);
      }),
    );
  });
});

function drafts(): fc.Arbitrary<VisitDraft> {
  const people = [inh, pao, child, anId(98), anId(99)];
  const someone = fc.constantFrom(...people);
  const said = <T extends string>(codes: readonly T[]) => fc.constantFrom<T | 'unknown'>(...codes, 'unknown');
  const typed = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constant('   '), fc.constant('Ế'.repeat(80).normalize('NFD')));
  const identity = fc.record({
    name: typed,
    birthYear: fc.option(fc.integer({ min: 0, max: 9999 }), { nil: null }),
    sex: fc.constantFrom('female' as const, 'male' as const, null),
  });
  const ofPerson: fc.Arbitrary<SaidOfPerson> = fc.record(
    {
      phone: said(phoneKinds),
      simOwn: said(yesNo),
      rung: said(rungs),
      how: fc.constantFrom('seen' as const, 'told' as const),
      skills: fc.record({ account: said(grades), login: said(grades), service: said(grades) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['skills'] },
  );
  return fc
    .record({
      door: fc.option(fc.constantFrom('absent' as const, 'closed' as const, 'refused' as const, 'moved' as const), { nil: null }),
      met: fc.subarray(people),
      alsoAbout: fc.subarray(people),
      consent: fc.constantFrom<VisitDraft['consent']>(
        null,
        { kind: 'spoken', witness: 'Lò Văn Minh' },
        { kind: 'spoken', witness: ' ' },
        { kind: 'signed' },
        { kind: 'as-before' },
        { kind: 'refused' },
      ),
      identities: fc.dictionary(someone, identity),
      said: fc.dictionary(someone, ofPerson),
      house: fc.record({ smartphone: said(yesNo), broadband: said(yesNo), signal: said(signals) }, { requiredKeys: [] }),
      services: fc.array(
        fc.record({ code: fc.constantFrom(...catalogue.map(({ code }) => code)), memberId: fc.option(someone, { nil: null }), receiptCode: typed }),
        { maxLength: 25 },
      ),
      reasons: fc.subarray([...reasonCodes]),
      revisit: fc.constantFrom('none', null, '2026-11-21', '2026-12-01', '0002-11-23'),
    })
    .map((said) => aDraft(said));
}

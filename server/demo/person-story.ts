import type { MemberReport, PhoneKind } from '#shared/member/member.ts';
import { heightOf, type Rung } from '#shared/member/ladder.ts';
import type { Grade } from '#shared/member/skills.ts';
import type { Chance } from './random.ts';

type Learned = Pick<MemberReport, 'rung' | 'skills' | 'phone' | 'simOwn' | 'how'>;

/** What a visit finds in an adult who does everything alone. */
export function ableAdult(chance: Chance): Learned {
  return {
    rung: 'submitted',
    skills: { account: 'alone', login: 'alone', service: 'alone' },
    phone: 'smartphone',
    simOwn: 'yes',
    how: chance.happens(0.8) ? 'seen' : 'told',
  };
}

/** What a visit finds in an adult who still needs somebody: any rung, with skills and a phone that go with it. */
export function learningAdult(chance: Chance): Learned {
  const rung = chance.weighted<Rung | null>([
    ['activated', 26],
    ['portal-login', 20],
    ['level-2-inactive', 14],
    ['level-1', 10],
    ['submitted', 9],
    ['no-account', 8],
    ['no-card', 5],
    [null, 8],
  ]);
  return {
    rung,
    skills: rung === null ? unknownSkills : skillsAt(chance, rung),
    phone: phoneAt(chance, rung),
    simOwn: chance.weighted<'yes' | 'no' | null>([
      ['yes', 6],
      ['no', 2],
      [null, 2],
    ]),
    how: chance.happens(0.6) ? 'seen' : 'told',
  };
}

/** What a visit finds in an adult of a household that has no smartphone. */
export function adultWithoutSmartphone(chance: Chance): Learned {
  return {
    rung: chance.weighted<Rung | null>([
      ['level-2-inactive', 4],
      ['level-1', 3],
      ['no-account', 3],
      ['no-card', 1],
      [null, 2],
    ]),
    skills: unknownSkills,
    phone: chance.weighted<PhoneKind>([
      ['feature', 5],
      ['none', 4],
      ['feature-2g', 2],
    ]),
    simOwn: chance.weighted<'yes' | 'no' | null>([
      ['yes', 3],
      ['no', 3],
      [null, 4],
    ]),
    how: 'told',
  };
}

const unknownSkills = { account: null, login: null, service: null };

function skillsAt(chance: Chance, rung: Rung): MemberReport['skills'] {
  const height = heightOf(rung);
  return {
    account: height >= heightOf('activated') ? gradeOf(chance, height >= heightOf('portal-login')) : null,
    login: height >= heightOf('portal-login') ? gradeOf(chance, height >= heightOf('submitted')) : null,
    // Never alone: these are the people whom the household still waits for.
    service: rung === 'submitted' ? chance.oneOf<Grade>(['guided', 'done-for-them']) : null,
  };
}

function gradeOf(chance: Chance, practised: boolean): Grade {
  return chance.weighted<Grade>([
    ['alone', practised ? 7 : 3],
    ['guided', 4],
    ['done-for-them', 1],
  ]);
}

function phoneAt(chance: Chance, rung: Rung | null): PhoneKind | null {
  if (rung !== null && heightOf(rung) >= heightOf('activated')) return 'smartphone';
  return chance.weighted<PhoneKind | null>([
    ['smartphone', 4],
    ['feature', 3],
    ['feature-2g', 1],
    ['none', 2],
    [null, 1],
  ]);
}

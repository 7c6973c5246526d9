import { describe, expect, test } from 'vitest';
import { coverageKinds } from '#shared/coverage/coverage.ts';
import { povertyClasses } from '#shared/household/household.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import {
  everyHousehold,
  type HouseholdFilter,
  householdsAddress,
  readFilter,
  writeFilter,
} from '#client/parts/office-addresses.ts';
import {
  filterSentence,
  hamletInSentence,
  inListOrder,
  missingSentence,
} from '#client/screens/commune/households/household-sentences.ts';
import { householdsWords } from '#client/screens/commune/households/households.words.ts';

const { vi } = householdsWords;

describe('the filter in the address', () => {
  test('every filter that can be chosen is read back as it was', () => {
    for (const coverage of [null, ...coverageKinds]) {
      for (const poverty of [null, ...povertyClasses]) {
        for (const disputed of [false, true]) {
          const filter: HouseholdFilter = { scope: 3, coverage, poverty, disputed, search: 'Lò Thị Ính' };
          expect(readFilter(writeFilter(filter))).toEqual(filter);
        }
      }
    }
  });

  test('a row of the board leads to the households of its hamlet', () => {
    expect(householdsAddress('99001', { ...everyHousehold, scope: 3 })).toBe('/xa/99001/ho?thon=3');
    expect(householdsAddress('99001')).toBe('/xa/99001/ho');
  });

  test('an address that nobody understands asks for every household', () => {
    expect(readFilter(new URLSearchParams('thon=-1&loc=xyz&loai=giau'))).toEqual(everyHousehold);
    expect(readFilter(new URLSearchParams('thon=abc'))).toEqual(everyHousehold);
  });
});

describe('the filter as a sentence', () => {
  const chosen = { coverage: 'chưa đến', hamlet: 'thôn Đồng Xuân', poverty: 'hộ nghèo', disputed: 'đang có 2 ý kiến' };

  test('reads as people say it', () => {
    expect(filterSentence(everyHousehold, chosen, vi)).toBe('Nhà chưa đến ở thôn Đồng Xuân, hộ nghèo');
  });

  test('says what was searched for', () => {
    expect(filterSentence({ ...everyHousehold, search: ' páo ' }, chosen, vi)).toBe(
      'Nhà chưa đến ở thôn Đồng Xuân, hộ nghèo, tìm “páo”',
    );
  });

  test('says when only houses with two opinions are asked for', () => {
    expect(filterSentence({ ...everyHousehold, disputed: true }, chosen, vi)).toBe(
      'Nhà chưa đến ở thôn Đồng Xuân, hộ nghèo, đang có 2 ý kiến',
    );
  });

  test('a hamlet keeps its own capitals and loses that of its kind', () => {
    expect(hamletInSentence('Thôn Đồng Xuân')).toBe('thôn Đồng Xuân');
    expect(hamletInSentence('Tổ dân phố 3')).toBe('tổ dân phố 3');
    expect(hamletInSentence('Ấp Mỹ Hòa')).toBe('ấp Mỹ Hòa');
    expect(hamletInSentence('Bản')).toBe('Bản');
    expect(hamletInSentence('Đồng Xuân')).toBe('Đồng Xuân');
  });
});

describe('what a household still lacks', () => {
  const { skillAlone } = fieldWords.vi;

  test('is said by skill once somebody was met', () => {
    expect(missingSentence({ coverage: 'visited', missing: ['login', 'service'] }, skillAlone, vi)).toBe(
      `${skillAlone.login}, ${skillAlone.service}`,
    );
  });

  test('is not known of a house where nobody was met: unknown is never a list of failures', () => {
    for (const coverage of ['not-visited', 'not-met', 'refused', 'moved'] as const) {
      expect(missingSentence({ coverage, missing: ['account', 'login', 'service'] }, skillAlone, vi)).toBe('chưa rõ');
    }
  });

  test('is nothing when the household is covered', () => {
    expect(missingSentence({ coverage: 'covered', missing: [] }, skillAlone, vi)).toBe('không thiếu');
  });
});

test('households stand hamlet by hamlet, and in each by the given name of the head', () => {
  const lines = [
    { scope: 2, headName: 'Lò Thị An' },
    { scope: 1, headName: 'Bạc Thị Xuân' },
    { scope: 1, headName: 'Vừ A Đạt' },
    { scope: 1, headName: 'Bùi Văn Đạt' },
    { scope: 1, headName: 'Cà Thị Danh' },
  ];
  expect(inListOrder(lines).map(({ headName }) => headName)).toEqual([
    'Cà Thị Danh',
    'Vừ A Đạt',
    'Bùi Văn Đạt',
    'Bạc Thị Xuân',
    'Lò Thị An',
  ]);
});

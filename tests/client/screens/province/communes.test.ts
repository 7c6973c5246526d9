import { describe, expect, test } from 'vitest';
import { emptyTally, type Tally } from '#shared/coverage/tally.ts';
import {
  bothGroups,
  type CommuneFigures,
  funnelOf,
  laggards,
  laggingFirst,
} from '#client/screens/province/communes/communes-figures.ts';
import { communesSentences, funnelSentences } from '#client/screens/province/communes/communes-sentences.ts';
import { communesWords } from '#client/screens/province/communes/communes.words.ts';

const { vi } = communesWords;

function aCommune(name: string, tally: Partial<Tally>): CommuneFigures {
  return { code: name, name, hamlets: 4, tally: { ...emptyTally, ...tally }, lastVisitAt: null };
}

const far = aCommune('Xã Mường Phăng', { households: 200, notVisited: 120, visited: 60, covered: 20 });
const large = aCommune('Phường Him Lam', { households: 1000, notVisited: 150, visited: 450, covered: 400 });
const ready = aCommune('Xã Thanh Nưa', { households: 50, visited: 20, covered: 30 });
const listless = aCommune('Xã Nà Tấu', {});

describe('who lags', () => {
  test('is told by the share of doors nobody has been to, not by their number', () => {
    expect(laggingFirst([ready, listless, large, far]).map(({ name }) => name)).toEqual([
      'Xã Mường Phăng',
      'Phường Him Lam',
      'Xã Thanh Nưa',
      'Xã Nà Tấu',
    ]);
  });

  test('a commune that has been everywhere, or has no list, is not named as lagging', () => {
    expect(laggards([ready, listless, large, far], 3)).toEqual([far, large]);
  });

  test('is the first sentence of the page, with denominators', () => {
    const { first, more } = communesSentences([ready, large, far], vi);
    expect(first).toBe('Chậm nhất: Xã Mường Phăng, còn 120\u00a0/\u00a0200 nhà chưa ai đến (60\u00a0%).');
    expect(more[0]).toBe('Rồi đến Phường Him Lam, còn 150\u00a0/\u00a01.000 nhà chưa ai đến (15\u00a0%).');
    expect(communesSentences([ready], vi).first).toBe('Xã nào có danh sách cũng đã đến hết các nhà.');
  });

  test('communes without a list are said by name and counted in no share', () => {
    const { more } = communesSentences([ready, listless], vi);
    expect(more[0]).toBe('Cả 1 xã đã gặp 50\u00a0/\u00a050 nhà (100\u00a0%).');
    expect(more.at(-1)).toBe('1 xã chưa nhập danh sách hộ: Xã Nà Tấu.');
  });
});

describe('the smartphone funnel', () => {
  const numbers = {
    households: 5000,
    poorListed: 1200,
    poorReviewed: 1100,
    poorWithoutSmartphone: 800,
    nearPoorListed: 900,
    nearPoorReviewed: 832,
    nearPoorWithoutSmartphone: 508,
  };
  const commune = aCommune('Xã Mường Phăng', numbers);

  test('is said as the department says it: so many reviewed, so many without', () => {
    expect(funnelSentences([commune], vi)).toEqual([
      '1.932 hộ đã rà soát, 1.308 hộ chưa có điện thoại thông minh (67,7\u00a0%).',
      'Còn 168\u00a0/\u00a02.100 hộ trong danh sách chưa rõ, vì chưa ai đến hỏi được.',
    ]);
  });

  test('keeps poor and near-poor apart, and the unknown apart from those without', () => {
    expect(funnelOf(commune.tally, 'poor')).toEqual({ listed: 1200, reviewed: 1100, unknown: 100, without: 800 });
    expect(funnelOf(commune.tally, 'nearPoor')).toEqual({ listed: 900, reviewed: 832, unknown: 68, without: 508 });
    expect(bothGroups(commune.tally)).toEqual({ listed: 2100, reviewed: 1932, unknown: 168, without: 1308 });
  });

  test('never says 0 without a smartphone while nobody has been asked', () => {
    const unasked = aCommune('Xã Thanh Nưa', { households: 9, poorListed: 3, nearPoorListed: 2 });
    expect(funnelSentences([unasked], vi)).toEqual([
      '5 hộ nghèo và cận nghèo trong danh sách, chưa hộ nào được hỏi về điện thoại thông minh.',
    ]);
    expect(funnelSentences([listless], vi)).toEqual([vi.funnelNobody]);
  });
});

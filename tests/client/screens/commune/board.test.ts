import { describe, expect, test } from 'vitest';
import { emptyTally, type Tally } from '#shared/coverage/tally.ts';
import { coverageParts } from '#client/parts/coverage-bar.tsx';
import { coverageWords } from '#client/parts/coverage-words.ts';
import { changedKeys } from '#client/parts/use-just-changed.ts';
import { type BoardHamlet, mostClosedFirst, printOf } from '#client/screens/commune/board/board-figures.ts';
import { boardSentences, changeSentence } from '#client/screens/commune/board/board-sentences.ts';
import { boardWords } from '#client/screens/commune/board/board.words.ts';

const { vi, en } = boardWords;

function aHamlet(name: string, tally: Partial<Tally>, lastVisitAt: string | null = null): BoardHamlet {
  return { scope: name.length, name, tally: { ...emptyTally, ...tally }, lastVisitAt };
}

const dongXuan = aHamlet('Thôn Đồng Xuân', { households: 84, notVisited: 12, notMet: 5, visited: 27, covered: 38, refused: 2 });
const namCha = aHamlet('Bản Nậm Chà', { households: 40, notVisited: 11, visited: 20, covered: 8, moved: 1 });
const reached = aHamlet('Xóm Mới', { households: 20, visited: 15, covered: 5 });

describe('the order of the board', () => {
  test('the hamlet with most doors nobody has been to stands first', () => {
    expect(mostClosedFirst([reached, namCha, dongXuan]).map(({ name }) => name)).toEqual([
      'Thôn Đồng Xuân',
      'Bản Nậm Chà',
      'Xóm Mới',
    ]);
  });

  test('among hamlets with as many doors left, the one where doors stayed closed comes first, then the name', () => {
    const closed = aHamlet('Thôn 10', { households: 9, notVisited: 3, notMet: 2 });
    const two = aHamlet('Thôn 2', { households: 9, notVisited: 3 });
    const ten = aHamlet('Thôn 10 B', { households: 9, notVisited: 3 });
    expect(mostClosedFirst([ten, two, closed]).map(({ name }) => name)).toEqual(['Thôn 10', 'Thôn 2', 'Thôn 10 B']);
  });

  test('sorting leaves the answer of the server as it was', () => {
    const hamlets = [reached, dongXuan];
    mostClosedFirst(hamlets);
    expect(hamlets).toEqual([reached, dongXuan]);
  });
});

describe('the board in words', () => {
  test('begins with the doors nobody has been to, and in how many hamlets they are', () => {
    expect(boardSentences([dongXuan, namCha, reached], vi).first).toBe('Còn 23 nhà chưa ai đến, ở 2 thôn.');
  });

  test('names the hamlet when only one has doors left', () => {
    expect(boardSentences([dongXuan, reached], vi).first).toBe('Còn 12 nhà chưa ai đến, đều ở Thôn Đồng Xuân.');
  });

  test('says that every house has been visited when none is left', () => {
    expect(boardSentences([reached], vi).first).toBe('Cả 20 nhà trong danh sách đều đã có người đến.');
  });

  test('gives every number with its denominator and a share', () => {
    const { more } = boardSentences([dongXuan, namCha, reached], vi);
    expect(more[0]).toBe('Đã gặp 113\u00a0/\u00a0144 nhà (78,5\u00a0%).');
    expect(more[1]).toContain('Đạt 51\u00a0/\u00a0144 nhà (35,4\u00a0%)');
  });

  test('says in one sentence what stayed closed, refused or moved, and nothing when nothing did', () => {
    expect(boardSentences([dongXuan, namCha], vi).more).toContain(
      '5 nhà đã ghé mà chưa gặp ai, 2 nhà từ chối, 1 nhà đã chuyển đi.',
    );
    expect(boardSentences([reached], vi).more).toHaveLength(2);
  });

  test('counts unknown smartphones apart from "no", once anybody was asked', () => {
    const asked = aHamlet('Ấp 3', { households: 10, visited: 10, smartphoneKnown: 6, smartphoneYes: 4 });
    expect(boardSentences([asked], vi).more.at(-1)).toBe(
      'Điện thoại thông minh: đã hỏi 6\u00a0/\u00a010 nhà, 4 nhà có, 4 nhà chưa rõ.',
    );
    expect(boardSentences([reached], vi).more.join(' ')).not.toContain('Điện thoại');
  });

  test('is said in English with one household in the singular', () => {
    const one = aHamlet('Ấp 3', { households: 1, notVisited: 1 });
    expect(boardSentences([one], en).first).toBe('Nobody has yet been to 1 household, all in Ấp 3.');
  });

  test('groups thousands the way each language does', () => {
    const large = aHamlet('Ấp 1', { households: 1308, notVisited: 0, visited: 1308 });
    expect(boardSentences([large], vi).first).toContain('1.308');
    expect(boardSentences([large], en).first).toContain('1,308');
  });
});

describe('what has just changed', () => {
  test('is the hamlet whose numbers are others than before, and a hamlet that is new', () => {
    const rows = (hamlets: BoardHamlet[]) => hamlets.map((hamlet) => ({ key: hamlet.name, print: printOf(hamlet) }));
    const after = [{ ...dongXuan, tally: { ...dongXuan.tally, covered: 39, visited: 26 } }, namCha, reached];
    expect(changedKeys(rows([dongXuan, namCha]), rows(after))).toEqual(['Thôn Đồng Xuân', 'Xóm Mới']);
    expect(changedKeys(rows(after), rows(after))).toEqual([]);
  });

  test('is not seen in the order in which the server writes the numbers', () => {
    const turned = { ...namCha, tally: Object.fromEntries(Object.entries(namCha.tally).reverse()) as Tally };
    expect(printOf(turned)).toBe(printOf(namCha));
  });

  test('is announced with the name of one hamlet, or the number of several, or not at all', () => {
    expect(changeSentence([namCha], vi)).toBe('Bản Nậm Chà vừa có số mới.');
    expect(changeSentence([namCha, reached], vi)).toBe('2 thôn vừa có số mới.');
    expect(changeSentence([], vi)).toBe('');
  });
});

test('the bar counts every household once, whatever its shape', () => {
  for (const { tally } of [dongXuan, namCha, reached]) {
    const parts = coverageParts(tally, coverageWords.vi.kind);
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(tally.households);
    expect(new Set(parts.map(({ shape }) => shape)).size).toBe(parts.length);
  }
});

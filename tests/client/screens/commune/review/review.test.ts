import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '#shared/base/problem.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { contentOf, type Kept, keyOf, standingOf } from '#client/screens/commune/review/kept.ts';
import {
  confirmSentence,
  headSentences,
  refusalSentence,
  whatSentence,
  whySentences,
} from '#client/screens/commune/review/review-sentences.ts';
import { reviewWords } from '#client/screens/commune/review/review.words.ts';

const { vi } = reviewWords;
const { outcome } = fieldWords.vi;

const anId = (number: number) => `019344c8-0000-7000-8000-${String(number).padStart(12, '0')}`;
const householdId = anId(1);
const registration = { householdId, headName: 'Lò Thị Ính', address: null, phone: null, people: null, notTheSameAs: [] };
const atTheDoor = { outcome: 'absent', visitId: anId(2), householdId, startedAt: '2026-11-12T02:00:00.000Z', revisitOn: null };

function kept(code: ProblemCode | null, t: string, b: unknown, more: Partial<Kept> = {}): Kept {
  return {
    commune: '99001',
    scope: 1,
    hamletName: 'Thôn Đồng Xuân',
    opId: anId(3),
    sha: 'a'.repeat(64),
    code,
    author: { id: anId(4), name: 'Lò Văn Minh', role: 'volunteer' },
    deviceId: null,
    receivedAt: '2026-11-22T07:05:00.000Z',
    envelope: { id: anId(3), seq: 1, t, v: 1, bv: 0, at: '2026-11-12T02:10:00.000Z', b },
    ...more,
  };
}

const register = (code: ProblemCode | null) => kept(code, 'household.register', registration);
const visit = (code: ProblemCode | null) => kept(code, 'visit.log', atTheDoor);
const unknownWork = (code: ProblemCode | null) => kept(code, 'household.blessed', { anything: true });

describe('where an operation stands', () => {
  test('one without a reason waits by itself: for its household, or for a newer server when nobody here knows it', () => {
    expect(standingOf(visit(null))).toEqual({ kind: 'waits', for: 'household' });
    expect(standingOf(unknownWork(null))).toEqual({ kind: 'waits', for: 'server' });
    const newerVisit = { ...visit(null).envelope, v: 3 };
    expect(standingOf(kept(null, 'visit.log', {}, { envelope: newerVisit }))).toEqual({ kind: 'waits', for: 'server' });
  });

  test('work for another’s hamlet and a second version can be accepted', () => {
    expect(standingOf(register('scope.not-yours'))).toEqual({ kind: 'undecided', reason: 'not-yours', barrier: null });
    expect(standingOf(register('operation.body-differs'))).toEqual({ kind: 'undecided', reason: 'differs', barrier: null });
  });

  test('what the server could not read or found too long cannot be accepted', () => {
    expect(standingOf(register('operation.invalid'))).toMatchObject({ reason: 'unreadable', barrier: 'unreadable' });
    expect(standingOf(register('operation.too-large'))).toMatchObject({ reason: 'too-large', barrier: 'too-large' });
  });

  test('what was set aside unread for its hamlet is offered for acceptance only when the gate could take it', () => {
    expect(standingOf(kept('scope.not-yours', 'visit.log', { outcome: 'met' }))).toMatchObject({ barrier: 'unreadable' });
    const long = kept('scope.not-yours', 'household.register', { ...registration, more: 'ế'.repeat(6_000) });
    expect(standingOf(long)).toMatchObject({ reason: 'not-yours', barrier: 'too-large' });
    const nowhere = kept('scope.not-yours', 'household.register', registration, { hamletName: null });
    expect(standingOf(nowhere)).toMatchObject({ reason: 'no-hamlet', barrier: 'no-hamlet' });
  });

  test('a body that is missing altogether is broken, not a fault of the page', () => {
    expect(contentOf(kept('operation.invalid', 'visit.log', undefined))).toEqual({ kind: 'broken', type: 'visit.log' });
    expect(contentOf(kept('operation.invalid', 'visit.log', null))).toEqual({ kind: 'broken', type: 'visit.log' });
  });

  test('two versions under one id are two rows', () => {
    expect(keyOf(register(null))).not.toBe(keyOf({ ...register(null), sha: 'b'.repeat(64) }));
    expect(keyOf(register(null))).not.toBe(keyOf(register('scope.not-yours')));
  });
});

describe('the head of the page', () => {
  test('says how many wait for a decision and how many by themselves, and what for', () => {
    const { first, more } = headSentences(
      [visit('scope.not-yours'), register('operation.invalid'), visit(null), visit(null), unknownWork(null)],
      vi,
    );
    expect(first).toBe('2 lượt chờ quyết: máy chủ đang giữ, chưa ghi vào sổ.');
    expect(more).toEqual([
      '2 lượt tự chờ nhà: nhà đó chưa có trong sổ; khi nhà đó đến xã, lượt tự vào sổ.',
      '1 lượt tự chờ máy chủ: máy gửi dùng bản mới hơn; khi máy chủ được nâng cấp, lượt tự vào sổ.',
    ]);
  });

  test('says that nothing is to be decided when everything waits by itself', () => {
    expect(headSentences([visit(null)], vi).first).toBe('Không có lượt nào chờ quyết.');
  });

  test('says nothing of what there is none of', () => {
    expect(headSentences([visit('scope.not-yours')], vi).more).toEqual([]);
  });

  test('owns up to not showing everything when the server gave as many as it gives at once', () => {
    const many = Array.from({ length: 500 }, () => visit('scope.not-yours'));
    expect(headSentences(many, vi).more).toEqual([vi.head.first(500)]);
  });
});

describe('what was done, in words', () => {
  const say = (one: Kept, household: Parameters<typeof whatSentence>[1] = { kind: 'unread' }) =>
    whatSentence(contentOf(one), household, vi, outcome);

  test('a visit is called by its household when the register knows it', () => {
    expect(say(visit(null), { kind: 'named', name: 'Lò Thị Ính' })).toBe('Lượt thăm nhà Lò Thị Ính: không có ai ở nhà');
    expect(say(visit(null), { kind: 'absent' })).toBe('Lượt thăm một nhà chưa có trong sổ: không có ai ở nhà');
    expect(say(visit(null))).toBe('Lượt thăm một nhà: không có ai ở nhà');
  });

  test('a new house is called by its own name', () => {
    expect(say(register(null))).toBe('Thêm nhà mới: Lò Thị Ính');
  });

  test('what cannot be read is said to be so, by its kind as far as that is known', () => {
    expect(say(kept('operation.invalid', 'visit.log', {}))).toBe('Một lượt thăm, nội dung không đọc được');
    expect(say(unknownWork(null))).toBe('Một việc của bản ứng dụng mới hơn, chưa đọc được');
  });
});

describe('why it was set aside', () => {
  test('names the sender and the hamlet', () => {
    expect(whySentences(visit('scope.not-yours'), vi)).toEqual([
      'Lúc lượt này đến xã, Lò Văn Minh không được giao Thôn Đồng Xuân. Có thể vừa đổi người phụ trách; hỏi Lò Văn Minh nếu chưa rõ.',
    ]);
  });

  test('what cannot be accepted says why not, after why it stands here', () => {
    expect(whySentences(register('operation.too-large'), vi)).toEqual([
      vi.reason['too-large'].long('Lò Văn Minh', 'Thôn Đồng Xuân'),
      vi.barrier['too-large'],
    ]);
  });

  test('a hamlet that the commune does not have is named by its number', () => {
    const nowhere = kept('scope.not-yours', 'visit.log', atTheDoor, { hamletName: null, scope: 77 });
    expect(whySentences(nowhere, vi)).toEqual(['Lò Văn Minh gửi cho thôn số 77, xã không có.', vi.barrier['no-hamlet']]);
  });

  test('what waits by itself asks nothing of the official', () => {
    expect(whySentences(visit(null), vi)).toEqual([vi.waits.household.long]);
  });
});

describe('what a decision does, said before it is taken', () => {
  const say = (one: Kept, absent = false) => confirmSentence('accepted', { kept: one, absent }, vi);

  test('accepted, it goes into the register in its author’s name', () => {
    expect(say(visit('scope.not-yours'))).toBe(
      'Lượt này sẽ vào sổ của Thôn Đồng Xuân, mang tên Lò Văn Minh. Quyết rồi không đổi lại được.',
    );
  });

  test('a second version is said to stand where the two differ', () => {
    expect(say(register('operation.body-differs'))).toBe(vi.confirm.acceptOther('Lò Văn Minh', 'Thôn Đồng Xuân'));
  });

  test('nobody is promised that a visit is written while its house is missing or the server cannot read it', () => {
    expect(say(visit('scope.not-yours'), true)).toBe(vi.confirm.acceptForHousehold('Lò Văn Minh'));
    expect(say(unknownWork('scope.not-yours'))).toBe(vi.confirm.acceptForServer('Lò Văn Minh'));
  });

  test('not accepted, it is kept and the sender’s phone will say so', () => {
    expect(confirmSentence('dismissed', { kept: visit('scope.not-yours'), absent: false }, vi)).toBe(
      'Lượt này được giữ lại nhưng không vào sổ. Máy của Lò Văn Minh sẽ báo là cán bộ xã không nhận. Quyết rồi không đổi lại được.',
    );
  });

  test('a refusal by the gate is told to the official, other failures in the usual words', () => {
    expect(refusalSentence('operation.invalid', vi)).toBe(vi.barrier.unreadable);
    expect(refusalSentence('scope.not-yours', vi)).toBe(vi.barrier['no-hamlet']);
    expect(refusalSentence('review.already-decided', vi)).toBeNull();
    expect(refusalSentence('server.unreachable', vi)).toBeNull();
  });
});

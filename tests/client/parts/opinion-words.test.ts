import { expect, test } from 'vitest';
import type { Decided, Dispute } from '#shared/household/disputes.ts';
import { emptyFile } from '#shared/household/household-file.ts';
import type { Fact } from '#shared/sync/fact.ts';
import { fieldWords } from '#client/parts/field.words.ts';
import { aboutWords, chipWords, decidedWords, saidWords, valueWords } from '#client/parts/opinion-words.ts';
import { opinionWords } from '#client/parts/opinions.words.ts';
import { anId } from '#tests/support/operations.ts';

const speech = { words: opinionWords.vi, field: fieldWords.vi };

function opinion(number: number, value: string): Fact<string> {
  const by = { id: anId(number), name: number === 1 ? 'Hoàng Thị Lan' : 'Lò Văn Minh' };
  return { value, at: '2026-11-12T02:00:00.000Z', by, how: number === 1 ? 'told' : 'seen', op: anId(100 + number), bv: 0 };
}

function aDispute(values: string[], over: Partial<Dispute> = {}): Dispute {
  return { memberId: null, field: 'smartphone', opinions: values.map((value, index) => opinion(index + 1, value)), covers: [], check: null, ...over };
}

const check: Dispute['check'] = { ...opinion(3, ''), value: { kind: 'check', covers: [] } };

test('the chip counts what is said, not who says it', () => {
  expect(chipWords([aDispute(['yes', 'no', 'no'])], speech.words)).toBe('2 ý kiến');
  expect(chipWords([aDispute(['none', 'feature', 'smartphone'], { field: 'phone' })], speech.words)).toBe('3 ý kiến');
});

test('when all of it is to be looked at, the chip says so; nothing is said where all agree', () => {
  expect(chipWords([aDispute(['yes', 'no'], { check })], speech.words)).toBe('Sẽ xem lại ở lần thăm tới');
  expect(chipWords([aDispute(['yes', 'no'], { check }), aDispute(['yes', 'no'])], speech.words)).toBe('2 ý kiến');
  expect(chipWords([], speech.words)).toBeNull();
});

test('an opinion says who, when and how it is known', () => {
  expect(saidWords(opinion(2, 'yes'), speech)).toBe('Lò Văn Minh, 12/11/2026, tận mắt thấy');
  expect(valueWords('service', 'done-for-them', speech)).toBe('Làm hộ');
  expect(valueWords('phone', 'feature-2g', speech)).toBe('Máy 2G cũ, không còn sóng');
});

test('what it is about names the person when it is about one', () => {
  const identity = { ...opinion(1, ''), value: { name: 'Lò Văn Páo', birthYear: null, sex: null } };
  const file = { ...emptyFile(anId(7)), members: { [anId(9)]: { id: anId(9), householdId: anId(7), identity, skills: {} } } };
  expect(aboutWords({ memberId: anId(9), field: 'phone' }, file, speech.words)).toBe('Máy đang dùng: Lò Văn Páo');
  expect(aboutWords({ memberId: null, field: 'broadband' }, file, speech.words)).toBe('Internet ở nhà');
});

test('what was decided says by whom, and as what', () => {
  const opinions = [opinion(1, 'yes'), opinion(2, 'no')];
  const decided = (value: Decided['verdict']['value']): Decided => ({ memberId: null, field: 'smartphone', opinions, verdict: { ...opinion(2, ''), value } });
  expect(decidedWords(decided({ kind: 'value', pick: anId(101), covers: [] }), speech)).toBe('Lò Văn Minh chốt là “Có” (12/11/2026).');
  expect(decidedWords(decided({ kind: 'neither', covers: [] }), speech)).toBe('Lò Văn Minh chốt là chưa rõ (12/11/2026).');
});

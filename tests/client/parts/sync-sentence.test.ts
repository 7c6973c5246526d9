import { expect, test } from 'vitest';
import type { SyncState } from '#client/sync/sync-state.ts';
import { syncSentence } from '#client/parts/sync-sentence.ts';
import { syncStripWords } from '#client/parts/sync-strip.words.ts';

const arrivedAt = '2026-11-22T07:05:00.000Z';

function said(state: Exclude<SyncState, { kind: 'problem' }>): string {
  return syncSentence(state, '2026-11-22', syncStripWords.vi).sentence;
}

test('the strip tells a visit’s road from this phone to the commune', () => {
  expect(said({ kind: 'idle', waiting: 3, lastReachedAt: null })).toBe('Đã lưu trên máy · 3 lượt chờ gửi');
  expect(said({ kind: 'sending', done: 2, total: 3 })).toBe('Đang gửi 2 / 3');
  expect(said({ kind: 'idle', waiting: 0, lastReachedAt: arrivedAt })).toBe('Đã đến xã lúc 14:05');
});

test('nothing is said to have arrived while something waits, or before anything ever did', () => {
  expect(said({ kind: 'idle', waiting: 1, lastReachedAt: arrivedAt })).not.toContain('Đã đến xã');
  expect(said({ kind: 'unreachable', waiting: 1, lastReachedAt: arrivedAt })).not.toContain('Đã đến xã');
  expect(said({ kind: 'idle', waiting: 0, lastReachedAt: null })).not.toContain('Đã đến xã');
});

test('an arrival of another day says the day', () => {
  expect(said({ kind: 'idle', waiting: 0, lastReachedAt: '2026-11-20T07:05:00.000Z' })).toBe('Đã đến xã lúc 14:05, 20/11/2026');
});

test('a hamlet on its way is told with how many are here, and with its bytes where it comes as a file', () => {
  const state = { kind: 'fetching', hamlet: 'Bản Nà Lốc', bytesDone: 0, bytesTotal: 0, hamletsDone: 1, hamletsTotal: 3 } as const;
  expect(said(state)).toBe('Đang lấy danh sách Bản Nà Lốc · 1/3 thôn');
  expect(said({ ...state, bytesDone: 15_200, bytesTotal: 44_000 })).toBe('Đang lấy danh sách Bản Nà Lốc · 1/3 thôn · 16\u00a0KB/44\u00a0KB');
});

import { daysOff } from '#client/sync/clock-off.ts';
import { expect, test, vi } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { createSyncLoop, type SyncLoop } from '#client/sync/loop.ts';
import type { SyncState } from '#client/sync/sync-state.ts';
import { aRegistration, hereScope, pin } from '#tests/client/store/phone-on-disk.ts';
import { aField, type Field, portsOf } from './field.ts';

interface Running extends Field {
  loop: SyncLoop;
  seen: SyncState[];
  /** What the clock would do next, and after how long. */
  timer: { delay: number; ring(): void } | null;
  isVisible: boolean;
  isOnline: boolean;
  chance: number;
}

async function running(): Promise<Running> {
  const field = await aField();
  const around: Pick<Running, 'timer' | 'isVisible' | 'isOnline' | 'chance'> = {
    timer: null,
    isVisible: true,
    isOnline: true,
    chance: 1,
  };
  const loop = createSyncLoop({
    ...portsOf(field),
    random: () => around.chance,
    alone: (work) => work(),
    after(delay, ring) {
      around.timer = { delay, ring };
      return () => (around.timer = null);
    },
    isVisible: () => around.isVisible,
    isOnline: () => around.isOnline,
  });
  const seen: SyncState[] = [];
  loop.state.subscribe(() => seen.push(loop.state.get()));
  const all = Object.assign(around, field, { loop, seen });
  loop.start();
  await atRest(all);
  return all;
}

async function atRest(field: Pick<Running, 'loop' | 'timer'>): Promise<void> {
  await vi.waitFor(() => {
    expect(field.timer).not.toBeNull();
    expect(['sending', 'fetching']).not.toContain(field.loop.state.get().kind);
  });
}

/** The clock strikes; waits until the round is over. */
async function ring(field: Running): Promise<void> {
  const { timer } = field;
  field.timer = null;
  timer?.ring();
  await atRest(field);
}

test('opening the phone fetches; a save is sent by itself and has then arrived', async () => {
  const field = await running();
  expect(field.loop.state.get()).toEqual({ kind: 'idle', waiting: 0, lastReachedAt: '2026-11-22T03:00:00.000Z' });
  field.seen.length = 0;
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() => expect(field.phone.outbox.get()[0]?.state.kind).toBe('arrived'));
  await atRest(field);
  expect(field.seen.map((state) => state.kind)).toContain('sending');
  expect(field.loop.state.get()).toMatchObject({ kind: 'idle', waiting: 0 });
});

test('while the commune cannot be reached the phone tries again within seconds, for as long as somebody looks', async () => {
  const field = await running();
  field.road.push = field.road.pull = { kind: 'question-lost' };
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() => expect(field.loop.state.get()).toMatchObject({ kind: 'unreachable', waiting: 1 }));
  const delays = [];
  for (let tries = 0; tries < 8; tries += 1) {
    await atRest(field);
    delays.push(field.timer?.delay);
    await ring(field);
  }
  expect(delays).toEqual([1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000]);

  field.isVisible = false;
  await ring(field);
  expect(field.timer?.delay).toBe(300_000);

  field.road.push = field.road.pull = { kind: 'open' };
  field.isVisible = true;
  await ring(field);
  expect(field.loop.state.get()).toMatchObject({ kind: 'idle', waiting: 0 });
});

test('chance scatters the tries of many phones over the whole wait', async () => {
  const field = await running();
  field.road.push = field.road.pull = { kind: 'question-lost' };
  field.chance = 0.25;
  field.loop.syncNow();
  await vi.waitFor(() => expect(field.loop.state.get().kind).toBe('unreachable'));
  await atRest(field);
  expect(field.timer?.delay).toBe(250);
});

test('the fetch is made while the sending fails', async () => {
  const field = await running();
  field.road.push = { kind: 'question-lost' };
  const fetched = field.sent.pull.length;
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() => expect(field.loop.state.get()).toMatchObject({ kind: 'unreachable', waiting: 1 }));
  expect(field.sent.pull.length).toBeGreaterThan(fetched);
});

test('what the server refuses is said and not sent again blindly, but is when somebody asks', async () => {
  const field = await running();
  const refuse = vi.fn(() => Promise.reject(new Problem('account.not-signed-in')));
  const { push } = field.transport;
  field.transport.push = refuse;
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() =>
    expect(field.loop.state.get()).toEqual({ kind: 'problem', code: 'account.not-signed-in', waiting: 1 }),
  );
  await atRest(field);
  const tried = refuse.mock.calls.length;
  const fetched = field.sent.pull.length;
  await ring(field);
  await ring(field);
  expect(refuse).toHaveBeenCalledTimes(tried);
  expect(field.sent.pull.length).toBeGreaterThan(fetched);

  field.transport.push = push;
  field.loop.syncNow();
  await vi.waitFor(() => expect(field.loop.state.get()).toMatchObject({ kind: 'idle', waiting: 0 }));
});

test('a phone that is no longer signed in keeps everything and waits to be asked', async () => {
  const field = await running();
  field.transport.push = field.transport.pull = () => Promise.reject(new Problem('account.not-signed-in'));
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() =>
    expect(field.loop.state.get()).toEqual({ kind: 'problem', code: 'account.not-signed-in', waiting: 1 }),
  );
  expect(field.timer).toBeNull();
  expect(field.phone.sync.waiting()).toHaveLength(1);
});

test('a wifi that wants a log-in is named, and tried again', async () => {
  const field = await running();
  field.road.push = field.road.pull = { kind: 'stranger', says: '<html>' };
  field.loop.syncNow();
  await vi.waitFor(() => expect(field.loop.state.get()).toMatchObject({ kind: 'problem', code: 'server.not-understood' }));
  await atRest(field);
  expect(field.timer?.delay).toBe(1000);
});

test('a hint that comes during a round is followed after it', async () => {
  const field = await running();
  const fetched = field.sent.pull.length;
  field.loop.hint();
  field.loop.hint();
  await atRest(field);
  await vi.waitFor(() => expect(field.sent.pull.length).toBe(fetched + 2));
});

test('a locked phone neither sends nor fetches, and goes on when it is opened', async () => {
  const field = await running();
  field.road.push = field.road.pull = { kind: 'question-lost' };
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await vi.waitFor(() => expect(field.loop.state.get().kind).toBe('unreachable'));
  await atRest(field);
  field.phone.lockNow();
  const asked = field.sent.pull.length;
  const { timer } = field;
  timer?.ring();
  field.loop.syncNow();
  await new Promise((resolve) => setTimeout(resolve));
  expect(field.sent.pull.length).toBe(asked);

  field.road.push = field.road.pull = { kind: 'open' };
  expect(await field.phone.unlock(pin)).toBe('ok');
  await vi.waitFor(() => expect(field.phone.outbox.get()[0]?.state.kind).toBe('arrived'));
});

test('with nobody looking and nothing amiss, the clock is left alone', async () => {
  const field = await running();
  expect(field.timer?.delay).toBe(75_000);
  field.isVisible = false;
  field.timer = null;
  field.loop.syncNow();
  await vi.waitFor(() => expect(field.sent.pull.length).toBe(2));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(field.timer).toBeNull();
});

test('a phone whose clock is days wrong is told so after a fetch, and works on as before', async () => {
  expect((await running()).loop.clockOff.get()).toBe(0);
  expect(daysOff(new Date('2026-11-25T04:00:00.000Z'), '2026-11-22T03:00:00.000Z')).toBe(3);
  expect(daysOff(new Date('2025-11-22T03:00:00.000Z'), '2026-11-22T03:00:00.000Z')).toBe(-365);
  expect(daysOff(new Date('2026-11-22T22:00:00.000Z'), '2026-11-22T03:00:00.000Z')).toBe(0);
  expect(daysOff(new Date('2026-11-22T22:00:00.000Z'), null)).toBe(0);
});

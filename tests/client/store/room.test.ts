import { expect, test } from 'vitest';
import { type BrowserStorage, createRoomMeter } from '#client/store/room.ts';

/** A browser that allows so much and holds so much, in bytes. */
function aBrowser({ quota, usage, promises = true }: { quota: number; usage: number; promises?: boolean }) {
  const state = { quota, usage, isPromised: false };
  const storage: BrowserStorage = {
    estimate: () => Promise.resolve({ quota: state.quota, usage: state.usage }),
    persisted: () => Promise.resolve(state.isPromised),
    persist: () => Promise.resolve((state.isPromised = promises)),
  };
  return { state, storage };
}

test('how much is taken and how much is left is as the browser tells it', async () => {
  const { storage } = aBrowser({ quota: 2_000_000_000, usage: 3_000_000 });
  const meter = createRoomMeter(() => storage);
  expect(meter.room.get()).toBeNull();
  await meter.look();
  expect(meter.room.get()).toEqual({ usedBytes: 3_000_000, freeBytes: 1_997_000_000, standing: 'enough', isPromised: false });
});

test.each([
  ['less than 30 MB is left', 100_000_000, 71_000_000, 'little'],
  ['less than a tenth is left', 1_000_000_000, 901_000_000, 'little'],
  ['both are left', 1_000_000_000, 899_000_000, 'enough'],
  ['more is taken than the browser allows', 1, 3_000_000, 'little'],
])('it is said early: %s', async (_, quota, usage, standing) => {
  const meter = createRoomMeter(() => aBrowser({ quota, usage }).storage);
  await meter.look();
  expect(meter.room.get()?.standing).toBe(standing);
  expect(meter.room.get()?.freeBytes).toBeGreaterThanOrEqual(0);
});

test.each([
  ['the same to every site', 10 * 2 ** 30, 3_000_000],
  ['what is taken and the same again to every site', 10 * 2 ** 30 + 3_000_000, 3_000_000],
])('a browser that tells %s is not believed to have that room', async (_, quota, usage) => {
  const meter = createRoomMeter(() => aBrowser({ quota, usage }).storage);
  await meter.look();
  expect(meter.room.get()).toMatchObject({ usedBytes: usage, freeBytes: null, standing: 'enough' });
});

test('a browser that would not write has no room, whatever it tells, until something could be written', async () => {
  const meter = createRoomMeter(() => aBrowser({ quota: 2_000_000_000, usage: 3_000_000 }).storage);
  meter.refused();
  await expect.poll(() => meter.room.get()?.standing).toBe('none');
  await meter.look();
  expect(meter.room.get()?.standing).toBe('none');
  meter.wrote();
  await expect.poll(() => meter.room.get()?.standing).toBe('enough');
});

test('the browser is asked to keep the data, and what it answers is shown', async () => {
  for (const promises of [true, false]) {
    const { storage } = aBrowser({ quota: 2_000_000_000, usage: 0, promises });
    const meter = createRoomMeter(() => storage);
    await meter.askToKeep();
    expect(meter.room.get()?.isPromised).toBe(promises);
  }
});

test('a browser that tells nothing is no fault, and nothing is said of room', async () => {
  const silent: BrowserStorage = {
    estimate: () => Promise.reject(new Error('not here')),
    persisted: () => Promise.reject(new Error('not here')),
    persist: () => Promise.reject(new Error('not here')),
  };
  for (const storage of [undefined, silent]) {
    const meter = createRoomMeter(() => storage);
    await meter.look();
    await meter.askToKeep();
    expect(meter.room.get()).toBeNull();
  }
});

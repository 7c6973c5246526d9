import { Problem } from '#shared/base/problem.ts';
import { useLiveValue } from '#client/store/live-value.ts';
import { heardOfWriting, lookForRoom } from '#client/store/room-here.ts';
import { thisPhone } from '#client/store/this-phone.ts';
import { askForBackgroundSync } from './courier/background.ts';
import { createSyncLoop } from './loop.ts';
import type { SyncState } from './sync-state.ts';

export type { SyncState } from './sync-state.ts';

/** What is happening between this phone and the commune. */
export function useSyncState(): SyncState {
  return useLiveValue(loop.state);
}

/** Whole days by which this phone's clock is ahead (behind: negative), as far as the last fetch told. */
export function useClockOff(): number {
  return useLiveValue(loop.clockOff);
}

/** Sends and fetches now, whatever was refused before. */
export function syncNow(): void {
  loop.syncNow();
}

/** Sends now, and asks again about what the commune keeps and has not taken. */
export function sendAgain(): void {
  loop.askAgain();
}

/** Runs the sync until it is stopped: on opening, coming back, network, a save, a hint, and by the clock. */
export function startSync(): () => void {
  const stopped = new AbortController();
  const whileRunning = { signal: stopped.signal };
  const stopLoop = loop.start();
  window.addEventListener('online', syncNow, whileRunning);
  document.addEventListener('visibilitychange', () => !document.hidden && syncNow(), whileRunning);
  followHints(stopped.signal).catch(() => undefined);
  const stopFollowing = [followContact(), loop.state.subscribe(askWhenUnreachable), followRoom()];
  return () => {
    stopped.abort();
    stopLoop();
    for (const stop of stopFollowing) stop();
  };
}

const loop = createSyncLoop({
  store: thisPhone.sync,
  transport: {
    push: async (request) => (await road()).transport.push(request),
    // A tenth of it, packed.
    ...('CompressionStream' in globalThis && { charactersPerPush: 1024 * 1024 }),
    pull: async (request) => (await road()).transport.pull(request),
    snapshot: async (name, onBytes) => (await road()).transport.snapshot(name, onBytes),
  },
  clock: () => new Date(),
  random: Math.random,
  alone: (work) => navigator.locks.request('sync', work),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  isOnline: () => navigator.onLine,
});

/** Once the commune was reached, what hands work over by other roads is made ready: keys, and what lies sealed away. */
function followContact(): () => void {
  let isReady = false;
  return thisPhone.sync.lastReachedAt.subscribe(() => {
    if (isReady) return;
    isReady = true;
    const ready = import('./courier/at-contact.ts').then(({ makeReady }) => makeReady(thisPhone.courier));
    ready.catch(() => {
      isReady = false;
    });
  });
}

/** Fetching fills the phone: how much room is left is looked at after it, and when it failed for want of room. */
function followRoom(): () => void {
  let wasFetching = false;
  let wasRefused = false;
  return loop.state.subscribe(() => {
    const state = loop.state.get();
    if (wasFetching && state.kind !== 'fetching') lookForRoom();
    wasFetching = state.kind === 'fetching';
    if (state.kind === 'problem') {
      wasRefused ||= state.code === 'device.storage-full';
      heardOfWriting(state.code);
    } else if (state.kind === 'idle' && wasRefused) {
      wasRefused = false;
      heardOfWriting(null);
    }
  });
}

function askWhenUnreachable(): void {
  const state = loop.state.get();
  if (state.kind === 'unreachable' && state.waiting > 0) void askForBackgroundSync();
}

function isNews(change: { commune: string; scope: number; ver: number }): boolean {
  if (!thisPhone.sync.isOpen()) return false;
  const standings = thisPhone.sync.standings();
  const known = standings.find(({ granted }) => granted.commune === change.commune && granted.scope === change.scope);
  return known !== undefined && known.cursor < change.ver;
}

async function road() {
  try {
    return await import('./road.ts');
  } catch {
    // Not yet on the machine, and no network to fetch it over.
    throw new Problem('server.unreachable');
  }
}

/** Follows the commune's hints. Without them the clock of the loop does the same, later. */
async function followHints(stopped: AbortSignal): Promise<void> {
  const { onChange } = await road();
  if (stopped.aborted) return;
  stopped.addEventListener('abort', onChange((change) => isNews(change) && loop.hint(), loop.hint));
}

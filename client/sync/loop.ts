import { Problem } from '#shared/base/problem.ts';
import { createLiveValue, type LiveValue } from '#client/store/live-value.ts';
import type { LoopPorts } from './ports.ts';
import { pullGranted } from './pull.ts';
import { pushWaiting } from './push.ts';
import { daysOff } from './clock-off.ts';
import { mayPass, nextRoundIn, type RoundOutcome } from './schedule.ts';
import type { SyncState } from './sync-state.ts';

export interface SyncLoop {
  state: LiveValue<SyncState>;
  /** Whole days by which the phone's clock is ahead of the server's, as of the last fetch. */
  clockOff: LiveValue<number>;
  /** Somebody asks: also what the server has refused is tried again. */
  syncNow(): void;
  /** The same, and what the commune keeps aside or holds is asked about again. */
  askAgain(): void;
  /** Something may have changed at the commune. */
  hint(): void;
  /** Follows the store from now on; returns how to stop. */
  start(): () => void;
}

/** Sends and fetches, one round at a time, for as long as the phone is open. */
export function createSyncLoop(ports: LoopPorts): SyncLoop {
  const { store } = ports;
  const state = createLiveValue<SyncState>({ kind: 'idle', waiting: 0, lastReachedAt: store.lastReachedAt.get() });
  const clockOff = createLiveValue(0);
  let outcome: RoundOutcome = { push: null, pull: null };
  let failures = 0;
  let isRunning = false;
  let isAskedAgain = false;
  let isPushRefused = false;
  let isAskingAgain = false;
  let cancelTimer: () => void = () => undefined;

  function syncNow(): void {
    isPushRefused = false;
    hint();
  }

  function askAgain(): void {
    isAskingAgain = true;
    syncNow();
  }

  function hint(): void {
    isAskedAgain = true;
    if (!isRunning) void runRounds();
  }

  async function runRounds(): Promise<void> {
    isRunning = true;
    cancelTimer();
    try {
      while (isAskedAgain && store.isOpen()) {
        isAskedAgain = false;
        await ports.alone(runRound);
      }
    } finally {
      isRunning = false;
      isAskedAgain = false;
    }
    if (!store.isOpen()) return;
    const delay = nextRoundIn(outcome, {
      failures,
      waiting: store.waiting().length,
      isVisible: ports.isVisible(),
      isOnline: ports.isOnline(),
      chance: ports.random(),
    });
    if (delay !== null) cancelTimer = ports.after(delay, hint);
  }

  /** A push that fails never keeps the pull from being made. */
  async function runRound(): Promise<void> {
    if (isAskingAgain) await problemFrom(store.askAgain());
    isAskingAgain = false;
    const push = isPushRefused
      ? outcome.push
      : await problemFrom(pushWaiting(ports, (done, total) => state.set({ kind: 'sending', done, total })));
    isPushRefused = push !== null && !mayPass(push);
    const pull = await problemFrom(fetch());
    outcome = { push, pull };
    failures = mayPass(push) || mayPass(pull) ? failures + 1 : 0;
    show();
  }

  async function fetch(): Promise<void> {
    const serverTime = await pullGranted(ports, (progress) => state.set({ kind: 'fetching', ...progress }));
    clockOff.set(daysOff(ports.clock(), serverTime));
  }

  async function problemFrom(work: Promise<void>): Promise<Problem | null> {
    try {
      await work;
      return null;
    } catch (fault) {
      if (fault instanceof Problem) return fault;
      // Locked in the middle: what was done is done, the rest waits for the next opening.
      return store.isOpen() ? new Problem('device.storage-failed') : null;
    }
  }

  function show(): void {
    const waiting = store.isOpen() ? store.waiting().length : 0;
    const lastReachedAt = store.lastReachedAt.get();
    const problem = outcome.pull ?? outcome.push;
    if (problem === null) state.set({ kind: 'idle', waiting, lastReachedAt });
    else if (problem.code === 'server.unreachable') state.set({ kind: 'unreachable', waiting, lastReachedAt });
    else state.set({ kind: 'problem', code: problem.code, waiting });
  }

  function start(): () => void {
    let wasOpen = store.isOpen();
    let waited = wasOpen ? store.waiting().length : 0;
    const stopFollowing = store.onWork(() => {
      const isOpen = store.isOpen();
      const waiting = isOpen ? store.waiting().length : 0;
      const isOpened = isOpen && !wasOpen;
      const isMore = isOpen && waiting > waited;
      [wasOpen, waited] = [isOpen, waiting];
      if (!isRunning) show();
      if (isOpened) askAgain();
      else if (isMore) syncNow();
    });
    if (wasOpen) askAgain();
    return () => {
      stopFollowing();
      cancelTimer();
    };
  }

  return { state, clockOff, syncNow, askAgain, hint, start };
}

import { Workbox } from 'workbox-window';
import { createLiveValue, type LiveValue } from '#client/store/live-value.ts';
import { isEditingAnywhere } from '#client/store/editing-lock.ts';

/** A version that lies ready and waits to be asked in. */
export const newVersion: LiveValue<{ activate(): void } | null> = createLiveValue<{ activate(): void } | null>(null);

/** Asks for a new version when the app comes to the front, but not more often than this, in milliseconds. */
const askEvery = 60 * 60 * 1000;

/**
 * Puts the whole app on this machine, so that it opens without a network. A new version takes over only when somebody
 * asks for it, or at a cold start; never while something typed is not saved.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox('/service-worker.js');
  const activate = () => {
    workbox.addEventListener('controlling', () => location.reload());
    workbox.messageSkipWaiting();
  };
  workbox.addEventListener('waiting', ({ wasWaitingBeforeRegister }) => {
    void offer(wasWaitingBeforeRegister === true, activate);
  });
  // Without a network there is nothing to register from, and nothing needs to be: the last version is in place.
  const registration = await workbox.register().catch(() => undefined);
  if (registration !== undefined) askNowAndThen(workbox);
}

async function offer(isColdStart: boolean, activate: () => void): Promise<void> {
  if (isColdStart && !(await isEditingAnywhere())) activate();
  else newVersion.set({ activate });
}

function askNowAndThen(workbox: Workbox): void {
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < askEvery) return;
    askedAt = Date.now();
    workbox.update().catch(() => undefined);
  });
}

/** By this name the service worker knows that work waits. */
export const backgroundTag = 'send-what-waits';

/** Background Sync, which only some browsers have and TypeScript does not name. */
interface WithSync {
  sync?: { register(tag: string): Promise<void> };
}

/** Asks the browser to wake the service worker when there is a network, even if the app is closed by then. */
export async function askForBackgroundSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration: ServiceWorkerRegistration & WithSync = await navigator.serviceWorker.ready;
  // Refused where the person has switched it off: the app sends when it is opened.
  await registration.sync?.register(backgroundTag).catch(() => undefined);
}

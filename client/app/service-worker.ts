import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { backgroundTag } from '#client/sync/courier/background.ts';
import { sendInBackground } from '#client/sync/courier/in-background.ts';

declare const self: ServiceWorkerGlobalScope;

/** Everything of the app lies on the machine: no page of it ever waits for a network. */
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every address is a page of the one app, but for what the server answers itself.
const page = createHandlerBoundToURL('/index.html');
registerRoute(new NavigationRoute(page, { denylist: [/^\/trpc\b/, /^\/api\b/, /^\/healthz$/, /^\/readyz$/] }));

/** The page decides when a new version takes over: never while something typed is not saved. */
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data;
  if (isSkipWaiting(message)) void self.skipWaiting();
});

/** There is a network again, and work waits: also with the app closed, and without its PIN. */
self.addEventListener('sync', (event) => {
  if (isOurSync(event)) event.waitUntil(sendInBackground());
});

function isOurSync(event: Event): event is ExtendableEvent {
  return 'tag' in event && event.tag === backgroundTag;
}

function isSkipWaiting(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING';
}

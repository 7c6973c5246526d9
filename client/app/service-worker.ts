import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

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

function isSkipWaiting(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING';
}

import type { Page, Route } from 'playwright-core';

/** What was sent while the road was watched. */
export interface Pushes {
  /** Ids of the operations, push by push. */
  ids: string[][];
  /** From now on the road is as it was. */
  mend(): Promise<void>;
}

/** Lets the next push through to the server and loses its answer; those after it come back. */
export async function loseTheNextAnswer(page: Page): Promise<Pushes> {
  const ids: string[][] = [];
  await page.route(pushes, async (route) => {
    ids.push(operationsIn(route));
    if (ids.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return { ids, mend: () => page.unroute(pushes) };
}

/** A wifi that wants a log-in answers everything with its own page. */
export async function standInForeignWifi(page: Page): Promise<() => Promise<void>> {
  await page.route(everything, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Mời đăng nhập wifi</h1>' }));
  return () => page.unroute(everything);
}

const pushes = '**/trpc/sync.push**';
const everything = '**/trpc/**';

function operationsIn(route: Route): string[] {
  const request = route.request().postDataJSON() as { groups: { ops: { id: string }[] }[] };
  return request.groups.flatMap(({ ops }) => ops.map(({ id }) => id));
}

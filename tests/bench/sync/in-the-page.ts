import type { Timed } from './contest.ts';

// What follows runs inside the page, so each stands alone: nothing outside of it exists there.

/** From the tap on the button until it says that the whole book lies on the phone. */
export function untilAllIsThere(): Promise<Timed> {
  const now = () => performance.timeOrigin + performance.now();
  return new Promise((resolve) => {
    let begin = Number.NaN;
    document.addEventListener('click', () => (begin = now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!(document.body.textContent ?? '').includes('Sổ đã nằm trên máy')) return;
      observer.disconnect();
      resolve({ begin, end: now() });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** From the last digit of the PIN until the list shows a household. */
export function untilListIsThere(): Promise<Timed> {
  const now = () => performance.timeOrigin + performance.now();
  return new Promise((resolve) => {
    let begin = Number.NaN;
    document.addEventListener('input', () => (begin = now()), { capture: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('main li a[href^="/ho/"]') === null) return;
      observer.disconnect();
      resolve({ begin, end: now() });
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
}

/** The network is said to be back, and every hamlet is asked about. */
export async function pullNothing(quiet: number): Promise<Timed> {
  performance.clearResourceTimings();
  const begin = performance.now();
  window.dispatchEvent(new Event('online'));
  for (;;) {
    await new Promise((look) => setTimeout(look, 100));
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/trpc/sync.pull'));
    const last = Math.max(...answers.map((answer) => answer.startTime + answer.duration));
    if (answers.length > 0 && performance.now() - last > quiet) {
      return { begin: performance.timeOrigin + begin, end: performance.timeOrigin + last };
    }
  }
}

/** The network is back, and these hamlets are to lie on the disk at these versions. */
export async function pullUntil(heads: [string, number][]): Promise<Timed> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('cache');
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const cursorOf = (key: string) =>
    new Promise<number>((resolve) => {
      const asked = database.transaction('pages').objectStore('pages').get(key) as IDBRequest<{ cursor: number } | undefined>;
      asked.addEventListener('success', () => resolve(asked.result?.cursor ?? 0));
    });
  const begin = performance.timeOrigin + performance.now();
  window.dispatchEvent(new Event('online'));
  for (const [key, ver] of heads) {
    while ((await cursorOf(key)) < ver) await new Promise((look) => setTimeout(look, 5));
  }
  const end = performance.timeOrigin + performance.now();
  database.close();
  return { begin, end };
}

/** The network is back, and the row of the outbox no longer says that anything waits. */
export function untilNothingWaits(row: string): Promise<Timed> {
  const now = () => performance.timeOrigin + performance.now();
  performance.clearResourceTimings();
  return new Promise((resolve) => {
    const begin = now();
    const observer = new MutationObserver(() => {
      if (/\d/.test(document.querySelector(row)?.textContent ?? '0')) return;
      observer.disconnect();
      const requests = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/trpc/sync.push')).length;
      resolve({ begin, end: now(), requests });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    window.dispatchEvent(new Event('online'));
  });
}

/** How many hamlets lie on the phone. */
export function countPages(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('cache');
    opening.addEventListener('error', () => reject(new Error('no cache on the phone')));
    opening.addEventListener('success', () => {
      const asked = opening.result.transaction('pages').objectStore('pages').count();
      asked.addEventListener('success', () => {
        opening.result.close();
        resolve(asked.result);
      });
    });
  });
}

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { openCache } from '#client/store/cache.ts';
import { forgetEnrolledMark, keepEnrolledMark, wasEnrolledHere } from '#client/store/enrolled-mark.ts';
import { anId } from '#tests/support/operations.ts';
import { aDisk, anOpenPhone, aRegistration, hereScope, reopened, startApp } from './phone-on-disk.ts';

test('a phone whose copy of the hamlets vanished alone says so when it is opened, with its work untouched', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  await phone.sync.commitPage({ scope: hereScope, epoch: anId(5), cursor: 1, rows: [], whole: true, complete: true });
  expect((await reopened(disk)).openedWithoutPages.get()).toBe(false);

  const cache = openCache('cache', { indexedDB: disk.indexedDB, IDBKeyRange });
  await Promise.all([cache.pages.clear(), cache.marks.clear()]);
  cache.close();
  const after = await reopened(disk);
  expect(after.openedWithoutPages.get()).toBe(true);
  expect(after.outbox.get().map(({ householdId }) => householdId)).toEqual([anId(700)]);
  expect(after.sync.standings()).toMatchObject([{ cursor: 0, complete: false }]);
});

test('a phone that has just been enrolled misses nothing', async () => {
  expect((await anOpenPhone()).openedWithoutPages.get()).toBe(false);
});

test('a disk that was cleared is nobody’s; that it was somebody’s is told by the cookie alone', async () => {
  const disk = aDisk();
  await anOpenPhone(disk);
  const jar = aJar();
  expect(wasEnrolledHere(jar)).toBe(false);
  keepEnrolledMark(jar, { protocol: 'https:' });

  const cleared = await startApp({ ...disk, indexedDB: new IDBFactory() });
  expect(cleared.phone.get()).toEqual({ kind: 'not-enrolled' });
  expect(wasEnrolledHere(jar)).toBe(true);
  forgetEnrolledMark(jar);
  expect(wasEnrolledHere(jar)).toBe(false);
});

test('the cookie names nobody, lives for a year, and goes to no other site', () => {
  const jar = aJar();
  keepEnrolledMark(jar, { protocol: 'https:' });
  expect(jar.written).toEqual(['da-ghi-danh=1; Path=/; SameSite=Strict; Max-Age=34560000; Secure']);
});

/** What a browser does with cookies, as far as one of a name and a value goes. */
function aJar() {
  const kept = new Map<string, string>([['ngon-ngu', 'vi']]);
  const written: string[] = [];
  return {
    written,
    get cookie() {
      return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text: string) {
      written.push(text);
      const [pair = '', ...attributes] = text.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) kept.delete(name);
      else kept.set(name, value);
    },
  };
}

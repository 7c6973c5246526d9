import { beforeEach, expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { openCache } from '#client/store/cache.ts';
import { type FetchingProgress, pullGranted } from '#client/sync/pull.ts';
import { IDBKeyRange } from 'fake-indexeddb';
import { mayPass } from '#client/sync/schedule.ts';
import { aClosedDoor, aRegistration, type Disk, dongXuan, hereScope, naLoc, reopened, thereScope } from '#tests/client/store/phone-on-disk.ts';
import { anId } from '#tests/support/operations.ts';
import { aField, type Field, filesOn, portsOf } from './field.ts';

const minh = { id: anId(12), name: 'Lò Văn Minh' };
const rong = { commune: '99001', scope: 3, hamletName: 'Bản Rồng', communeName: 'Xã Thử' };
const rongScope = { commune: '99001', scope: 3 };
const [here, there, far] = [500, 600, 700];

let field: Field;
beforeEach(async () => {
  field = await aField([naLoc, dongXuan, rong]);
  fill(hereScope, here, 30);
  fill(thereScope, there, 25);
  fill(rongScope, far, 22);
});

/** The commune has so many households of a hamlet, written by somebody else. */
function fill(scope: typeof hereScope, first: number, count: number): void {
  for (let number = first; number < first + count; number += 1) {
    const header = { id: anId(3000 + number), seq: 1, v: 1, bv: 0, at: '2026-11-01T00:00:00.000Z' };
    field.server.admit(scope, { ...header, ...aRegistration(number, `Lò Văn Páo ${number}`) }, minh);
  }
}

function isComplete(phone = field.phone): Record<string, boolean> {
  return Object.fromEntries(phone.roster.get().hamlets.map(({ hamletName, complete }) => [hamletName, complete]));
}

function shownIn(scope: number, phone = field.phone): number {
  return phone.roster.get().entries.filter((entry) => entry.scope.scope === scope).length;
}

/** The road breaks at so many-th file. */
function cutAtFile(number: number): void {
  const { snapshot } = field.transport;
  let files = 0;
  field.transport.snapshot = (...asked) =>
    (files += 1) === number ? Promise.reject(new Problem('server.unreachable')) : snapshot(...asked);
}

const unreachable = new Problem('server.unreachable');

test('a new phone asks once what there is, fetches a file a hamlet, own hamlet first, and then only what came after', async () => {
  const asked = field.sent.pull;
  fill(thereScope, there + 25, 1);
  field.server.fileOf(thereScope);
  fill(thereScope, there + 26, 2);
  await field.pull();
  expect(asked[0]?.scopes).toMatchObject([{ scope: 2, epoch: null, takesFile: true }, { scope: 1 }, { scope: 3 }]);
  expect(field.sent.snapshot.map(({ scope, ver }) => [scope, ver])).toEqual([[2, 26], [1, 30], [3, 22]]);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.scopes).toMatchObject([{ scope: 2, cursor: 26 }, { scope: 1, cursor: 30 }, { scope: 3, cursor: 22 }]);
  expect(filesOn(field.phone)).toEqual(
    Object.fromEntries([hereScope, thereScope, rongScope].flatMap((scope) => [...field.server.files(scope)])),
  );
  expect(isComplete()).toEqual({ 'Thôn Đồng Xuân': true, 'Bản Nà Lốc': true, 'Bản Rồng': true });
  expect(filesOn(await reopened(field.disk))).toEqual(filesOn(field.phone));
});

test('the person can work in the own hamlet as soon as its file is here, and is told that it is not yet all', async () => {
  cutAtFile(2);
  await expect(field.pull()).rejects.toEqual(unreachable);
  for (const phone of [field.phone, await reopened(field.disk)]) {
    expect([shownIn(2, phone), shownIn(1, phone)]).toEqual([25, 0]);
    expect(isComplete(phone)).toEqual({ 'Thôn Đồng Xuân': false, 'Bản Nà Lốc': false, 'Bản Rồng': false });
    await phone.saveOperation(thereScope, aClosedDoor(there, 801));
    expect(phone.roster.get().entries.find(({ file }) => file.id === anId(there))?.coverage.kind).toBe('not-met');
  }
});

test('an app that is killed between two files goes on with the next', async () => {
  cutAtFile(2);
  await expect(field.pull()).rejects.toEqual(unreachable);
  field.phone = await reopened(field.disk);
  field.sent.snapshot.length = 0;
  await pullGranted(portsOf(field), () => undefined);
  expect(field.sent.snapshot.map(({ scope }) => scope)).toEqual([1]);
  expect(isComplete()).toEqual({ 'Thôn Đồng Xuân': true, 'Bản Nà Lốc': true, 'Bản Rồng': true });
  expect([shownIn(1), shownIn(2), shownIn(3)]).toEqual([30, 25, 22]);
});

test('how far it is, is told in hamlets and in bytes, while a file comes and when it is here', async () => {
  const told: FetchingProgress[] = [];
  await pullGranted(portsOf(field), (progress) => told.push(progress));
  const sizes = [thereScope, hereScope, rongScope].map((scope) => field.server.fileOf(scope).bytes.byteLength);
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  const [first = 0, second = 0] = sizes;
  expect(told[0]).toEqual({ hamlet: 'Bản Nà Lốc', bytesDone: 0, bytesTotal, hamletsDone: 0, hamletsTotal: 3 });
  expect(told[1]).toMatchObject({ hamlet: 'Bản Nà Lốc', bytesDone: Math.ceil(first / 2), hamletsDone: 0 });
  expect(told).toContainEqual({ hamlet: 'Thôn Đồng Xuân', bytesDone: first, bytesTotal, hamletsDone: 1, hamletsTotal: 3 });
  expect(told).toContainEqual({ hamlet: 'Thôn Đồng Xuân', bytesDone: first + Math.ceil(second / 2), bytesTotal, hamletsDone: 1, hamletsTotal: 3 });
  expect(told.at(-1)).toMatchObject({ bytesDone: bytesTotal, bytesTotal, hamletsDone: 3 });
  const done = told.map(({ bytesDone }) => bytesDone);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

test('a file that the server has replaced meanwhile is asked about again, and what came is the same', async () => {
  const { snapshot } = field.transport;
  let isReplaced = false;
  field.transport.snapshot = (name, onBytes) => {
    if (name.scope === 2 && !isReplaced) {
      isReplaced = true;
      field.server.dropFile(thereScope);
      fill(thereScope, there + 25, 3);
    }
    return snapshot(name, onBytes);
  };
  await field.pull();
  expect(field.sent.snapshot.filter(({ scope }) => scope === 2).map(({ ver }) => ver)).toEqual([25, 28]);
  expect(shownIn(2)).toBe(28);
  expect(isComplete()['Bản Nà Lốc']).toBe(true);
});

test('a server without the file it has offered, over and over, does not keep the phone busy for ever', async () => {
  field.transport.snapshot = () => Promise.resolve(null);
  await expect(field.pull()).rejects.toEqual(new Problem('server.not-understood'));
});

test('half a file changes nothing', async () => {
  const { snapshot } = field.transport;
  field.transport.snapshot = async (...asked) => (await snapshot(...asked))?.slice(0, 100) ?? null;
  await expect(field.pull()).rejects.toEqual(unreachable);
  expect(field.phone.roster.get().entries).toEqual([]);
  expect((await reopened(field.disk)).sync.standings().map(({ epoch }) => epoch)).toEqual([null, null, null]);
});

test('a file that cannot be read is doubted: the server makes another, and the hamlet comes', async () => {
  field.server.fileOf(thereScope).bytes.fill(7);
  await field.pull();
  const about = field.sent.pull.flatMap(({ scopes }) => scopes).filter(({ scope, cursor }) => scope === 2 && cursor === 0);
  expect(about.map(({ mismatch }) => mismatch)).toEqual([undefined, true]);
  expect(shownIn(2)).toBe(25);
});

test('a file in which a household is missing does not add up in the end, and the hamlet is fetched anew', async () => {
  field.server.eaten.add(anId(there));
  field.server.fileOf(thereScope);
  field.server.eaten.clear();
  await field.pull();
  expect(field.sent.snapshot.filter(({ scope }) => scope === 2)).toHaveLength(2);
  expect(shownIn(2)).toBe(25);
  expect(isComplete()['Bản Nà Lốc']).toBe(true);
});

test('what still does not add up is shown, and never called complete', async () => {
  field.server.eaten.add(anId(there));
  await field.pull();
  expect(shownIn(2)).toBe(24);
  expect(isComplete()).toEqual({ 'Thôn Đồng Xuân': true, 'Bản Nà Lốc': false, 'Bản Rồng': true });
});

test('the server being too busy to give a file stops the fetch as a weak network does: what is here stays', async () => {
  const { snapshot } = field.transport;
  field.transport.snapshot = (name, onBytes) =>
    name.scope === 2 ? snapshot(name, onBytes) : Promise.reject(new Problem('server.busy'));
  const busy = new Problem('server.busy');
  await expect(field.pull()).rejects.toEqual(busy);
  expect(mayPass(busy)).toBe(true);
  expect([shownIn(2), shownIn(1)]).toEqual([25, 0]);
});

test('a phone that has not heard for so long that what left is forgotten reads the hamlet anew, and sends nothing again', async () => {
  await field.pull();
  await field.phone.saveOperation(hereScope, aClosedDoor(here, 801));
  await field.push();
  await field.pull();
  field.server.leave(hereScope, anId(here + 1), 2);
  field.server.forgetLeft(hereScope);
  fill(hereScope, here + 30, 2);

  cutAtFile(1);
  await expect(field.pull()).rejects.toEqual(unreachable);
  for (const phone of [field.phone, await reopened(field.disk)]) expect(shownIn(1, phone)).toBe(30);
  await field.pull();
  expect(field.sent.snapshot.at(-1)).toMatchObject({ scope: 1, ver: 34 });
  expect(filesOn(field.phone)[anId(here + 1)]).toBeUndefined();
  expect(shownIn(1)).toBe(31);
  expect(field.phone.sync.waiting()).toEqual([]);
  expect(field.phone.outbox.get()[0]?.state.kind).toBe('arrived');
  expect(filesOn(await reopened(field.disk))).toEqual(filesOn(field.phone));
});

test('a household that has left goes from the phone with its people and its visits, and comes back whole', async () => {
  await field.phone.saveOperation(hereScope, aClosedDoor(here, 801));
  await field.push();
  await field.pull();
  field.server.leave(hereScope, anId(here), null);
  await field.pull();
  expect(shownIn(1)).toBe(29);
  expect(isComplete()['Thôn Đồng Xuân']).toBe(true);
  expect(filesOn(await reopened(field.disk))[anId(here)]).toBeUndefined();
  field.server.admit(hereScope, { id: anId(9_001), seq: 1, v: 1, bv: 0, at: '2026-11-02T00:00:00.000Z', ...aRegistration(here) }, minh);
  await field.pull();
  expect(filesOn(field.phone)[anId(here)]).toMatchObject({ visits: {} });
});

test('a page that an older build wrote is read, counts as whole, and is not fetched again', async () => {
  await field.pull();
  await withoutMarkers(field.disk);
  field.phone = await reopened(field.disk);
  expect(isComplete()).toEqual({ 'Thôn Đồng Xuân': true, 'Bản Nà Lốc': true, 'Bản Rồng': true });
  field.sent.snapshot.length = 0;
  await pullGranted(portsOf(field), () => undefined);
  expect(field.sent.snapshot).toEqual([]);
  expect(shownIn(1)).toBe(30);
});

test('a file is laid under the work that waits, as any rows are', async () => {
  await field.phone.saveOperation(hereScope, aClosedDoor(here, 801));
  await field.pull();
  expect(field.phone.sync.waiting()).toHaveLength(1);
  expect(field.phone.roster.get().entries.find(({ file }) => file.id === anId(here))).toMatchObject({ waiting: true, coverage: { kind: 'not-met' } });
  await field.push();
  await field.pull();
  expect(filesOn(field.phone)[anId(here)]).toEqual(field.server.files(hereScope).get(anId(here)));
});

async function withoutMarkers({ indexedDB }: Disk): Promise<void> {
  const cache = openCache('cache', { indexedDB, IDBKeyRange });
  for (const { complete: _, ...row } of await cache.pages.toArray()) await cache.pages.put(row);
  cache.close();
}

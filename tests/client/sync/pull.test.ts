import { expect, test } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import type { FetchingProgress } from '#client/sync/pull.ts';
import { pullGranted } from '#client/sync/pull.ts';
import { anId } from '#tests/support/operations.ts';
import {
  aClosedDoor,
  aRegistration,
  dongXuan,
  hereScope,
  lan,
  naLoc,
  reopened,
  thereScope,
} from '#tests/client/store/phone-on-disk.ts';
import { aField, type Field, filesOn, portsOf } from './field.ts';

const minh = { id: anId(12), name: 'Lò Văn Minh' };

/** The commune already has so many households of the hamlet, written by somebody else. */
function fill(field: Field, count: number, scope = hereScope, first = 500): void {
  for (let index = 0; index < count; index += 1) {
    const body = aRegistration(first + index, `Lò Văn Páo ${index}`);
    const header = { id: anId(3000 + first + index), seq: 1, v: 1, bv: 0, at: '2026-11-01T00:00:00.000Z' };
    field.server.admit(scope, { ...header, ...body }, minh);
  }
}

test('a new phone asks about all its hamlets at once, says how far it is, and keeps them for the next cold start', async () => {
  const field = await aField([dongXuan, naLoc]);
  fill(field, 5);
  fill(field, 3, thereScope, 600);
  field.server.rowsPerAnswer = 2;
  const told: FetchingProgress[] = [];
  expect(field.phone.roster.get().hamlets.map((hamlet) => hamlet.complete)).toEqual([false, false]);
  await pullGranted(portsOf(field), (progress) => told.push(progress));

  const noFiles = { bytesDone: 0, bytesTotal: 0 };
  expect(told[0]).toEqual({ hamlet: 'Thôn Đồng Xuân', ...noFiles, hamletsDone: 0, hamletsTotal: 2 });
  expect(told.at(-1)).toEqual({ hamlet: 'Bản Nà Lốc', ...noFiles, hamletsDone: 2, hamletsTotal: 2 });
  expect(field.phone.roster.get().hamlets.map((hamlet) => hamlet.complete)).toEqual([true, true]);
  expect(field.phone.roster.get().entries).toHaveLength(8);
  const after = await reopened(field.disk);
  expect(filesOn(after)).toEqual(filesOn(field.phone));
  expect(after.sync.lastReachedAt.get()).toBe('2026-11-22T03:00:00.000Z');
});

test('a fetch that is cut in the middle changes nothing of the hamlet, on the screen or on the disk', async () => {
  const field = await aField();
  fill(field, 3);
  await field.pull();
  const before = filesOn(field.phone);
  fill(field, 6, hereScope, 520);
  field.server.rowsPerAnswer = 2;
  const { pull } = field.transport;
  let calls = 0;
  field.transport.pull = (request) => (++calls > 2 ? Promise.reject(new Problem('server.unreachable')) : pull(request));
  await expect(field.pull()).rejects.toEqual(new Problem('server.unreachable'));
  expect(filesOn(field.phone)).toEqual(before);
  expect((await reopened(field.disk)).sync.standings()[0]?.cursor).toBe(3);

  field.transport.pull = pull;
  await field.pull();
  expect(Object.keys(filesOn(field.phone))).toHaveLength(9);
});

test('after the first fetch only what changed is asked for', async () => {
  const field = await aField();
  fill(field, 3);
  await field.pull();
  fill(field, 1, hereScope, 520);
  await field.pull();
  expect(field.sent.pull.map(({ scopes }) => scopes[0]?.cursor)).toEqual([0, 3]);
  expect(Object.keys(filesOn(field.phone))).toHaveLength(4);
});

test('a fetch never lays the commune’s rows over work that waits', async () => {
  const field = await aField();
  fill(field, 1);
  await field.pull();
  await field.phone.saveOperation(hereScope, aClosedDoor(500, 801));
  fill(field, 2, hereScope, 520);
  await field.pull();
  const entry = field.phone.roster.get().entries.find((one) => one.file.id === anId(500));
  expect(entry).toMatchObject({ coverage: { kind: 'not-met', tries: 1 }, waiting: true });
});

test('between the answer to the sending and the next fetch the work neither flickers nor counts twice', async () => {
  const field = await aField();
  fill(field, 1);
  await field.pull();
  await field.phone.saveOperation(hereScope, aClosedDoor(500, 801));
  const seen: unknown[] = [];
  field.phone.roster.subscribe(() => seen.push(field.phone.roster.get().entries[0]?.coverage));
  await field.push();
  expect(field.phone.roster.get().entries[0]?.waiting).toBe(false);
  await field.pull();
  expect(new Set(seen.map((coverage) => JSON.stringify(coverage)))).toEqual(new Set(['{"kind":"not-met","tries":1}']));
  expect(filesOn(field.phone)).toEqual(Object.fromEntries(field.server.files(hereScope)));
});

test('a hamlet that is no longer this person’s goes, and own unsent work stays and is still sent', async () => {
  const field = await aField([dongXuan, naLoc]);
  fill(field, 2);
  fill(field, 2, thereScope, 600);
  await field.pull();
  await field.phone.saveOperation(thereScope, aClosedDoor(600, 801));
  field.server.granted = [dongXuan];
  await field.pull();

  expect(field.phone.roster.get().hamlets.map((hamlet) => hamlet.hamletName)).toEqual(['Thôn Đồng Xuân']);
  expect(field.phone.roster.get().entries.every((entry) => entry.scope.scope === 1)).toBe(true);
  const after = await reopened(field.disk);
  expect(after.roster.get().entries).toHaveLength(2);
  expect(after.sync.waiting()).toHaveLength(1);
  await field.push();
  expect(field.sent.push.at(-1)?.groups.map((group) => group.scope)).toEqual([2]);
});

test('the copy of a hamlet goes from the disk when it is no longer granted, asked about or not', async () => {
  const field = await aField([dongXuan, naLoc]);
  fill(field, 2, thereScope, 600);
  await field.pull();
  await field.phone.sync.grant([dongXuan]);
  const after = await reopened(field.disk);
  await after.sync.grant([dongXuan, naLoc]);
  expect(after.sync.standings().map(({ epoch }) => epoch === null)).toEqual([false, true]);
});

test('a hamlet granted later is fetched in the same breath', async () => {
  const field = await aField([dongXuan]);
  fill(field, 2);
  fill(field, 3, thereScope, 600);
  field.server.granted = [dongXuan, naLoc];
  await field.pull();
  expect(field.phone.roster.get().hamlets.map((hamlet) => [hamlet.hamletName, hamlet.complete])).toEqual([
    ['Bản Nà Lốc', true],
    ['Thôn Đồng Xuân', true],
  ]);
  expect(field.phone.roster.get().entries).toHaveLength(5);
});

test('a volunteer without a hamlet yet is told so by an empty list, and gets one when it is granted', async () => {
  const field = await aField([]);
  await field.pull();
  expect(field.phone.roster.get()).toMatchObject({ hamlets: [], entries: [] });
  field.server.granted = [dongXuan];
  fill(field, 1);
  await field.pull();
  expect(field.phone.roster.get().entries).toHaveLength(1);
});

test('a server that was restored from an old backup gets back what had already arrived', async () => {
  const field = await aField();
  await field.pull();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await field.phone.saveOperation(hereScope, aClosedDoor(700, 801));
  await field.push();
  await field.pull();
  expect(field.phone.sync.waiting()).toEqual([]);
  const before = filesOn(field.phone);
  field.server.loseEverything();
  await field.pull();
  expect(filesOn(field.phone)).toEqual(before);
  expect(field.phone.sync.waiting()).toHaveLength(2);
  await field.push();
  await field.pull();
  expect(filesOn(field.phone)).toEqual(before);
  expect(Object.fromEntries(field.server.files(hereScope))).toEqual(before);
});

test('a server that was restored before the phone ever fetched gets back what had arrived, too', async () => {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await field.push();
  field.server.loseEverything();
  fill(field, 3);
  for (const step of [field.pull, field.push, field.pull]) await step();
  expect(Object.keys(filesOn(field.phone))).toHaveLength(4);
  expect(Object.fromEntries(field.server.files(hereScope))).toEqual(filesOn(field.phone));
});

test('a page of HTML in place of an answer changes nothing', async () => {
  const field = await aField();
  fill(field, 2);
  await field.pull();
  const before = filesOn(field.phone);
  const rows = { kind: 'rows', ...hereScope, epoch: field.server.epoch, from: 2, to: 2, head: 9, rows: [] };
  const granted = [dongXuan];
  const strange = ['<html>Đăng nhập wifi</html>', null, { answers: [], granted }, { answers: [rows], granted }];
  for (const says of strange) {
    field.road.pull = { kind: 'stranger', says };
    await expect(field.pull()).rejects.toEqual(new Problem('server.not-understood'));
  }
  expect(filesOn(await reopened(field.disk))).toEqual(before);
});

test('a server that begins anew over and over does not keep the phone busy for ever', async () => {
  const field = await aField();
  const restart = { kind: 'restart', ...hereScope, epoch: field.server.epoch, head: 4 };
  field.road.pull = { kind: 'stranger', says: { answers: [restart], granted: lan.granted } };
  await expect(field.pull()).rejects.toEqual(new Problem('server.not-understood'));
});

test('fields that a newer server adds to a row are kept as they came', async () => {
  const field = await aField();
  const body = { id: anId(500), registration: undefined, fromTheFuture: { note: 'giữ nguyên' } };
  const row = { kind: 'household', id: anId(500), ver: 1, body };
  const rows = { kind: 'rows', ...hereScope, epoch: field.server.epoch, from: 0, to: 1, head: 1, rows: [row] };
  field.road.pull = { kind: 'stranger', says: { answers: [rows], granted: lan.granted } };
  await field.pull();
  const after = await reopened(field.disk);
  await after.saveOperation(hereScope, aRegistration(500));
  expect(filesOn(after)[anId(500)]?.household).toMatchObject({ fromTheFuture: { note: 'giữ nguyên' } });
});

test('a copy that does not add up is fetched anew, whole, and the server is told', async () => {
  const field = await aField();
  fill(field, 3);
  await field.pull();
  fill(field, 2, hereScope, 520);
  field.server.eaten.add(anId(520));
  const { pull } = field.transport;
  field.transport.pull = (request) => {
    if (request.scopes[0]?.mismatch) field.server.eaten.clear();
    return pull(request);
  };
  await field.pull();
  expect(field.sent.pull.at(-1)?.scopes).toMatchObject([{ cursor: 0, mismatch: true }]);
  expect(filesOn(field.phone)).toEqual(Object.fromEntries(field.server.files(hereScope)));
  const asked = field.sent.pull.length;
  await field.pull();
  expect(field.sent.pull).toHaveLength(asked + 1);
});

test('a copy that still does not add up is taken as it is: the phone does not ask for ever', async () => {
  const field = await aField();
  fill(field, 3);
  await field.pull();
  fill(field, 2, hereScope, 520);
  field.server.eaten.add(anId(520));
  await field.pull();
  expect(field.phone.roster.get().entries).toHaveLength(4);
});

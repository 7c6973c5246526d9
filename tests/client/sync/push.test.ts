import { expect, test, vi } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { pushWaiting } from '#client/sync/push.ts';
import { anId } from '#tests/support/operations.ts';
import {
  aClosedDoor,
  aRegistration,
  dongXuan,
  hereScope,
  naLoc,
  reopened,
  thereScope,
} from '#tests/client/store/phone-on-disk.ts';
import { aField, portsOf } from './field.ts';

test('work goes oldest first, by hamlet, and has arrived when the commune says so', async () => {
  const field = await aField([dongXuan, naLoc]);
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await field.phone.saveOperation(thereScope, aRegistration(701));
  await field.phone.saveOperation(hereScope, aClosedDoor(700, 801));
  await field.push();

  expect(field.sent.push).toHaveLength(1);
  expect(field.sent.push[0]?.groups.map(({ scope, ops }) => [scope, ops.map((op) => op.seq)])).toEqual([
    [1, [1, 3]],
    [2, [2]],
  ]);
  expect(field.sent.push[0]?.groups[0]?.ops[0]).not.toHaveProperty('by');
  expect(field.phone.outbox.get().map((item) => item.state.kind)).toEqual(['arrived', 'arrived', 'arrived']);
  expect(field.phone.sync.waiting()).toEqual([]);
});

test('when the answer is lost the same work goes again under the same ids, and arrives once', async () => {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  field.road.push = { kind: 'answer-lost' };
  await expect(field.push()).rejects.toEqual(new Problem('server.unreachable'));
  expect(field.phone.sync.waiting()).toHaveLength(1);

  field.road.push = { kind: 'open' };
  await field.push();
  expect(field.sent.push[1]).toEqual(field.sent.push[0]);
  expect(field.server.head(hereScope)).toBe(1);
  const after = await reopened(field.disk);
  expect(after.outbox.get().map((item) => item.state)).toEqual([{ kind: 'arrived', at: '2026-11-22T03:00:00.000Z' }]);
});

test('a page of HTML in place of an answer is said to be no answer of ours, and nothing is lost', async () => {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  for (const says of ['<html>Đăng nhập wifi</html>', {}, { answers: 'ok' }, { answers: [] }, null]) {
    field.road.push = { kind: 'stranger', says };
    await expect(field.push()).rejects.toEqual(new Problem('server.not-understood'));
  }
  expect((await reopened(field.disk)).sync.waiting()).toHaveLength(1);
});

test('what the commune set aside stands in the outbox with the reason, and is not sent again', async () => {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await field.phone.saveOperation(hereScope, aRegistration(701));
  const aside = field.phone.outbox.get()[1]?.op.id ?? '';
  field.server.setAside.set(aside, 'scope.not-yours');
  await field.push();

  expect(field.phone.outbox.get()[1]?.state).toEqual({ kind: 'quarantined', code: 'scope.not-yours' });
  expect(field.phone.outbox.get()[0]?.state.kind).toBe('arrived');
  expect(field.phone.roster.get().entries.map((entry) => entry.file.id)).toEqual([anId(701)]);
  const after = await reopened(field.disk);
  expect(after.outbox.get()[1]?.state).toEqual({ kind: 'quarantined', code: 'scope.not-yours' });
  await field.push();
  expect(field.sent.push).toHaveLength(1);
});

test('a reason that this app has no words for yet is still shown', async () => {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  const id = field.phone.outbox.get()[0]?.op.id ?? '';
  field.road.push = { kind: 'stranger', says: { answers: [{ id, kind: 'quarantined', code: 'from.the-future' }], phone: { deviceId: id, nonce: id }, safeAt: null } };
  await field.push();
  expect(field.phone.outbox.get()[0]?.state).toEqual({ kind: 'quarantined', code: 'operation.invalid' });
});

test('one piece that the server refuses to read does not hold back the others', async () => {
  const field = await aField();
  for (const number of [700, 701, 702, 703, 704]) await field.phone.saveOperation(hereScope, aRegistration(number));
  const poison = field.phone.sync.waiting()[2]?.op.id ?? '';
  const { push } = field.transport;
  field.transport.push = vi.fn<typeof push>((request) =>
    request.groups.some((group) => group.ops.some((op) => op.id === poison))
      ? Promise.reject(new Problem('request.invalid'))
      : push(request),
  );
  await expect(field.push()).rejects.toEqual(new Problem('request.invalid'));
  expect(field.phone.sync.waiting().map(({ op }) => op.id)).toEqual([poison]);
});

test('a request never carries more than the uplink bears, and says how far it is', async () => {
  const field = await aField();
  for (let number = 0; number < 20; number += 1) {
    await field.phone.saveOperation(hereScope, aLongVisit(700 + number, 800 + number));
  }
  const told: [number, number][] = [];
  await pushWaiting(portsOf(field), (done, total) => told.push([done, total]));
  expect(field.sent.push.length).toBeGreaterThan(1);
  for (const request of field.sent.push) expect(JSON.stringify(request).length).toBeLessThan(200 * 1024);
  expect(told[0]).toEqual([0, 20]);
  expect(told).toHaveLength(field.sent.push.length);
  expect(told.every(([, total]) => total === 20)).toBe(true);
});

/** A visit to a very large household, near the 16 KB that one piece of work may have. */
function aLongVisit(number: number, visit: number) {
  return {
    t: 'visit.log' as const,
    b: {
      outcome: 'met' as const,
      visitId: anId(visit),
      householdId: anId(number),
      startedAt: '2026-11-22T01:00:00.000Z',
      revisitOn: null,
      consent: { notice: '2026-11', manner: 'spoken' as const, witness: null },
      met: [],
      members: Array.from({ length: 40 }, (_, index) => ({
        memberId: anId(9000 + index),
        name: `Nguyễn Phúc Bảo Khánh An ${'x'.repeat(50)}`,
        birthYear: 1980,
        sex: null,
        phone: null,
        simOwn: null,
        rung: null,
        skills: { account: null, login: null, service: null },
        how: 'told' as const,
      })),
      smartphone: null,
      broadband: null,
      signal: null,
      houseHow: 'told' as const,
      services: Array.from({ length: 20 }, () => ({
        memberId: null,
        serviceCode: '1.001193',
        serviceName: 'x'.repeat(110),
        receiptCode: 'H14-2026-000001',
        submittedOn: '2026-11-22',
      })),
      reasons: [],
      minutes: null,
    },
  };
}

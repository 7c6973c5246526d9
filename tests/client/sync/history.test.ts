import { expect, test } from 'vitest';
import type { ScopeAnswer } from '#shared/sync/pull.ts';
import { aClosedDoor, aRegistration, hereScope, lan, reopened } from '#tests/client/store/phone-on-disk.ts';
import { anId } from '#tests/support/operations.ts';
import { aField, type Field } from './field.ts';

const newEpoch = anId(2_000_000);

/** The phone has fetched its first piece of work; the second arrived after that, and is not in the page. */
async function aFieldWithWork(): Promise<Field> {
  const field = await aField();
  await field.phone.saveOperation(hereScope, aRegistration(700));
  await field.push();
  await field.pull();
  await field.phone.saveOperation(hereScope, aClosedDoor(700, 801));
  await field.push();
  return field;
}

function serverSays(field: Field, answer: Partial<ScopeAnswer>, more: object = {}): void {
  const says = { answers: [{ ...hereScope, epoch: newEpoch, head: 1, ...answer }], granted: lan.granted, ...more };
  field.road.pull = { kind: 'stranger', says };
}

test('a phone that another history goes on from takes its epoch, and sends again only what came after its cursor', async () => {
  const field = await aFieldWithWork();
  serverSays(field, { kind: 'rows', from: 1, to: 1, rows: [] });
  await field.pull();
  const after = await reopened(field.disk);
  for (const phone of [field.phone, after]) {
    expect(phone.sync.standings()[0]).toMatchObject({ epoch: newEpoch, cursor: 1 });
    expect(phone.sync.waiting().map(({ op }) => op.seq)).toEqual([2]);
    expect(phone.roster.get().entries[0]?.coverage).toEqual({ kind: 'not-met', tries: 1 });
  }
  field.road.push = { kind: 'question-lost' };
  await field.push().catch(() => undefined);
  expect(field.sent.pull).toHaveLength(2);
  expect(field.sent.push.at(-1)?.groups.flatMap(({ ops }) => ops.map(({ seq }) => seq))).toEqual([2]);
});

test('a phone that has seen more than the server still has fetches everything, and sends everything again', async () => {
  const field = await aFieldWithWork();
  serverSays(field, { kind: 'restart' });
  await field.pull().catch(() => undefined);
  expect((await reopened(field.disk)).sync.waiting().map(({ op }) => op.seq)).toEqual([1, 2]);
});

test('what the commune kept without applying it may be gone with its history, and is sent again too', async () => {
  const field = await aFieldWithWork();
  await field.phone.saveOperation(hereScope, aRegistration(701));
  const [work] = field.phone.sync.waiting();
  field.server.setAside.set(work?.op.id ?? '', 'operation.invalid');
  await field.push();
  expect(field.phone.sync.waiting()).toEqual([]);
  serverSays(field, { kind: 'rows', from: 1, to: 1, rows: [] });
  await field.pull();
  expect(field.phone.sync.waiting().map(({ op }) => op.seq)).toEqual([2, 3]);
});

test('after a fetch the phone lets go of what the server’s word allows, by the server’s clock', async () => {
  const field = await aFieldWithWork();
  const { epoch } = field.server;
  const told = (serverTime: string) => ({ safeAt: '2026-11-22T03:00:00.001Z', serverTime });
  serverSays(field, { kind: 'rows', epoch, from: 1, to: 1, rows: [] }, told('2026-12-22T03:00:00.000Z'));
  await field.pull();
  expect(field.phone.outbox.get()).toHaveLength(2);
  serverSays(field, { kind: 'rows', epoch, from: 1, to: 1, rows: [] }, told('2026-12-22T03:00:00.001Z'));
  await field.pull();
  expect(field.phone.outbox.get().map(({ op }) => op.seq)).toEqual([2]);
});

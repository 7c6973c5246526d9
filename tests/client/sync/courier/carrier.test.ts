import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { joinBytes } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import { armoured } from '#shared/sync/armour.ts';
import { bundleHeader } from '#shared/sync/bundle.ts';
import { openCarriedShelf } from '#client/store/carried-shelf.ts';
import { createCarrier } from '#client/sync/courier/carrier.ts';
import type { Delivered } from '#client/sync/courier/deliver.ts';
import { anId } from '#tests/support/operations.ts';

const reply: Delivered = { receipt: 'VE5S', taken: 2, held: 0, setAside: 0, cameBefore: null };

function aBundle(mark: number) {
  const sealed = new Uint8Array(40).fill(mark);
  return joinBytes(bundleHeader({ carries: 'work', serverKey: '00112233445566ff', outboxKey: anId(1) }, sealed.length - 29), sealed);
}

/** A carrier's browser; `answers` are what the server says, one after another. */
function aCarrier(answers: (Delivered | Problem)[] = [], indexedDB = new IDBFactory()) {
  let now = Date.parse('2026-11-22T01:00:00.000Z');
  const handedIn: number[] = [];
  const carrier = createCarrier({
    shelf: openCarriedShelf('carried', { indexedDB, IDBKeyRange }),
    clock: () => new Date((now += 1000)),
    deliver(bytes) {
      handedIn.push(bytes.at(-1) ?? 0);
      const answer = answers.shift() ?? reply;
      return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  const states = () => carrier.carried.get().map(({ state }) => state.kind);
  return { ...carrier, indexedDB, handedIn, states };
}

describe('who carries for others', () => {
  test('keeps what was picked up, from a file or a link, until it was handed in, also when the browser was closed', async () => {
    const first = aCarrier();
    await first.pickUp(Buffer.from(armoured(aBundle(1), 'Từng Nhà')));
    await first.pickUp(aBundle(2));
    await first.pickUp(aBundle(2));
    expect(first.states()).toEqual(['waiting', 'waiting']);

    const later = aCarrier([], first.indexedDB);
    await later.load();
    await later.deliverAll();
    expect(new Set(later.handedIn)).toEqual(new Set([1, 2]));
    expect(later.carried.get().map(({ state }) => state)).toEqual([{ kind: 'delivered', ...reply }, { kind: 'delivered', ...reply }]);
  });

  test('without a network loses nothing, says so, and hands in the next time', async () => {
    const carrier = aCarrier([new Problem('server.unreachable')]);
    await carrier.pickUp(aBundle(1));
    await carrier.deliverAll();
    expect([carrier.states(), carrier.trouble.get()]).toEqual([['waiting'], 'server.unreachable']);
    await carrier.deliverAll();
    expect([carrier.states(), carrier.trouble.get()]).toEqual([['delivered'], null]);
  });

  test('is told of a file that no server will take, and the others go on', async () => {
    const carrier = aCarrier([new Problem('bundle.foreign'), reply]);
    await carrier.pickUp(aBundle(1));
    await carrier.pickUp(aBundle(2));
    await carrier.deliverAll();
    expect(carrier.states().sort()).toEqual(['delivered', 'refused']);
    // Brought again it is tried again: it may have been the wrong server.
    await carrier.pickUp(aBundle(2));
    await carrier.deliverAll();
    expect(carrier.states()).toEqual(['delivered', 'delivered']);
  });

  test('picks up nothing that is no bundle, or not a whole one', async () => {
    const carrier = aCarrier();
    await expect(carrier.pickUp(Buffer.from('ảnh.jpg'))).rejects.toEqual(new Problem('bundle.not-one'));
    await expect(carrier.pickUp(aBundle(1).slice(0, -1))).rejects.toEqual(new Problem('bundle.truncated'));
    expect(carrier.states()).toEqual([]);
  });

  test('lets go of what was removed', async () => {
    const carrier = aCarrier();
    await carrier.pickUp(aBundle(1));
    await carrier.letGo(carrier.carried.get()[0]?.sha ?? '');
    await carrier.load();
    expect(carrier.states()).toEqual([]);
  });
});

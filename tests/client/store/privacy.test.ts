import { expect, test } from 'vitest';
import { anId } from '#tests/support/operations.ts';
import { aDisk, anOpenPhone, aRegistration, hereScope, lan, pin } from './phone-on-disk.ts';

// What must not be readable by whoever copies the disk: people, numbers, addresses, words typed, the PIN.
const canaries = ['Lò Thị Ính', 'Hoàng Thị Lan', '0992000001', 'Nhà 14', 'chữ đang gõ', 'a-code-of-a-link', pin];

test('nothing on the disk names anybody: not the work, not the drafts, not the pages, not the owner', async () => {
  const disk = aDisk();
  const phone = await anOpenPhone(disk);
  await phone.saveOperation(hereScope, aRegistration(700));
  phone.drafts.write('visit:700', { note: 'chữ đang gõ' });
  await phone.drafts.settled();
  const fact = { at: '2026-11-22T01:00:00.000Z', by: lan.account, how: 'registry', op: anId(1), bv: 0 } as const;
  const listing = { headName: 'Lò Thị Ính', address: 'Nhà 14', phone: '0992000001', poverty: 'poor', people: 4 } as const;
  await phone.sync.commitPage({
    scope: hereScope,
    epoch: anId(5),
    cursor: 1,
    rows: [{ kind: 'household', id: anId(701), ver: 1, body: { id: anId(701), listing: { ...fact, value: listing } } }],
    whole: true,
    complete: true,
  });
  expect(phone.roster.get().entries.map((entry) => entry.particulars.phone)).toEqual(['0992000001', '0992000001']);

  const tables = await everythingOn(disk.indexedDB);
  expect(Object.keys(tables).sort()).toEqual([
    'cache/marks',
    'cache/pages',
    'journal/device',
    'journal/drafts',
    'journal/operations',
  ]);
  const text = textsIn(tables).join('\n');
  expect(text).toContain(anId(111));
  for (const canary of canaries) expect(text).not.toContain(canary);
});

test('the key that works without a PIN opens nothing, and neither it nor the outbox key can be taken out', async () => {
  const phone = await anOpenPhone();
  await phone.saveOperation(hereScope, aRegistration(700));
  const outbox = await phone.courier.outboxKey();
  const open = phone.courier.openWork(null);
  if (outbox === null || open === null) throw new Error('The phone has no outbox key.');
  expect(outbox.envelopeKey.usages).toEqual(['encrypt']);
  for (const key of [outbox.envelopeKey, open.outbox.key]) {
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  }
});

async function everythingOn(factory: IDBFactory): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const { name = '' } of await factory.databases()) {
    const database = await done(factory.open(name));
    for (const table of database.objectStoreNames) {
      tables[`${name}/${table}`] = await done(database.transaction(table).objectStore(table).getAll());
    }
    database.close();
  }
  return tables;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unreadable')));
  });
}

/** Every text in a value, bytes read as UTF-8 and as single letters; what the browser hides (a key) has none. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8'), Buffer.from(value).toString('latin1')];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
  }
  return [];
}

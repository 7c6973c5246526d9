import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bytes, fromBase64 } from '#shared/base/bytes.ts';
import { Problem } from '#shared/base/problem.ts';
import { takeReceipt } from '#client/sync/courier/receipt.ts';
import { beginSession } from '#server/account/session-queries.ts';
import { createCourierDoor } from '#server/courier/courier-door.ts';
import { openServerKeys, renewServerKeys } from '#server/courier/keys-file.ts';
import { keyRingOf, newPrivateKeys } from '#server/courier/server-keys.ts';
import { takeBundle } from '#server/courier/take-bundle.ts';
import type { Database } from '#server/db/connect.ts';
import { createApp } from '#server/http/app.ts';
import { type Listening, listen } from '#server/http/listen.ts';
import { aClosedDoor, aDisk, aRegistration, reopened, startApp } from '#tests/client/store/phone-on-disk.ts';
import { callAs, problemOf, serverKeys } from '#tests/support/caller.ts';
import { binh, emptyHamlets, hoa, lan, minh, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { bundleOf, giveKey, readyPhone, type ReadyPhone, registerOn, saveOn } from './a-phone-that-hands-over.ts';

const noon = new Date('2026-11-24T05:00:00.000Z');
const evening = new Date('2026-11-26T11:00:00.000Z');
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
  await database.sql`insert into server_key values (${serverKeys.publicKeys.id}, ${morning})`;
});
afterAll(() => database.close());
beforeEach(async () => {
  const { sql } = database;
  await emptyHamlets(sql);
  await sql`truncate courier_bundle, outbox_key`;
  await sql`update account set state = 'active'`;
  await sql`update scope_grant set to_at = null`;
});

/** Lan's phone, known to this server. */
async function lansPhone(disk = aDisk()): Promise<ReadyPhone> {
  const ready = await readyPhone(serverKeys, disk);
  await callAs(database, lan).courier.register(ready.registration);
  return ready;
}

function bring(bytes: Bytes, { now = noon, by = null as string | null, keys = serverKeys } = {}) {
  return takeBundle({ sql: database.sql, keys, now, broughtBy: by }, bytes);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'no problem', (fault: unknown) => (fault instanceof Problem ? fault.code : String(fault)));
}

function receiptIn({ receipt }: { receipt: string }): Uint8Array {
  return fromBase64(receipt) ?? new Uint8Array();
}

const states = ({ phone }: ReadyPhone) => phone.outbox.get().map(({ state }) => state.kind);

describe('a bundle that is brought', () => {
  test('is applied like a push, in the name of who did the work, and its receipt says so on the phone', async () => {
    const ready = await lansPhone();
    await saveOn(ready.phone, aRegistration(700), aClosedDoor(700, 800));
    const { bytes, ids } = await bundleOf(ready.phone);
    await ready.phone.courier.markHanded(ids, '2026-11-22T02:00:00.000Z');
    expect(ready.phone.outbox.get()[0]?.state).toEqual({ kind: 'waiting', handedAt: '2026-11-22T02:00:00.000Z' });

    const reply = await bring(bytes, { by: binh.id });
    expect(reply).toMatchObject({ taken: 2, held: 0, setAside: 0, cameBefore: null });
    expect(await takeReceipt(ready.phone.courier, receiptIn(reply))).toEqual({ at: noon.toISOString(), count: 2 });
    expect(ready.phone.outbox.get().map(({ state }) => state)).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'arrived', at: noon.toISOString() })),
    );
    const rows = await database.sql`select account_id, device_id, via, dev_seq, done_at, received_at from sync_op order by ver`;
    expect(rows).toEqual([
      expect.objectContaining({ accountId: lan.id, deviceId: lan.deviceId, via: 'courier', devSeq: 1, receivedAt: noon }),
      expect.objectContaining({ accountId: lan.id, deviceId: lan.deviceId, via: 'courier', devSeq: 2, receivedAt: noon }),
    ]);
    expect(await database.sql`select operations, times, brought_by from courier_bundle`).toEqual([
      { operations: 2, times: 1, broughtBy: binh.id },
    ]);
  });

  test('is taken once, however often it comes, and says when it came first', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const { bytes } = await bundleOf(ready.phone);
    await bring(bytes);
    const again = await bring(bytes, { now: evening });
    expect(again).toMatchObject({ taken: 1, cameBefore: noon.toISOString() });
    await takeReceipt(ready.phone.courier, receiptIn(again));
    expect(ready.phone.outbox.get()[0]?.state).toEqual({ kind: 'arrived', at: noon.toISOString() });
    expect(await database.sql`select ver from sync_op`).toEqual([{ ver: 1 }]);
    expect(await database.sql`select times, first_at, last_at from courier_bundle`).toEqual([
      { times: 2, firstAt: noon, lastAt: evening },
    ]);
  });

  test('doubles nothing with the push of the same phone, whichever is first', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const first = await bundleOf(ready.phone);
    const { op } = ready.phone.sync.waiting()[0] ?? {};
    await registerOn(ready.phone, 701);
    const both = await bundleOf(ready.phone);
    await bring(first.bytes);
    if (op === undefined) throw new Error('nothing waits');
    const { by: _, ...envelope } = op;
    const jar = { token: (await beginSession(database.sql, { accountId: lan.id, deviceId: lan.deviceId, now: morning })).token };
    const pushed = await callAs(database, lan, { jar }).sync.push({ proto: 1, nonce: null, groups: [{ commune: '99001', scope: 1, ops: [envelope] }] });
    expect(pushed.answers).toMatchObject([{ kind: 'dup', ver: 1 }]);
    await bring(both.bytes);
    expect(await database.sql`select ver from sync_op order by ver`).toEqual([{ ver: 1 }, { ver: 2 }]);
  });

  test('from a locked phone is the same work', async () => {
    const disk = aDisk();
    const ready = await lansPhone(disk);
    await registerOn(ready.phone, 700, 701);
    const locked = await startApp(disk);
    const reply = await bring((await bundleOf(locked)).bytes);
    expect(reply).toMatchObject({ taken: 2 });
    await takeReceipt(locked.courier, receiptIn(reply));
    expect((await reopened(disk)).outbox.get().map(({ state }) => state.kind)).toEqual(['arrived', 'arrived']);
  });

  test.each([
    ['the hamlet is no longer theirs', () => database.sql`update scope_grant set to_at = ${noon} where account_id = ${lan.id}`],
    ['they have left', () => database.sql`update account set state = 'ended' where account_id = ${lan.id}`],
  ])('too late, when %s, is kept aside for people to look at, and still has its receipt', async (_, ending) => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const { bytes } = await bundleOf(ready.phone);
    await ending();
    const reply = await bring(bytes, { now: evening });
    expect(reply).toMatchObject({ taken: 0, setAside: 1 });
    await takeReceipt(ready.phone.courier, receiptIn(reply));
    expect(ready.phone.outbox.get()[0]?.state).toEqual({ kind: 'quarantined', code: 'scope.not-yours' });
    expect(await database.sql`select account_id, device_id, code from sync_quarantine`).toEqual([
      { accountId: lan.id, deviceId: lan.deviceId, code: 'scope.not-yours' },
    ]);
    expect(await database.sql`select ver from sync_op`).toEqual([]);
  });

  test('that was changed, cut, made by an unknown phone or for another server leaves no trace', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const { bytes } = await bundleOf(ready.phone);
    const changed = bytes.slice();
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect(await codeOf(bring(changed))).toBe('bundle.tampered');
    expect(await codeOf(bring(bytes.slice(0, -1)))).toBe('bundle.truncated');
    expect(await codeOf(bring(Uint8Array.of(1, 2, 3)))).toBe('bundle.not-one');
    expect(await codeOf(bring(bytes, { keys: keyRingOf(newPrivateKeys()) }))).toBe('bundle.foreign');
    const unknown = await readyPhone(serverKeys);
    await registerOn(unknown.phone, 700);
    expect(await codeOf(bring((await bundleOf(unknown.phone)).bytes))).toBe('bundle.foreign');
    expect(await database.sql`select sha from courier_bundle`).toEqual([]);
    expect(await database.sql`select op_id from sync_quarantine`).toEqual([]);
  });
});

describe('a receipt that is brought back', () => {
  test('changed by anybody, or for another phone, moves nothing', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const receipt = receiptIn(await bring((await bundleOf(ready.phone)).bytes));
    for (let at = 4; at < receipt.length; at += 1) {
      const changed = receipt.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await codeOf(takeReceipt(ready.phone.courier, changed)), `byte ${at}`).toMatch(/^receipt\.(not-one|tampered|foreign)$/);
    }
    expect(await codeOf(takeReceipt(ready.phone.courier, receipt.slice(0, 90)))).toBe('receipt.not-one');
    const other = await lansPhone();
    expect(await codeOf(takeReceipt(other.phone.courier, receipt))).toBe('receipt.foreign');
    expect(states(ready)).toEqual(['waiting']);
    await takeReceipt(ready.phone.courier, receipt);
    expect(states(ready)).toEqual(['arrived']);
  });
});

describe('a phone’s key', () => {
  test('is kept by the server only as the phone sealed it, and only if it can be opened', async () => {
    const ready = await readyPhone(serverKeys);
    const asLan = callAs(database, lan);
    expect(await asLan.courier.keys({ outboxKey: ready.outboxKey })).toEqual({ keys: serverKeys.publicKeys, isKnown: false });
    const damaged = { ...ready.registration, wrapped: ready.registration.wrapped.replace(/..$/, 'AA') };
    expect(await problemOf(asLan.courier.register(damaged))).toBe('request.invalid');
    await asLan.courier.register(ready.registration);
    expect(await asLan.courier.keys({ outboxKey: ready.outboxKey })).toMatchObject({ isKnown: true });
    expect(await problemOf(callAs(database, binh).courier.register(ready.registration))).toBe('access.denied');
    const [kept] = await database.sql<{ wrapped: Buffer }[]>`select wrapped from outbox_key`;
    expect(Buffer.from(ready.wrapped).equals(kept?.wrapped ?? Buffer.of())).toBe(true);
  });

  test('cannot be taken over by another account that learned its id', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const others = await readyPhone(serverKeys);
    const wrapped = { ...others.registration, outboxKey: ready.outboxKey };
    expect(await problemOf(callAs(database, minh).courier.register(wrapped))).toBe('request.invalid');
    await callAs(database, minh).courier.register(ready.registration);
    expect(await bring((await bundleOf(ready.phone)).bytes)).toMatchObject({ taken: 1 });
    expect(await database.sql`select account_id from sync_op`).toEqual([{ accountId: lan.id }]);
    expect(await callAs(database, hoa).courier.keys({ outboxKey: ready.outboxKey })).toMatchObject({ isKnown: false });
  });

  test('goes to the server’s new keys when the old ones are lost, and bundles sealed to those are said to be foreign', async () => {
    const { sql } = database;
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const before = await bundleOf(ready.phone);
    const keys = keyRingOf(newPrivateKeys());
    await sql`insert into server_key values (${keys.publicKeys.id}, ${noon})`;
    expect(await callAs(database, lan, { keys }).courier.keys({ outboxKey: ready.outboxKey })).toMatchObject({ isKnown: false });
    const given = await giveKey(ready.phone, keys);
    const renewed = { outboxKey: given.outboxKey, serverKey: keys.publicKeys.id, wrapped: Buffer.from(given.wrapped).toString('base64') };
    await callAs(database, minh, { keys }).courier.register(renewed);
    expect(await sql`select account_id, server_key from outbox_key`).toEqual([{ accountId: lan.id, serverKey: serverKeys.publicKeys.id }]);
    await callAs(database, lan, { keys }).courier.register(renewed);
    expect(await codeOf(bring(before.bytes, { keys }))).toBe('bundle.foreign');
    const reply = await bring((await bundleOf(ready.phone)).bytes, { keys });
    await takeReceipt(ready.phone.courier, receiptIn(reply));
    expect(states(ready)).toEqual(['arrived']);
    await sql`truncate outbox_key, courier_bundle`;
    await sql`delete from server_key where key_id = ${keys.publicKeys.id}`;
  });
});

describe('the file with the server’s keys', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-keys-'));
  const file = path.join(folder, 'new', 'server-keys.json');
  let own: Database;
  beforeAll(async () => {
    own = await openTestDatabase();
  });
  afterAll(async () => {
    await own.close();
    fs.rmSync(folder, { recursive: true });
  });

  test('is made at the first start for its owner alone, and is the same for every process that finds it', async () => {
    const [one, two] = await Promise.all([openServerKeys(own.sql, file, morning), openServerKeys(own.sql, file, morning)]);
    expect(one.publicKeys).toEqual(two.publicKeys);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['server-keys.json']);
    expect((await openServerKeys(own.sql, file, noon)).publicKeys).toEqual(one.publicKeys);
  });

  test('missing, unreadable or of another server stops the program with a plain word, and makes no second identity', async () => {
    const wrong = (why: string, at: string) => new Problem('keys.wrong', { file: at, why });
    const missing = path.join(folder, 'missing.json');
    await expect(openServerKeys(own.sql, missing, noon)).rejects.toEqual(wrong('missing', missing));
    expect(fs.existsSync(missing)).toBe(false);
    const broken = path.join(folder, 'broken.json');
    fs.writeFileSync(broken, '{}');
    await expect(openServerKeys(own.sql, broken, noon)).rejects.toEqual(wrong('unreadable', broken));
    const other = path.join(folder, 'other.json');
    fs.writeFileSync(other, JSON.stringify({ version: 1, ...newPrivateKeys() }));
    await expect(openServerKeys(own.sql, other, noon)).rejects.toEqual(wrong('other', other));
    await expect(openServerKeys(own.sql, file, noon)).resolves.toBeDefined();
  });

  test('lost for good is followed by a new one, and what is left of the old one is kept beside it', async () => {
    const before = await openServerKeys(own.sql, file, noon);
    await renewServerKeys(own.sql, file, evening);
    const after = await openServerKeys(own.sql, file, evening);
    expect(after.publicKeys.id).not.toBe(before.publicKeys.id);
    expect(fs.readdirSync(path.dirname(file))).toHaveLength(2);
  });
});

describe('the door', () => {
  let server: Listening;
  beforeAll(async () => {
    const door = createCourierDoor({ sql: database.sql, keys: serverKeys, clock: () => noon });
    const none = (_req: unknown, _res: unknown, next: () => void) => next();
    server = await listen(createApp({ trpc: none, api: [door], clientFolder: os.tmpdir(), isReady: () => Promise.resolve(true) }), { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  const post = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}/api/courier`, { method: 'POST', body, headers: { 'x-tung-nha': '1', 'sec-fetch-site': 'same-origin', ...headers } });

  test('takes a bundle from anybody, and remembers who was signed in', async () => {
    const ready = await lansPhone();
    await registerOn(ready.phone, 700);
    const { bytes } = await bundleOf(ready.phone);
    const answer = await post(bytes);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ taken: 1, cameBefore: null });
    const session = await beginSession(database.sql, { accountId: binh.id, deviceId: null, now: noon });
    await registerOn(ready.phone, 701);
    await post((await bundleOf(ready.phone)).bytes, { cookie: `tung_nha=${session.token}` });
    expect(await database.sql`select brought_by from courier_bundle order by operations`).toEqual([{ broughtBy: null }, { broughtBy: binh.id }]);
  });

  test('says what is wrong by code, and opens to no other site', async () => {
    const problemIn = async (answer: Response) => ((await answer.json()) as { problem: { code: string } }).problem.code;
    expect(await problemIn(await post(Uint8Array.of(1)))).toBe('bundle.not-one');
    expect(await problemIn(await post(new Uint8Array()))).toBe('bundle.not-one');
    expect(await problemIn(await post(new Uint8Array(1024 * 1024 + 1)))).toBe('bundle.too-large');
    expect(await problemIn(await post(Uint8Array.of(1), { 'sec-fetch-site': 'cross-site' }))).toBe('request.not-same-origin');
  });

  test('lets one address knock a hundred and twenty times in ten minutes', async () => {
    let last = new Response();
    for (let knocks = 0; knocks < 125; knocks += 1) last = await post(Uint8Array.of(1));
    expect(await last.json()).toMatchObject({ problem: { code: 'bundle.too-many' } });
  });
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Envelope } from '#shared/sync/operation.ts';
import { noFile, type SnapshotName, snapshotPath, snapshotsPath } from '#shared/sync/pull.ts';
import { beginSession } from '#server/account/session-queries.ts';
import type { Actor } from '#server/access/actor.ts';
import type { Database } from '#server/db/connect.ts';
import { createApp } from '#server/http/app.ts';
import { listen, type Listening } from '#server/http/listen.ts';
import { createSnapshotDoor } from '#server/http/snapshot-door.ts';
import { admit } from '#server/sync/gate.ts';
import { pullScope } from '#server/sync/pull.ts';
import { binh, hoa, lan, morning, settle } from '#tests/support/cast.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { anId } from '#tests/support/operations.ts';

const filesAtOnce = 3;
const here = { commune: '99001', scope: 1 };
const clientFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'tung-nha-no-client-'));
let database: Database;
let server: Listening;
let file: SnapshotName & { bytes: number };

beforeAll(async () => {
  database = await openTestDatabase();
  await settle(database.sql);
  await admit(database.sql, { scope: here, envelopes: Array.from({ length: 30 }, (_, index) => register(index)), author: lan, deviceId: lan.deviceId, via: 'net', now: morning });
  const offer = await pullScope(database.sql, { ...here, epoch: null, cursor: 0, takesFile: true });
  if (offer.kind !== 'snapshot') throw new Error('a file was to be offered');
  file = offer;
  const door = createSnapshotDoor({ sql: database.sql, clock: () => morning, filesAtOnce });
  const app = createApp({ trpc: (_req, _res, next) => next(), api: [door], clientFolder, isReady: () => Promise.resolve(true) });
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await database.close();
  fs.rmSync(clientFolder, { recursive: true });
});

function register(number: number): Envelope {
  const b = { householdId: anId(1000 + number), headName: `Lò Văn ${number}`, address: null, phone: null, people: null, notTheSameAs: [] };
  return { id: anId(number), seq: 0, t: 'household.register', v: 1, bv: 0, at: morning.toISOString(), b };
}

async function asked(actor: Actor | null, address: string): Promise<Response> {
  const { sql } = database;
  const session = actor === null ? null : await beginSession(sql, { accountId: actor.id, deviceId: actor.deviceId, now: morning });
  return fetch(server.origin + address, { headers: session === null ? {} : { cookie: `tung_nha=${session.token}` } });
}

test('a file comes as it lies in the database, for the phone to seal as it is, and no cache on the way keeps it', async () => {
  const answer = await asked(lan, snapshotPath(file));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/gzip');
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-length')).toBe(String(file.bytes));
  const rows = JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('utf8')) as unknown[];
  expect(rows).toHaveLength(30);
});

test('a foreign file, a desk’s question, and an address that means nothing get one and the same answer', async () => {
  const questions: [Actor, string][] = [
    [hoa, snapshotPath(file)],
    [binh, snapshotPath(file)],
    [lan, snapshotPath({ ...file, ver: 29 })],
    [lan, snapshotPath({ ...file, scope: 99 })],
    [lan, '/api/snap/99001/1/not-a-file-1'],
    [lan, '/api/snap/x/1/2'],
  ];
  for (const [actor, address] of questions) {
    const answer = await asked(actor, address);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ problem: { code: 'request.invalid', details: {} } });
  }
});

test('several files come by one question, each in its place; what is foreign or not there says so and nothing else', async () => {
  const names = [file, { ...file, ver: 29 }, { ...file, commune: '99002' }, file];
  const bytes = new DataView(await (await asked(lan, snapshotsPath(names))).arrayBuffer());
  const lengths: number[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const length = bytes.getUint32(at);
    lengths.push(length);
    at += 4 + (length === noFile ? 0 : length);
  }
  expect(lengths).toEqual([file.bytes, noFile, noFile, file.bytes]);
  expect((await (await asked(hoa, snapshotsPath(names))).arrayBuffer()).byteLength).toBe(4 * names.length);
  for (const address of ['/api/snaps', `/api/snaps?${'file=x&'.repeat(21)}`]) expect((await asked(lan, address)).status).toBe(400);
  expect((await asked(null, snapshotsPath(names))).status).toBe(401);
});

test('somebody who is not signed in is told so, whatever the file', async () => {
  const answer = await asked(null, snapshotPath(file));
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ problem: { code: 'account.not-signed-in' } });
});

test('who asks for one file more than the server gives at once is told to come again, and then gets it', async () => {
  const { sql } = database;
  const { token } = await beginSession(sql, { accountId: lan.id, deviceId: lan.deviceId, now: morning });
  const fetchOnce = () => fetch(server.origin + snapshotPath(file), { headers: { cookie: `tung_nha=${token}` } });
  let letGo: () => void = () => undefined;
  const isHeld = new Promise<void>((held) => {
    void sql.begin(async (tx) => {
      await tx`lock table snapshot in access exclusive mode`;
      held();
      await new Promise<void>((resolve) => (letGo = resolve));
    });
  });
  await isHeld;
  const busy: Response[] = [];
  const all = Array.from({ length: filesAtOnce + 2 }, async () => {
    const answer = await fetchOnce();
    if (!answer.ok) busy.push(answer);
    return answer;
  });
  await expect.poll(() => busy.length, { timeout: 20_000 }).toBe(2);
  for (const answer of busy) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ problem: { code: 'server.busy' } });
  }
  letGo();
  const given = (await Promise.all(all)).filter(({ ok }) => ok);
  expect(given).toHaveLength(filesAtOnce);
  for (const answer of given) expect((await answer.arrayBuffer()).byteLength).toBe(file.bytes);
  await expect.poll(async () => (await fetchOnce()).status).toBe(200);
});

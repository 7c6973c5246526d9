import { type Request, type Response, Router } from 'express';
import * as z from 'zod/mini';
import { communeCode, scopeId, uuid } from '#shared/base/schema.ts';
import { Problem } from '#shared/base/problem.ts';
import { maxFilesPerAnswer, noFile, type SnapshotName } from '#shared/sync/pull.ts';
import { actorOf } from '#server/account/session-queries.ts';
import type { Clock } from '#server/clock.ts';
import type { Sql } from '#server/db/connect.ts';
import { readSnapshot, readSnapshots } from '#server/sync/snapshot.ts';
import { sessionTokenOf } from './session-cookie.ts';

const fileListSchema = z.pipe(
  z.transform((asked: unknown) => (Array.isArray(asked) ? asked : [asked])),
  z.array(z.string().check(z.maxLength(80))).check(z.minLength(1), z.maxLength(maxFilesPerAnswer)),
);

const nameSchema = z.object({ commune: communeCode, scope: scopeId, epoch: uuid, ver: z.int().check(z.minimum(0)) });

/**
 * The files of whole hamlets, under the address that `snapshotPath` gives. As they lie in the database: the phone seals
 * the bytes as they come, so they are not a content encoding, and no cache may keep what names people in the clear.
 * Each lies in memory until it has left: `filesAtOnce` of them, and whoever asks for one more is to come again.
 */
export function createSnapshotDoor({ sql, clock, filesAtOnce = 256 }: { sql: Sql; clock: Clock; filesAtOnce?: number }): Router {
  let underWay = 0;

  return Router()
    .get('/snap/:commune/:scope/:epoch-:ver', (req, res) => unlessBusy(1, res, () => give(req, res)))
    .get('/snaps', (req, res) => {
      const files = z.safeParse(fileListSchema, req.query['file']);
      if (!files.success) return refuse(res, 400, new Problem('request.invalid'));
      return unlessBusy(files.data.length, res, () => giveMany(files.data.map(nameIn), req, res));
    });

  function unlessBusy(files: number, res: Response, work: () => Promise<void>): Promise<void> | void {
    if (underWay > 0 && underWay + files > filesAtOnce) {
      res.setHeader('Retry-After', '5');
      return refuse(res, 503, new Problem('server.busy'));
    }
    underWay += files;
    res.once('close', () => (underWay -= files));
    return work();
  }

  async function give(req: Request, res: Response): Promise<void> {
    const now = clock();
    const actor = await whoAsks(sql, req, now);
    if (actor === null) return refuse(res, 401, new Problem('account.not-signed-in'));
    const { commune, scope, epoch, ver } = req.params;
    const name = z.safeParse(nameSchema, { commune, scope: Number(scope), epoch, ver: Number(ver) });
    const bytes = name.success ? await readSnapshot(sql, actor, name.data, now) : null;
    // As any address that means nothing.
    if (bytes === null) return refuse(res, 404, new Problem('request.invalid'));
    res.type('application/gzip').send(Buffer.from(bytes));
  }

  /** Several by one question: on a slow road each question waits for the last. */
  async function giveMany(names: (SnapshotName | null)[], req: Request, res: Response): Promise<void> {
    const now = clock();
    const actor = await whoAsks(sql, req, now);
    if (actor === null) return refuse(res, 401, new Problem('account.not-signed-in'));
    const known = names.filter((name) => name !== null);
    const files = await readSnapshots(sql, actor, known, now);
    const frames = names.flatMap((name) => frameOf(name === null ? null : (files.shift() ?? null)));
    res.type('application/octet-stream').send(Buffer.concat(frames));
  }
}

function nameIn(text: string): SnapshotName | null {
  const [, commune, scope, epoch, ver] = /^([^/]+)\/([^/]+)\/(.+)-([^-]+)$/.exec(text) ?? [];
  const name = z.safeParse(nameSchema, { commune, scope: Number(scope), epoch, ver: Number(ver) });
  return name.success ? name.data : null;
}

function frameOf(bytes: Uint8Array | null): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes?.byteLength ?? noFile);
  return bytes === null ? [length] : [length, Buffer.from(bytes)];
}

async function whoAsks(sql: Sql, req: Request, now: Date) {
  const token = sessionTokenOf(req);
  return token === null ? null : actorOf(sql, token, now);
}

function refuse(res: Response, status: number, { code, details }: Problem): void {
  res.status(status).json({ problem: { code, details } });
}

import { type Bytes, joinBytes, toBase64 } from '#shared/base/bytes.ts';
import type { Instant } from '#shared/base/day.ts';
import { Problem } from '#shared/base/problem.ts';
import { bundleHeader, type RowsContent, type WorkContent } from '#shared/sync/bundle.ts';
import { maxOperationsPerPush, type PushRequest } from '#shared/sync/push.ts';
import { sameScope } from '#shared/sync/scope.ts';
import type { CourierSide, Parcel } from '#client/store/courier-side.ts';
import type { KeptOperation } from '#client/store/kept-operation.ts';
import { scopeOfKey } from '#client/store/scope-of-key.ts';
import { gzip, sealBytes } from '#client/store/sealing.ts';

/** A bundle that is ready to be carried. */
export interface Packed {
  bytes: Bytes;
  /** Ids of the operations in it. */
  ids: string[];
}

/** So much of a bundle is filled with sealed rows, in bytes; a server takes a megabyte. */
const rowsPerBundle = 512 * 1024;

/** So many operations go into one bundle of an open phone: far below a megabyte, however long they are. */
const worksPerBundle = 1_000;
const bytesPerBundle = 4 * 1024 * 1024;

/**
 * Seals what waits on this phone, or the operations named, for somebody to carry: small when the phone is open, as it
 * lies when it is locked. Several bundles when one would be too large, or when a PIN was forgotten in between.
 * Throws Problem `bundle.not-ready` when the server has not been given this phone's key yet.
 */
export async function packWork(courier: CourierSide, ids: readonly string[] | null, at: Instant): Promise<Packed[]> {
  const { parcels, stuck } = await courier.sealedWork();
  const open = courier.openWork(ids);
  const server = open && ((await courier.outboxKeys()).find(({ id }) => id === open.outbox.id)?.server ?? null);
  const packed: Packed[] = [];
  if (open !== null && server !== null) {
    const from = { serverKey: server.id, outboxKey: open.outbox.id, key: open.outbox.key };
    for (const part of partsOf(open.work)) packed.push(await packOpen(from, part, at));
  }
  if (ids === null) {
    const locked = parcels.filter(({ outbox }) => open === null || server === null || outbox.id !== open.outbox.id);
    for (const parcel of locked) packed.push(...(await packRows(parcel, at)));
  }
  if (packed.length === 0 && (stuck > 0 || (open?.work.length ?? 0) > 0)) throw new Problem('bundle.not-ready');
  return packed;
}

/** The rows of a locked phone as they lie, in envelopes around them. */
export async function packRows({ outbox, rows }: Parcel, at: Instant): Promise<Packed[]> {
  const from = { serverKey: outbox.server.id, outboxKey: outbox.id };
  const packed: Packed[] = [];
  let part: RowsContent['rows'] = [];
  let size = 0;
  const close = async () => {
    const bytes = await sealed({ carries: 'rows', ...from }, outbox.envelopeKey, { at, rows: part });
    packed.push({ bytes, ids: part.map(({ id }) => id) });
    [part, size] = [[], 0];
  };
  for (const { id, seq, scopeKey, sealed: row } of rows) {
    if (part.length > 0 && size + row.length > rowsPerBundle) await close();
    part.push({ id, seq, ...scopeOfKey(scopeKey), sealed: toBase64(row) });
    size += row.length;
  }
  if (part.length > 0) await close();
  return packed;
}

async function packOpen(
  { key, ...from }: { serverKey: string; outboxKey: string; key: CryptoKey },
  work: readonly KeptOperation[],
  at: Instant,
): Promise<Packed> {
  const bytes = await sealed({ carries: 'work', ...from }, key, { at, groups: groupsOf(work) });
  return { bytes, ids: work.map(({ op }) => op.id) };
}

async function sealed(
  from: Parameters<typeof bundleHeader>[0],
  key: CryptoKey,
  content: WorkContent | RowsContent,
): Promise<Bytes> {
  const plain = await gzip(new TextEncoder().encode(JSON.stringify(content)));
  const header = bundleHeader(from, plain.length);
  return joinBytes(header, await sealBytes(key, header, plain));
}

function groupsOf(work: readonly KeptOperation[]): PushRequest['groups'] {
  const groups: PushRequest['groups'] = [];
  for (const { wire, scope } of work) {
    const { id, seq, t, v, bv, at, b } = wire;
    let group = groups.find((one) => sameScope(one, scope) && one.ops.length < maxOperationsPerPush);
    if (group === undefined) groups.push((group = { ...scope, ops: [] }));
    group.ops.push({ id, seq, t, v, bv, at, b });
  }
  return groups;
}

function partsOf(work: readonly KeptOperation[]): KeptOperation[][] {
  const parts: KeptOperation[][] = [];
  let size = 0;
  for (const kept of work) {
    const bytes = JSON.stringify(kept.op).length;
    const last = parts.at(-1);
    const isFull = last === undefined || last.length >= worksPerBundle || size + bytes > bytesPerBundle;
    if (isFull) parts.push([kept]);
    else last.push(kept);
    size = isFull ? bytes : size + bytes;
  }
  return parts;
}

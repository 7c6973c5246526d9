import { hkdfSync } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { type Bundle, type BundleReading, readBundle, rowsContentSchema, type RowsContent, workContentSchema } from '#shared/sync/bundle.ts';
import type { Bytes } from '#shared/base/bytes.ts';
import { purposes, rowLabel } from '#shared/sync/courier-keys.ts';
import { envelopeSchema } from '#shared/sync/operation.ts';
import { maxOperationsPerPush, type PushRequest } from '#shared/sync/push.ts';
import { scopeKey } from '#shared/sync/scope.ts';
import { openSealed } from './server-keys.ts';

type Group = PushRequest['groups'][number];

/** Bundles of rows say more letters than a push; nobody may have the server unpack more than this. */
const maxUnpackedBytes = 16 * 1024 * 1024;

/** The form in which phones seal today: the first byte of everything sealed. */
const sealFormat = 1;

/** @throws Problem bundle.not-one, -truncated, -tampered, -too-large */
export function demandBundle(bytes: Bytes): Bundle {
  const reading: BundleReading = readBundle(bytes);
  if (reading.kind === 'problem') throw new Problem(reading.code);
  return reading.bundle;
}

/**
 * What is in a bundle, with the outbox key of the phone that made it. A row that lies damaged on the phone's disk is left
 * out and so never answered for: it is still on the phone.
 * @throws Problem bundle.tampered when one byte is not as the phone wrote it
 */
export function openBundle({ carries, header, sealed }: Bundle, outboxKey: Uint8Array): Group[] {
  const key = carries === 'work' ? outboxKey : Buffer.from(hkdfSync('sha256', outboxKey, '', purposes.envelope, 32));
  const plain = sealed[0] === sealFormat ? openSealed(key, header, sealed.subarray(1)) : null;
  if (plain === null) throw new Problem('bundle.tampered');
  const content = contentOf(plain);
  if (carries === 'work') return readAs(workContentSchema, content).groups;
  return groupsOf(readAs(rowsContentSchema, content).rows, outboxKey);
}

function contentOf(plain: Buffer): unknown {
  try {
    return JSON.parse(gunzipSync(plain, { maxOutputLength: maxUnpackedBytes }).toString('utf8'));
  } catch {
    throw new Problem('bundle.tampered');
  }
}

function readAs<T extends z.ZodMiniType>(schema: T, content: unknown): z.infer<T> {
  const read = z.safeParse(schema, content);
  if (!read.success) throw new Problem('bundle.tampered');
  return read.data;
}

function groupsOf(rows: RowsContent['rows'], outboxKey: Uint8Array): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const { commune, scope, seq } = row;
    const envelope = envelopeOf(row, outboxKey);
    if (envelope === null) continue;
    let group = groups.find((one) => one.commune === commune && one.scope === scope && one.ops.length < maxOperationsPerPush);
    if (group === undefined) groups.push((group = { commune, scope, ops: [] }));
    group.ops.push({ ...envelope, seq });
  }
  return groups;
}

function envelopeOf(row: RowsContent['rows'][number], outboxKey: Uint8Array): Group['ops'][number] | null {
  const sealed = Buffer.from(row.sealed, 'base64');
  const label = Buffer.from(rowLabel(row.id, scopeKey(row)));
  const plain = sealed[0] === sealFormat ? openSealed(outboxKey, label, sealed.subarray(1)) : null;
  if (plain === null) return null;
  const envelope = z.safeParse(envelopeSchema, JSON.parse(plain.toString('utf8')));
  return envelope.success && envelope.data.id === row.id ? envelope.data : null;
}

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Row } from '#shared/sync/pull.ts';

const pack = promisify(gzip);

/** The rows of a hamlet as the bytes of its file. */
export function packRows(rows: readonly Row[]): Promise<Uint8Array> {
  return pack(JSON.stringify(rows));
}

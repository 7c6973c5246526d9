import { gunzip } from '#client/store/sealing.ts';
import { Problem } from '#shared/base/problem.ts';

/** The JSON in a file of gzip. Throws Problem `server.not-understood` when it is no such file, or not the whole of it. */
export async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await gunzip(packed))) as unknown;
  } catch {
    throw new Problem('server.not-understood');
  }
}

import { Problem } from '#shared/base/problem.ts';

/** The JSON in a file of gzip. Throws Problem `server.not-understood` when it is no such file, or not the whole of it. */
export async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  try {
    const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('server.not-understood');
  }
}

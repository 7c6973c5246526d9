import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/base/problem.ts';
import { noFile } from '#shared/sync/pull.ts';
import { downloadMany } from '#client/api/download-many.ts';

afterEach(() => void vi.unstubAllGlobals());

const type = 'application/octet-stream';

function framed(files: (Uint8Array | null)[]): Uint8Array<ArrayBuffer> {
  const frames = files.map((file) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(file?.byteLength ?? noFile);
    return Buffer.concat([length, ...(file === null ? [] : [file])]);
  });
  return new Uint8Array(Buffer.concat(frames));
}

/** The server's answer, in parts that end at these places. */
function serverSays(body: Uint8Array<ArrayBuffer>, cuts: number[], isBrokenOff = false): void {
  const ends = [...new Set(cuts.map((cut) => cut % (body.byteLength + 1)))].sort((a, b) => a - b);
  const parts = [0, ...ends].map((from, index) => body.slice(from, ends[index] ?? body.byteLength));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) if (part.byteLength > 0) controller.enqueue(part);
      if (isBrokenOff) controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(stream, { headers: { 'content-type': type } })));
}

async function fetched(count: number): Promise<{ files: (number[] | null)[]; fault: unknown }> {
  const files: (number[] | null)[] = [];
  const onFile = (bytes: Uint8Array | null) => void files.push(bytes && [...bytes]);
  const fault: unknown = await downloadMany('/api/snaps', type, Array.from({ length: count }, () => ({ onBytes: () => undefined, onFile }))).catch((one: unknown) => one);
  return { files, fault };
}

const someFiles = fc.array(fc.option(fc.uint8Array({ maxLength: 40 }), { nil: null }), { minLength: 1, maxLength: 5 });

test('several files come by one question, each as it was, wherever the road cuts what it carries', async () => {
  await fc.assert(
    fc.asyncProperty(someFiles, fc.array(fc.nat(200), { maxLength: 6 }), async (files, cuts) => {
      serverSays(framed(files), cuts);
      expect(await fetched(files.length)).toEqual({ files: files.map((file) => file && [...file]), fault: undefined });
    }),
  );
});

test('when the road breaks off, the files that came whole are there, and no other', async () => {
  const files = [Uint8Array.of(1, 2, 3), null, Uint8Array.of(4, 5, 6, 7)];
  const whole = framed(files);
  for (const length of [0, 3, 4, 6, 7, 10, 11, 13, whole.byteLength - 1]) {
    for (const isBrokenOff of [true, false]) {
      serverSays(whole.slice(0, length), [], isBrokenOff);
      const { files: here, fault } = await fetched(3);
      expect(fault).toEqual(new Problem('server.unreachable'));
      expect(here).toEqual(isBrokenOff && here.length === 0 ? [] : [[1, 2, 3], null].slice(0, length >= 11 ? 2 : length >= 7 ? 1 : 0));
    }
  }
});

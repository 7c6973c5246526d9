import { Problem } from '#shared/base/problem.ts';
import { noFile } from '#shared/sync/pull.ts';
import { demandFile, joined, patienceWithBytes, unkept } from './download.ts';

export interface WantedFile {
  /** Told of as its bytes come. */
  onBytes(arrived: number): void;
  /** It is here; `null`: there is none. */
  onFile(bytes: Uint8Array<ArrayBuffer> | null): void;
}

/**
 * Several files by one question, each handed over as soon as it is whole, in the order in which they were asked for.
 * Throws as `download` does; what was handed over before is there.
 */
export async function downloadMany(path: string, type: string, wanted: readonly WantedFile[]): Promise<void> {
  const patience = patienceWithBytes();
  try {
    const answer = await fetch(path, { ...unkept, signal: patience.signal });
    await demandFile(answer, type);
    const reader = answer.body?.getReader();
    const source = frames(async () => {
      const part = await reader?.read();
      patience.renew();
      return part?.value;
    });
    for (const { onBytes, onFile } of wanted) onFile(await source.next(onBytes));
  } catch (fault) {
    throw fault instanceof Problem ? fault : new Problem('server.unreachable');
  } finally {
    patience.end();
  }
}

/** Cuts what comes in parts of any length into files. */
function frames(read: () => Promise<Uint8Array | undefined>) {
  let rest: Uint8Array = new Uint8Array();

  async function take(length: number, onBytes: (arrived: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array[] = [];
    let arrived = 0;
    while (arrived < length) {
      const part = rest.byteLength > 0 ? rest : await read();
      // The road was cut in the middle.
      if (part === undefined) throw new Problem('server.unreachable');
      const used = part.subarray(0, length - arrived);
      rest = part.subarray(used.byteLength);
      parts.push(used);
      onBytes((arrived += used.byteLength));
    }
    return joined(parts, length);
  }

  return {
    async next(onBytes: (arrived: number) => void): Promise<Uint8Array<ArrayBuffer> | null> {
      const header = await take(4, () => undefined);
      const length = new DataView(header.buffer).getUint32(0);
      return length === noFile ? null : take(length, onBytes);
    },
  };
}

/** One part of a zip, still packed. */
export interface ZipEntry {
  name: string;
  isDeflated: boolean;
  /** The size that it says it has. */
  unpackedSize: number;
  data: Buffer;
}

const endSignature = 'PK\x05\x06';
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Flag of a header written before the sizes were known: they may stand as 0 there, and follow the data. */
const sizesFollow = 0x08;
/** What follows the data then is at most so long. */
const longestDescriptor = 24;

/**
 * The parts of a zip by the table at its end. A zip says everything twice, there and before each part, and readers
 * differ in which they believe: where the two disagree, or something lies between the parts, it is no honest zip.
 * @returns `null` when it is not
 */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  try {
    const located = centralEntries(bytes).sort((a, b) => a.offset - b.offset);
    let dataEnd = 0;
    return located.map(({ offset, ...central }) => {
      const dataStart = checkLocal(bytes, offset, central);
      demand(offset >= dataEnd && offset <= dataEnd + longestDescriptor);
      dataEnd = dataStart + central.packedSize;
      demand(dataEnd <= bytes.length);
      return {
        name: central.name,
        isDeflated: central.method === 8,
        unpackedSize: central.unpackedSize,
        data: bytes.subarray(dataStart, dataEnd),
      };
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function centralEntries(bytes: Buffer) {
  const end = bytes.lastIndexOf(endSignature, undefined, 'latin1');
  demand(end !== -1);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    demand(bytes.readUInt32LE(at) === centralSignature);
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      unpackedSize: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

/** @returns where the data of the part begins */
function checkLocal(
  bytes: Buffer,
  at: number,
  central: { name: string; method: number; packedSize: number; unpackedSize: number },
): number {
  demand(bytes.readUInt32LE(at) === localSignature);
  const nameLength = bytes.readUInt16LE(at + 26);
  const [packed, unpacked] = [bytes.readUInt32LE(at + 18), bytes.readUInt32LE(at + 22)];
  const agree = packed === central.packedSize && unpacked === central.unpackedSize;
  const follow = (bytes.readUInt16LE(at + 6) & sizesFollow) !== 0 && packed === 0 && unpacked === 0;
  demand(agree || follow);
  demand(bytes.readUInt16LE(at + 8) === central.method && (central.method === 0 || central.method === 8));
  demand(bytes.toString('utf8', at + 30, at + 30 + nameLength) === central.name);
  return at + 30 + nameLength + bytes.readUInt16LE(at + 28);
}

// Reading past the end of a buffer throws a RangeError too: one kind for every way of being broken.
function demand(holds: boolean): void {
  if (!holds) throw new RangeError('not an honest zip');
}

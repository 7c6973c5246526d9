import { deflateRawSync } from 'node:zlib';

/** A part of a zip made for a test, which may say of itself what is not so. */
export type ZipPart = { name: string; localName?: string; isHidden?: boolean } & (
  | { text: string }
  | { packed: Buffer; size: number }
);

/** A zip of these parts, with their CRC left at 0. A hidden part is missing from the table at the end. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = 'text' in part ? deflateRawSync(Buffer.from(part.text)) : part.packed;
    const size = 'text' in part ? Buffer.byteLength(part.text) : part.size;
    const localName = part.localName ?? part.name;
    const local = Buffer.concat([signature('PK\x03\x04'), fields(localName, data, size), Buffer.from(localName), data]);
    if (part.isHidden !== true) {
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(offset, 10);
      const head = Buffer.concat([signature('PK\x01\x02'), Buffer.from([20, 0]), fields(part.name, data, size), tail]);
      central.push(Buffer.concat([head, Buffer.from(part.name)]));
    }
    pieces.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, table, signature('PK\x05\x06'), end]);
}

/** Version, flags, method, time, CRC, sizes and lengths: the same in both tables of contents. */
function fields(name: string, data: Buffer, size: number): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(20, 0);
  buffer.writeUInt16LE(8, 4);
  buffer.writeUInt32LE(data.length, 14);
  buffer.writeUInt32LE(size, 18);
  buffer.writeUInt16LE(Buffer.byteLength(name), 22);
  return buffer;
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

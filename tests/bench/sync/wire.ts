import net from 'node:net';
import { once } from 'node:events';

/** A road to a server on which every byte is counted, at the socket: headers, compression and all. */
export interface Wire {
  /** Where a browser goes instead of to the server itself. */
  origin: string;
  /** Bytes between two moments (milliseconds since 1970). */
  between(begin: number, end: number): Bytes;
  /** As if there were no network any more: what is open is cut, and nothing new gets through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export interface Bytes {
  up: number;
  down: number;
}

/** `target`: the port of the server, asked anew for each connection. */
export async function layWire(target: () => number): Promise<Wire> {
  const seen: { at: number; direction: keyof Bytes; bytes: number }[] = [];
  const open = new Set<net.Socket>();
  let isCut = false;

  const server = net.createServer((phone) => {
    if (isCut) return void phone.destroy();
    const far = net.connect(target(), '127.0.0.1');
    carry(phone, far, 'up');
    carry(far, phone, 'down');
  });

  function carry(from: net.Socket, to: net.Socket, direction: keyof Bytes): void {
    open.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk: Buffer) => seen.push({ at: Date.now(), direction, bytes: chunk.length }));
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    between(begin, end) {
      const sum: Bytes = { up: 0, down: 0 };
      for (const { at, direction, bytes } of seen) if (at >= Math.floor(begin) && at <= Math.ceil(end)) sum[direction] += bytes;
      return sum;
    },
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => void (isCut = false),
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

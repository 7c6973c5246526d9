import { once } from 'node:events';
import net from 'node:net';

/** One address for whichever database is the first now, as a floating address or a proxy makes it. */
export interface Door {
  url(database: string): string;
  /** Cuts every connection; the next ones lead there. */
  lead(port: number): void;
  close(): void;
}

export async function openDoor(port: number): Promise<Door> {
  let target = port;
  const open = new Set<net.Socket>();
  const door = net.createServer((outside) => {
    const inside = net.connect(target, '127.0.0.1');
    for (const [one, other] of [[outside, inside], [inside, outside]] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port: own } = door.address() as net.AddressInfo;

  function cutAll(): void {
    for (const socket of open) socket.destroy();
  }

  return {
    url: (database) => `postgres://postgres@127.0.0.1:${own}/${database}`,
    lead(next) {
      target = next;
      cutAll();
    },
    close() {
      door.close();
      cutAll();
    },
  };
}

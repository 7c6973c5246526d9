import { Duplex } from 'node:stream';

/** Where a connection's bytes go; `null` from `EmbeddedConnection` means that the connection is over. */
export type EmbeddedWire = {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  hangUp(): void;
};

/**
 * Stands where postgres.js expects a TCP socket: a stream of PostgreSQL protocol bytes to and from the worker.
 *
 * The wire may still be opening (the worker boots for about a second, and boots again after a crash): bytes wait until
 * it is open. A wire that cannot be opened must end in the `error` and `close` events of a stream and not in a rejected
 * factory, because postgres.js keeps a connection whose socket factory rejected in its "connecting" queue for ever.
 */
export class EmbeddedConnection extends Duplex {
  #wire: EmbeddedWire | null = null;
  #waiting: { bytes: Uint8Array<ArrayBuffer>; done: () => void }[] = [];

  constructor() {
    super({ allowHalfOpen: false });
  }

  /** postgres.js asks a socket for this before it says goodbye to it. */
  get readyState(): 'open' | 'closed' {
    return this.destroyed ? 'closed' : 'open';
  }

  /** The worker is ready: everything written so far goes out, in order. */
  opened(wire: EmbeddedWire): void {
    if (this.destroyed) return wire.hangUp();
    this.#wire = wire;
    for (const { bytes, done } of this.#waiting.splice(0)) {
      wire.send(bytes);
      done();
    }
  }

  /** Bytes from the database. */
  received(bytes: Uint8Array): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  override _read(): void {
    // The worker sends whole answers by itself; there is nothing to ask for.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // A copy with a buffer of its own: Node's small buffers share one pool, which must not be transferred away.
    const bytes = new Uint8Array(chunk);
    if (this.#wire === null) {
      this.#waiting.push({ bytes, done });
    } else {
      this.#wire.send(bytes);
      done();
    }
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#waiting = [];
    this.#wire?.hangUp();
    this.#wire = null;
    done(error);
  }
}

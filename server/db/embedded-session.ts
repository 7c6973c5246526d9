/**
 * PGlite is a single PostgreSQL session. Here several connections (the query connection of postgres.js and the one it
 * opens for LISTEN) share it: a connection owns the session from its first message until PostgreSQL answers "ready for
 * query, idle", so a transaction is never mixed with somebody else's statement.
 *
 * Facts of the protocol used here (PostgreSQL documentation, chapter "Frontend/Backend Protocol"): every message is one
 * type byte and a length of four bytes that counts itself; only the first message of a connection has no type byte.
 */

/** Runs one batch of messages in the engine and returns everything it answered; it never rejects. */
export type RunBatch = (batch: Uint8Array) => Promise<Buffer>;

export type SessionConnection = {
  write(bytes: Uint8Array): void;
  /** The other side is gone: its open transaction is rolled back and its turn ends. */
  gone(): void;
};

export type SessionEvents = {
  answer(bytes: Buffer): void;
  /** The session ended this connection. */
  end(reason: string): void;
};

/** A transaction left open without a word for so long is rolled back: on one session it keeps everybody waiting. */
const IDLE_IN_TRANSACTION_MS = 60_000;

const TERMINATE = 0x58; // X
const READY_FOR_QUERY = 0x5a; // Z
const NOTIFICATION = 0x41; // A
const IDLE = 0x49; // I
// Messages that ask for an answer now: Sync, Query, Flush, CopyData, CopyDone, CopyFail. Others wait for one of these.
const ASKS_FOR_ANSWER = new Set([0x53, 0x51, 0x48, 0x64, 0x63, 0x66]);
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

export function createSession(run: RunBatch) {
  const turns = createTurns();
  const everybody = new Set<SessionEvents>();

  return {
    connect(events: SessionEvents): SessionConnection {
      everybody.add(events);
      const messages = createMessageReader();
      let batch: Uint8Array[] = [];
      let inTransaction = false;
      let over = false;
      let work = Promise.resolve();
      let idleTimer: NodeJS.Timeout | undefined;

      function write(bytes: Uint8Array): void {
        clearTimeout(idleTimer);
        work = work.then(() => take(bytes)).catch((error: unknown) => leave(String(error)));
      }

      async function take(bytes: Uint8Array): Promise<void> {
        for (const message of messages.read(bytes)) {
          if (over) return;
          if (message.type === TERMINATE) return leave('terminated');
          batch.push(message.bytes);
          if (message.type === null || ASKS_FOR_ANSWER.has(message.type)) await flush();
        }
      }

      async function flush(): Promise<void> {
        const bytes = Buffer.concat(batch);
        batch = [];
        await turns.begin(events);
        if (over) return turns.end(events);
        const answer = await run(bytes);
        const read = readAnswer(answer);
        if (read.status !== null) inTransaction = read.status !== IDLE;
        if (answer.length > 0) events.answer(answer);
        for (const other of everybody) {
          if (other !== events) for (const notification of read.notifications) other.answer(notification);
        }
        if (read.status === IDLE) turns.end(events);
        else if (inTransaction) idleTimer = setTimeout(() => leave('idle in transaction'), IDLE_IN_TRANSACTION_MS);
      }

      function leave(reason: string): void {
        if (over) return;
        over = true;
        clearTimeout(idleTimer);
        everybody.delete(events);
        events.end(reason);
        // Still its turn: it left between two messages. Sync ends a half-sent statement, and rolling back when there is
        // nothing to roll back is only a warning.
        if (turns.has(events)) void run(Buffer.concat([SYNC, simpleQuery('rollback')])).then(() => turns.end(events));
      }

      return { write, gone: () => void (work = work.then(() => leave('gone'))) };
    },
  };
}

/** One owner at a time, first come first served. */
function createTurns() {
  let owner: object | null = null;
  const waiting: { who: object; start: () => void }[] = [];
  return {
    has: (who: object) => owner === who,
    begin(who: object): Promise<void> {
      if (owner === null || owner === who) {
        owner = who;
        return Promise.resolve();
      }
      return new Promise((start) => waiting.push({ who, start }));
    },
    end(who: object): void {
      if (owner !== who) return;
      const next = waiting.shift();
      owner = next?.who ?? null;
      next?.start();
    },
  };
}

type Message = { type: number | null; bytes: Uint8Array };

function createMessageReader() {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;

  return {
    read(bytes: Uint8Array): Message[] {
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      const found: Message[] = [];
      for (;;) {
        const typeLength = first ? 0 : 1;
        if (rest.length < typeLength + 4) return found;
        const length = typeLength + rest.readUInt32BE(typeLength);
        if (rest.length < length) return found;
        found.push({ type: first ? null : rest.readUInt8(0), bytes: rest.subarray(0, length) });
        rest = rest.subarray(length);
        first = false;
      }
    },
  };
}

function readAnswer(answer: Buffer): { status: number | null; notifications: Buffer[] } {
  let status: number | null = null;
  const notifications: Buffer[] = [];
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readUInt32BE(at + 1);
    if (answer[at] === READY_FOR_QUERY) status = answer.readUInt8(at + 5);
    if (answer[at] === NOTIFICATION) notifications.push(answer.subarray(at, end));
    at = end;
  }
  return { status, notifications };
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const message = Buffer.alloc(5 + body.length);
  message.write('Q');
  message.writeUInt32BE(4 + body.length, 1);
  body.copy(message, 5);
  return message;
}
